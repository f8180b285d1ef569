package org.fangyu.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may be allowed to do. */
public enum Act {
  READ_OFFICE("查看内部资料", "read office data"),
  CHECK("核验", "run checks"),
  DRAFT("起草", "draft"),
  WRITE_NAMES("登记地名", "write place names"),
  WRITE_PLATES("登记门牌", "write door plates"),
  WRITE_BOUNDARIES("登记界线界桩", "write boundaries"),
  WRITE_CEMETERIES("登记墓地", "write cemeteries and graves"),
  INSPECT("上传联检记录", "record inspections"),
  REVIEW("部门会签", "review for a department"),
  APPROVE("审批", "approve"),
  EXPORT_RESTRICTED("导出内部资料", "export restricted data"),
  UNMASK("查看完整身份信息", "see personal numbers in full"),
  READ_JOURNAL("查看日志", "read the journal"),
  ADMINISTER("管理账号", "manage accounts");

  private final String title;
  private final String titleEn;

  Act(String title, String titleEn) {
    this.title = title;
    this.titleEn = titleEn;
  }

  /** The name in addresses, tokens and answers: "read-office". */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }

  public String titleEn() {
    return titleEn;
  }

  public static Optional<Act> find(String key) {
    return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
  }
}
