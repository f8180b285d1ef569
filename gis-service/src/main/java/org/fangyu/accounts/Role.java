package org.fangyu.accounts;

import static org.fangyu.accounts.Act.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody is in a division. Who manages accounts reads no graves and approves nothing; who approves does not
 * write what is approved.
 */
public enum Role {
  PUBLIC("公众", "Public"),
  CLERK("经办人", "Clerk", READ_OFFICE, CHECK, DRAFT),
  OFFICER("业务员", "Officer", READ_OFFICE, CHECK, DRAFT, WRITE_NAMES, WRITE_PLATES, WRITE_BOUNDARIES, WRITE_CEMETERIES, EXPORT_RESTRICTED, UNMASK),
  APPROVER("审批人", "Approver", READ_OFFICE, CHECK, APPROVE, EXPORT_RESTRICTED, UNMASK, READ_JOURNAL),
  INSPECTOR("联检员", "Inspector", READ_OFFICE, CHECK, INSPECT),
  CEMETERY_OFFICER("殡葬管理员", "Cemetery officer", READ_OFFICE, CHECK, DRAFT, WRITE_CEMETERIES, UNMASK),
  DEPARTMENT_REVIEWER("部门会签人", "Department reviewer", READ_OFFICE, CHECK, REVIEW),
  ADMINISTRATOR("管理员", "Administrator", ADMINISTER, READ_JOURNAL);

  private final String title;
  private final String titleEn;
  private final Set<Act> acts;

  Role(String title, String titleEn, Act... acts) {
    this.title = title;
    this.titleEn = titleEn;
    this.acts = acts.length == 0 ? EnumSet.noneOf(Act.class) : EnumSet.copyOf(Arrays.asList(acts));
  }

  public boolean allows(Act act) {
    return acts.contains(act);
  }

  /** Whether a password alone is too little for it. */
  public boolean needsSecondFactor() {
    return this == APPROVER || this == ADMINISTRATOR;
  }

  /** The name in commands and answers: "cemetery-officer". */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }

  public String titleEn() {
    return titleEn;
  }

  /** The roles that can be granted; the public's cannot. */
  public static Stream<Role> granted() {
    return Arrays.stream(values()).filter(role -> role != PUBLIC);
  }

  /** A role that can be granted. */
  public static Optional<Role> find(String key) {
    return granted().filter(role -> role.key().equals(key)).findFirst();
  }
}
