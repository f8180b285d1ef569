package org.fangyu.placenames.papers;

import org.fangyu.documents.PlainTemplate;

/** The templates that a division begins with; its own take their place. */
final class DefaultTemplates {
  private static final String FOOT = "{{案件号}}　数据版本 {{数据版本}}　校验 {{内容校验}}";
  private static final int[] FORM = {1500, 2866, 1500, 2865};
  private static final int[] NAMES = {640, 1700, 1900, 1500, 2991};

  private static final int[] LONG_PLACES = {640, 1500, 1900, 1320, 3371};

  private DefaultTemplates() {}

  static byte[] docx(PaperKind kind) {
    return switch (kind) {
      case APPLICATION -> application();
      case FOUR_BOUNDS -> fourBounds();
      case DECISION -> decision();
      case FILING -> filing();
      case ANNOUNCEMENT -> announcement();
    };
  }

  private static byte[] application() {
    return new PlainTemplate().title("地名{{事项}}申请书")
        .form(FORM, new String[] {"案件号", "{{案件号}}", "申请日期", "{{申请日期}}"}, new String[] {"申请人", "{{申请人}}"}, new String[] {"所属区划", "{{区划名称}}", "区划代码", "{{区划代码}}"},
            new String[] {"案件名称", "{{案件名称}}"}, new String[] {"地名数量", "{{地名数量}} 个", "事项", "{{事项}}"})
        .heading("一、申请理由").text("{{申请理由}}")
        .heading("二、命名方案")
        .table(NAMES, new String[] {"序号", "标准名称", "罗马字母拼写", "类别", "含义、来历"}, new String[] {"{{地名.序号}}", "{{地名.标准名称}}", "{{地名.罗马字母}}", "{{地名.类别}}", "{{地名.含义}} {{地名.来历}}"})
        .heading("三、位置、规模、性质")
        .text("{{地名.序号}}．{{地名.标准名称}}：{{地名.位置描述}}。")
        .heading("四、综合评估").text("{{综合评估}}")
        .heading("五、专家论证").text("{{专家论证}}")
        .heading("六、征求意见").text("{{征求意见}} {{部门意见}}")
        .signature("申请人（盖章）：{{申请人}}").signature("{{申请日期}}")
        .docx(FOOT);
  }

  private static byte[] fourBounds() {
    return new PlainTemplate().line("{{#地名}}")
        .titleOnNewPage("{{地名.标准名称}}四至图")
        .picture("{{地名.四至图}}")
        .line("四至：{{地名.四至}}。")
        .line("{{地名.坐标系}}。")
        .line("{{/地名}}")
        .docx(FOOT);
  }

  private static byte[] decision() {
    return new PlainTemplate().title("{{批准机关}}关于{{案件名称}}的批复").subtitle("{{批准文号}}")
        .line("{{申请人}}：")
        .text("你单位关于{{案件名称}}的申请（案件号 {{案件号}}）收悉。经研究，现批复如下：")
        .text("一、根据《地名管理条例》，同意下列 {{地名数量}} 个地名的{{事项}}：")
        .table(LONG_PLACES, new String[] {"序号", "标准名称", "罗马字母拼写", "原名称", "位置"}, new String[] {"{{地名.序号}}", "{{地名.标准名称}}", "{{地名.罗马字母}}", "{{地名.原名称}}", "{{地名.位置描述}}"})
        .text("二、请自批准之日起 15 日内报送备案并向社会公告，做好地名标志设置工作；标准地名自公告之日起使用。")
        .text("{{退回说明}}")
        .signature("{{批准机关}}").signature("{{批准日期}}")
        .docx(FOOT);
  }

  private static byte[] filing() {
    return new PlainTemplate().line("{{#地名}}")
        .titleOnNewPage("地名备案登记表")
        .form(FORM, new String[] {"标准名称", "{{地名.标准名称}}", "罗马字母拼写", "{{地名.罗马字母}}"}, new String[] {"专名", "{{地名.专名}}", "通名", "{{地名.通名}}"},
            new String[] {"事项", "{{地名.事项}}", "原名称", "{{地名.原名称}}"}, new String[] {"地名代码", "{{地名.地名代码}}", "地名类别", "{{地名.类别}}"}, new String[] {"所在区划", "{{地名.所在区划}}"},
            new String[] {"位置描述", "{{地名.位置描述}}"}, new String[] {"起点", "{{地名.起点}}", "止点", "{{地名.止点}}"}, new String[] {"长度", "{{地名.长度}}", "宽度", "{{地名.宽度}}"},
            new String[] {"含义", "{{地名.含义}}"}, new String[] {"来历", "{{地名.来历}}"}, new String[] {"沿革", "{{地名.沿革}}"}, new String[] {"批准机关", "{{批准机关}}", "批准文号", "{{批准文号}}"},
            new String[] {"批准日期", "{{批准日期}}", "备案机关", "{{备案机关}}"}, new String[] {"备案编号", "{{备案编号}}", "备案日期", "{{备案日期}}"})
        .line("填报单位（盖章）：　　　　　填报人：　　　　填报日期：")
        .line("{{/地名}}")
        .docx(FOOT);
  }

  private static byte[] announcement() {
    return new PlainTemplate().title("关于{{地名数量}}个地名{{事项}}的公告").subtitle("{{公告编号}}")
        .text("根据《地名管理条例》，经{{批准机关}}于{{批准日期}}批准（{{批准文号}}），现将下列标准地名予以公告：")
        .table(LONG_PLACES, new String[] {"序号", "标准名称", "罗马字母拼写", "所在行政区划", "位置描述"}, new String[] {"{{地名.序号}}", "{{地名.标准名称}}", "{{地名.罗马字母}}", "{{地名.所在区划}}", "{{地名.位置描述}}"})
        .text("批准机关：{{批准机关}}").text("批准日期：{{批准日期}}")
        .text("自公告之日起，地名标志、交通标志、公共服务、新闻出版、地图、法律文书等应当使用上述标准地名。")
        .signature("{{公告日期}}")
        .docx(FOOT);
  }
}
