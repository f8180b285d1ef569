package org.fangyu.placenames.collection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.placenames.cases.CaseBook;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.NameParts;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns collected names into one naming case in preparation. The teller stays behind. */
@Component
class Batch {
  private static final String LOCKED = CollectedNames.READ + "where code = any (:codes::text[]) order by id for update";
  /** An unnamed road brings its line, class and width along. What bears an approved name is renamed, all else is named. */
  private static final String ITEM = """
      insert into naming_item (code, case_code, ordinal, act, target, record_code, specific, generic, place_class, road_class, width_metres, origin, meaning, pinyin, pinyin_plain, pinyin_initials, geom)
      select :item, :case, :ordinal, case when known.status in ('approved', 'filed', 'announced') and known.name <> :name then 'rename' else 'name' end, :target, :record, :specific, :generic,
        case when :target = 'place' then :class end, known.road_class, known.width_metres, :origin, :meaning, :toned, :plain, :initials, coalesce(known.geom, c.geom)
      from collected_name c left join lateral (
        select r.status, r.name, r.road_class, r.width_metres, r.geom::geometry from road r where :target = 'road' and r.code = :record and r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
        union all
        select p.status, p.name, null, null, p.geom::geometry from place p where :target = 'place' and p.code = :record and p.valid_from <= :today and (p.valid_to is null or p.valid_to > :today)) known on true
      where c.code = :code""";
  private static final String GONE = """
      update collected_name set state = 'in-case', case_code = :case, item_code = :item, version = version + 1, changed_at = clock_timestamp(), changed_by = current_setting('fangyu.actor')
      where code = :code""";

  private final CaseBook book;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Batch(DataSource dataSource, CaseBook book) {
    this.book = book;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** @param items codes of the names in the case, in the order in which they were asked for */
  record Opened(String caseCode, String division, List<String> items) {}

  /**
   * @param mayDraft refuses by throwing for a division that the author may not draft for
   * @throws Problem 404 for a code that there is not, 409 naming those that are not open
   */
  Opened open(List<String> codes, String title, String author, Consumer<String> mayDraft) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      List<Collected> names = locked(codes);
      String division = common(names);
      mayDraft.accept(division);
      String code = book.open(division, title, null, "乡村著名行动实地采集,共 " + names.size() + " 个名称", "由实地采集批量建案");
      for (int i = 0; i < names.size(); i++) add(names.get(i), code, i + 1);
      return new Opened(code, division, IntStream.rangeClosed(1, names.size()).mapToObj(n -> code + "-" + n).toList());
    });
  }

  private List<Collected> locked(List<String> codes) {
    Map<String, Collected> found = jdbc.sql(LOCKED).param("codes", codes.toArray(String[]::new)).query(CollectedNames::read).list().stream().map(CollectedNames.Row::name)
        .collect(Collectors.toMap(Collected::code, Function.identity()));
    codes.stream().filter(code -> !found.containsKey(code)).findFirst().ifPresent(code -> {
      throw Problem.notFound("采集的名称 / collected name", code);
    });
    List<Collected> notOpen = codes.stream().map(found::get).filter(one -> !one.state().equals("open")).toList();
    if (!notOpen.isEmpty()) {
      throw new Problem(HttpStatus.CONFLICT, "not-open", "有 %d 个名称已建案或不采用 / %1$d of them are in a case or dismissed".formatted(notOpen.size())).with("field", "codes")
          .with("current", notOpen.stream().map(Collected::masked).toList());
    }
    return codes.stream().map(found::get).toList();
  }

  /** The division of all of them: village, township, county. */
  private String common(List<Collected> names) {
    for (int digits : new int[] {12, 9, 6}) {
      List<String> prefixes = names.stream().map(one -> one.divisionCode().substring(0, Math.min(digits, one.divisionCode().length()))).distinct().toList();
      Optional<String> one = prefixes.size() == 1 ? jdbc.sql("select code from division_identity where code = :code").param("code", prefixes.get(0)).query(String.class).optional() : Optional.empty();
      if (one.isPresent()) return one.get();
    }
    throw Problem.unprocessable("several-counties", "一个案件只办一个县的地名 / a case holds names of one county", "codes", "同一县 / one county", names.size());
  }

  private void add(Collected one, String code, int ordinal) {
    boolean road = "road".equals(one.aboutRegister());
    NameSplit split = NameSplit.of(one.name(), one.generic(), road);
    Draft spelled = Sound.spelled(NameParts.of(split.specific(), split.generic(), road, road ? null : one.placeClass()), one.heard());
    String item = code + "-" + ordinal;
    jdbc.sql(ITEM).param("item", item).param("case", code).param("ordinal", ordinal).param("name", one.name()).param("target", road ? "road" : "place").param("record", one.aboutCode())
        .param("specific", split.specific()).param("generic", split.generic()).param("class", one.placeClass()).param("origin", one.origin()).param("meaning", one.meaning())
        .param("toned", spelled.toned()).param("plain", spelled.plain()).param("initials", spelled.initials()).param("today", Validity.today()).param("code", one.code()).update();
    jdbc.sql(GONE).param("case", code).param("item", item).param("code", one.code()).update();
  }
}
