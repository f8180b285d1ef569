package org.fangyu.placenames.readings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.accounts.Grant;
import org.fangyu.database.Author;
import org.fangyu.placenames.readings.Bodies.Correction;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Readings that somebody enters in the table by hand. */
@Component
class Corrections {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ReadingTable table;

  Corrections(DataSource dataSource, ReadingTable table) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.table = table;
  }

  /** @param superseded what stood until now @param reading what stands now; null for nothing */
  record Outcome(Reading superseded, Reading reading) {}

  /** @throws Problem 400 for what is no reading of the text; 409 when another row stands than the one that is corrected */
  Outcome correct(Correction given, String author) {
    List<String> reading = given.reading() == null ? null : checked(given);
    String jurisdiction = Grant.prefix(given.jurisdiction());
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      Optional<Reading> old = table.current(given.text(), jurisdiction);
      Long stands = old.map(Reading::id).orElse(null);
      if (stands == null ? given.supersedes() != null : !stands.equals(given.supersedes())) throw stale(old);
      if (reading == null && old.isEmpty()) throw Problem.badBody("reading", "必填 / required: there is nothing to take back", null);
      old.ifPresent(row -> table.supersede(row, given.reason(), author));
      if (reading != null) table.add(new Lesson(given.text(), reading), jurisdiction, "table", null, given.reason());
      return new Outcome(old.orElse(null), table.current(given.text(), jurisdiction).orElse(null));
    });
  }

  private static List<String> checked(Correction given) {
    int[] characters = given.text().codePoints().toArray();
    if (given.reading().size() != characters.length) throw Problem.badBody("reading", "%d 个音节,每字一个 / %d syllables, one a character".formatted(characters.length, characters.length), given.reading().size());
    var checked = new ArrayList<String>();
    for (int i = 0; i < characters.length; i++) {
      String typed = given.reading().get(i);
      if (Character.UnicodeScript.of(characters[i]) != Character.UnicodeScript.HAN) throw Problem.badBody("text", "汉字 / Chinese characters", given.text());
      String field = "reading[" + i + "]";
      checked.add(Romanisation.syllable(typed, Character.toString(characters[i])).orElseThrow(() -> Problem.badBody(field, "一个普通话音节 / one syllable of standard Chinese", typed)));
    }
    return checked;
  }

  private static Problem stale(Optional<Reading> stands) {
    return new Problem(HttpStatus.CONFLICT, "stale", "这里登记的读音已是另一条,请看过再改 / another reading stands there by now: look again").with("field", "supersedes").with("bound", stands.map(Reading::id).orElse(null)).with("current", stands.orElse(null));
  }
}
