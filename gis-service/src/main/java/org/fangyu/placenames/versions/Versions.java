package org.fangyu.placenames.versions;

import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.database.Ewkb;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the versions, in the transaction of who calls and signed by them. */
@Component
public class Versions {
  private static final String CURRENT = "select id, code, name, valid_from, place_code from %s where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)";
  private static final String PLACE_CURRENT = CURRENT.formatted("place").replace("place_code", "code as place_code");

  /** Columns that a new version takes over from the one before where the announcement says nothing else. */
  private static final String ROAD = """
      insert into road (code, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, pinyin_source, former_name, road_class, width_metres, status,
        division_code, start_text, end_text, named_on, approval_number, origin, meaning, height_datum, geom, source_geom, valid_from, predecessor_id,
        place_code, history, approving_body, filed_on, announced_on, naming_case)
      select code, coalesce(:name, name), coalesce(:specific, specific), coalesce(:generic, generic), coalesce(:pinyin, pinyin), coalesce(:plain, pinyin_plain),
        coalesce(:initials, pinyin_initials), case when :pinyin::text is null then pinyin_source else 'reviewed' end,
        case when :former::text is null then former_name else concat_ws(';', former_name, :former::text) end,
        coalesce(:roadClass, road_class), coalesce(:width::double precision, width_metres), case when :act::text = 'extend' then status else :status end, division_code, coalesce(:start, start_text), coalesce(:end, end_text),
        case when :act::text in ('name', 'rename') then :decidedOn::date else named_on end, :number, coalesce(:origin, origin), coalesce(:meaning, meaning), height_datum,
        coalesce(st_multi(:geom::geometry)::geometry(MultiLineString, 4490), geom), case when :geom::geometry is null then source_geom end, :from::date, id,
        :placeCode, coalesce(:history, history), :body, :filedOn::date, :announcedOn::date, :case
      from road where id = :id""";

  private static final String NEW_ROAD = """
      insert into road (code, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, pinyin_source, road_class, width_metres, status, division_code,
        start_text, end_text, named_on, approval_number, origin, meaning, geom, valid_from, place_code, history, approving_body, filed_on, announced_on, naming_case, predecessor_id)
      values (:placeCode, :name, :specific, :generic, :pinyin, :plain, :initials, 'reviewed', :roadClass, :width, :status, :division,
        :start, :end, :decidedOn, :number, :origin, :meaning, st_multi(:geom::geometry), :from, :placeCode, :history, :body, :filedOn, :announcedOn, :case, :predecessor)""";

  private static final String PLACE = """
      insert into place (code, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, pinyin_source, minority_name, alias, former_name, short_name,
        place_class, category_code, status, division_code, origin, meaning, history, secrecy, named_on, height_datum, geom, source_geom, valid_from, predecessor_id,
        approval_number, approving_body, filed_on, announced_on, naming_case)
      select code, coalesce(:name, name), coalesce(:specific, specific), coalesce(:generic, generic), coalesce(:pinyin, pinyin), coalesce(:plain, pinyin_plain),
        coalesce(:initials, pinyin_initials), case when :pinyin::text is null then pinyin_source else 'reviewed' end, minority_name, alias,
        case when :former::text is null then former_name else concat_ws(';', former_name, :former::text) end, short_name,
        place_class, category_code, :status, division_code, coalesce(:origin, origin), coalesce(:meaning, meaning), coalesce(:history, history), secrecy,
        case when :act::text in ('name', 'rename') then :decidedOn::date else named_on end, height_datum, coalesce(:geom::geometry, geom),
        case when :geom::geometry is null then source_geom end, :from::date, id, :number, :body, :filedOn::date, :announcedOn::date, :case
      from place where id = :id""";

  private static final String NEW_PLACE = """
      insert into place (code, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, pinyin_source, place_class, category_code, status, division_code,
        origin, meaning, history, secrecy, named_on, geom, valid_from, approval_number, approving_body, filed_on, announced_on, naming_case)
      values (:placeCode, :name, :specific, :generic, :pinyin, :plain, :initials, 'reviewed', :placeClass, substr(:placeCode, 10, 5), :status, :division,
        :origin, :meaning, :history, 'public', :decidedOn, :geom::geometry, :from, :number, :body, :filedOn, :announcedOn, :case)""";

  private record Standing(long id, String code, String name, LocalDate validFrom, String placeCode) {}

  /** @param code of the record @param placeCode twenty digits */
  public record Written(String code, String placeCode) {}

  private final JdbcClient jdbc;

  Versions(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  /**
   * The announced name becomes the record's new version, or a new record.
   *
   * @throws Problem 409 when the record is not there on that day, 422 when no category code belongs to its class
   */
  public Written announce(NewName name) {
    return switch (name.act()) {
      case "split" -> split(name);
      case "merge" -> merge(name);
      default -> version(name, null);
    };
  }

  /** The old road keeps its code and the rest of its line; the part with the new name is a road of its own that follows it. */
  private Written split(NewName name) {
    long old = standing(name).id();
    version(name.about("extend", name.recordCode(), name.rest()), null);
    return version(new NewName("name", name.target(), null, name.divisionCode(), name.wording(), name.kind(), name.told(), name.geometry(), null, null, name.papers()), old);
  }

  /** The road that ends has its last day; its name stays with the one that it went into. */
  private Written merge(NewName name) {
    Standing ending = standing(name);
    LocalDate until = later(name.papers().announcedOn(), ending.validFrom().plusDays(1));
    end(name, ending, until);
    NewName grown = name.about("extend", name.intoCode(), name.geometry());
    Standing staying = standing(grown);
    Written written = version(grown, null);
    if (ending.name() != null) {
      remember(name, staying, ending.name(), until);
    }
    return written;
  }

  private void end(NewName name, Standing standing, LocalDate day) {
    jdbc.sql("update %s set valid_to = :day where id = :id".formatted(name.target())).param("day", day).param("id", standing.id()).update();
  }

  /** @param predecessor of a new record; null for none */
  private Written version(NewName name, Long predecessor) {
    Optional<Standing> standing = name.recordCode() == null ? Optional.empty() : Optional.of(standing(name));
    String placeCode = standing.map(Standing::placeCode).orElse(null);
    if (placeCode == null && name.bringsName()) {
      placeCode = issue(name);
    }
    LocalDate from = name.papers().announcedOn();
    if (standing.isPresent()) {
      requireName(name, standing.get());
      from = later(from, standing.get().validFrom().plusDays(1));
      end(name, standing.get(), from);
    }
    String former = standing.filter(before -> name.act().equals("rename") && before.name() != null).map(Standing::name).orElse(null);
    insert(name, standing.orElse(null), predecessor, placeCode, from, former);
    if (former != null) {
      remember(name, standing.get(), former, from);
    }
    return new Written(standing.map(Standing::code).orElse(placeCode), placeCode);
  }

  private Standing standing(NewName name) {
    return jdbc.sql(name.road() ? CURRENT.formatted("road") : PLACE_CURRENT).param("code", name.recordCode()).param("day", name.papers().announcedOn()).query(Standing.class).optional()
        .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "record-gone", "登记簿中已没有该现行记录 / the register has no such record on that day")
            .with("field", "recordCode").with("offender", name.recordCode()));
  }

  private static void requireName(NewName name, Standing standing) {
    if (name.act().equals("cancel") && standing.name() == null) {
      throw Problem.unprocessable("no-name", "该记录没有名称，无从注销 / there is no name to cancel", "recordCode", "有名称的记录 / a record with a name", standing.code());
    }
  }

  private void insert(NewName name, Standing before, Long predecessor, String placeCode, LocalDate from, String former) {
    boolean kept = before != null;
    String sql = name.road() ? (kept ? ROAD : NEW_ROAD) : kept ? PLACE : NEW_PLACE;
    boolean words = name.bringsName();
    NewName.Wording wording = words ? name.wording() : new NewName.Wording(null, null, null, null, null);
    NewName.Papers papers = name.papers();
    var insert = jdbc.sql(sql).param("name", words ? wording.name() : null).param("specific", wording.specific()).param("generic", wording.generic())
        .param("pinyin", wording.pinyin()).param("plain", wording.pinyinPlain()).param("initials", wording.pinyinInitials())
        .param("status", name.act().equals("cancel") ? "cancelled" : "announced").param("origin", name.told().origin()).param("meaning", name.told().meaning())
        .param("history", name.told().history()).param("geom", name.geometry() == null ? null : Ewkb.write(name.geometry())).param("from", from)
        .param("decidedOn", papers.decidedOn()).param("number", papers.decisionNumber()).param("body", papers.approvingBody())
        .param("filedOn", papers.filedOn()).param("announcedOn", papers.announcedOn()).param("case", papers.caseCode()).param("placeCode", placeCode);
    if (kept) {
      insert.param("id", before.id()).param("act", name.act()).param("former", former);
    } else {
      insert.param("division", name.divisionCode());
    }
    if (name.road() && !kept) {
      insert.param("predecessor", predecessor);
    }
    if (name.road()) {
      insert.param("roadClass", name.kind().roadClass()).param("width", name.kind().widthMetres()).param("start", name.told().startText()).param("end", name.told().endText());
    } else if (!kept) {
      insert.param("placeClass", name.kind().placeClass());
    }
    insert.update();
  }

  /** The old name of a renamed record, with the end of its period and the decision as source. */
  private void remember(NewName name, Standing before, String former, LocalDate until) {
    jdbc.sql("insert into other_name (code, register, kind, name, period_to, source) values (:code, :register, 'former', :name, :until, :source)")
        .param("code", before.code()).param("register", name.target()).param("name", former).param("until", until.toString())
        .param("source", name.papers().approvingBody() + " " + name.papers().decisionNumber()).update();
  }

  /** County (6) + township (3, 000 where there is none) + category (5) + serial (6). */
  private String issue(NewName name) {
    String category = name.kind().categoryCode() != null ? name.kind().categoryCode() : category(name);
    String county = name.divisionCode().length() < 6 ? (name.divisionCode() + "000000").substring(0, 6) : name.divisionCode().substring(0, 6);
    String township = jdbc.sql("""
        select substr(code, 7, 3) from division
        where level = 'township' and starts_with(code, :county) and valid_from <= :day and (valid_to is null or valid_to > :day)
          and st_intersects(geom, st_pointonsurface(coalesce(:geom::geometry, (select geom from %s where code = :code order by valid_from desc limit 1))))
        order by code limit 1""".formatted(name.target())).param("county", county).param("day", name.papers().announcedOn())
        .param("geom", name.geometry() == null ? null : Ewkb.write(name.geometry())).param("code", name.recordCode()).query(String.class).optional().orElse("000");
    return jdbc.sql("select register.issue_place_code(:prefix)").param("prefix", county + township + category).query(String.class).single();
  }

  private String category(NewName name) {
    String kind = name.road() ? name.kind().roadClass() : name.kind().placeClass();
    return jdbc.sql("select code from category_code where target = :target and class = :class and effective_from <= :day and (effective_to is null or effective_to > :day) order by id limit 1")
        .param("target", name.target()).param("class", kind).param("day", name.papers().announcedOn()).query(String.class).optional()
        .orElseThrow(() -> Problem.unprocessable("no-category", "该类别没有登记类别代码，请在地名上填写五位类别代码 / no category code belongs to this class: give one with the name", "categoryCode", "GB/T 18521", kind));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
