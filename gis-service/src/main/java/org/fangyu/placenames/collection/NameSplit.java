package org.fangyu.placenames.collection;

import java.util.List;
import org.fangyu.romanisation.StreetWords;

/**
 * Where a name falls into specific and generic part, as far as that can be guessed; an officer looks at it in the case. Pure.
 *
 * @param generic null for none
 */
record NameSplit(String specific, String generic) {
  /** Longest first. */
  private static final List<String> WORDS = List.of("自然村", "水库", "大桥", "隧道", "公园", "广场", "村", "庄", "屯", "寨", "营", "堡", "铺", "店", "集", "坊", "圩", "垸", "坪", "坝", "坡", "坳", "垭",
      "岭", "山", "峰", "岗", "岩", "洞", "沟", "冲", "河", "江", "溪", "湖", "塘", "湾", "港", "洲", "滩", "渡", "桥", "井", "泉", "田", "畈", "坑", "垄", "墩", "塆", "咀", "嘴", "窝", "院", "园");

  /** @param given the generic part that the collector has said; null to guess */
  static NameSplit of(String name, String given, boolean road) {
    String generic = given != null ? given : road ? StreetWords.genericOf(name).orElse(null) : WORDS.stream().filter(name::endsWith).findFirst().orElse(null);
    boolean whole = generic == null || generic.length() >= name.length();
    return whole ? new NameSplit(name, null) : new NameSplit(name.substring(0, name.length() - generic.length()), generic);
  }
}
