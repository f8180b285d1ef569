package org.fangyu.placenames.divisions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.placenames.divisions.plan.Item;
import org.fangyu.web.GeoJson;
import org.springframework.stereotype.Component;

/** Changes as JSON. */
@Component
class ChangeAnswers {
  private final ChangeStore store;
  private final DeskAccess desk;

  ChangeAnswers(ChangeStore store, DeskAccess desk) {
    this.store = store;
    this.desk = desk;
  }

  static Map<String, Object> head(Change one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", one.code());
    json.put("title", one.title());
    json.put("divisionCode", one.divisionCode());
    json.put("effectiveOn", one.effectiveOn());
    json.put("state", one.state());
    json.put("version", one.version());
    json.put("openedOn", one.openedOn());
    json.put("openedBy", one.openedBy());
    json.put("changedAt", one.changedAt());
    json.put("changedBy", one.changedBy());
    return json;
  }

  Map<String, Object> whole(Change one) {
    List<Item> items = store.items(one.code());
    Map<String, Object> json = head(one);
    json.put("approvalNumber", one.approvalNumber());
    json.put("approvingBody", one.approvingBody());
    json.put("approvedOn", one.approvedOn());
    json.put("reason", one.reason());
    json.put("endedAt", one.endedAt());
    json.put("endedBy", one.endedBy());
    json.put("endedNote", one.endedNote());
    json.put("items", items.stream().map(ChangeAnswers::item).toList());
    json.put("mayEdit", one.draft() && desk.whyNot(Act.DRAFT, one.divisionCode()).isEmpty());
    json.put("whyNotAdopt", whyNotAdopt(one, items));
    return json;
  }

  /** Why the asker may not adopt it; null if they may, as far as their rights go. */
  private String whyNotAdopt(Change one, List<Item> items) {
    if (!one.draft()) {
      return one.adopted() ? "已实施 / adopted" : "已撤回 / withdrawn";
    }
    return desk.whyNot(Act.APPROVE, one.divisionCode()).map(Reason::sentence)
        .orElse(Adoption.drafted(one, items, desk.person().account()) ? "起草人不能实施自己起草的调整 / who drafted a change does not adopt it" : null);
  }

  private static Map<String, Object> item(Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ordinal", item.ordinal());
    json.put("act", item.act().key());
    json.put("title", item.act().title());
    json.put("divisionCode", item.divisionCode());
    json.put("newCode", item.newCode());
    json.put("name", item.name());
    json.put("pinyin", item.spelling() == null ? null : item.spelling().pinyin());
    json.put("level", item.level() == null ? null : item.level().key());
    json.put("parentCode", item.parentCode());
    json.put("into", item.into());
    json.put("geometry", GeoJson.write(item.geometry()));
    json.put("addedBy", item.addedBy());
    return json;
  }
}
