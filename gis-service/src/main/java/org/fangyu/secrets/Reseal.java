package org.fangyu.secrets;

import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Encrypts what is stored anew after a key was changed, while the service runs; it may be broken off and begun again. */
@Component
final class Reseal {
  private static final int BATCH = 500;

  /** How many values a key has encrypted. */
  record Use(String table, String column, String key, long values) {}

  private record Stored(long id, String code, String sealed) {}

  private final Secrets secrets;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Reseal(Secrets secrets, DataSource dataSource) {
    this.secrets = secrets;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** A column's keys and how many values each has encrypted. Table and column are constants of {@link Sealed}. */
  List<Use> uses(Sealed column) {
    return jdbc.sql("select split_part(%1$s, ':', 1), count(*) from register.%2$s where %1$s is not null group by 1 order by 1".formatted(column.column(), column.table()))
        .query((row, i) -> new Use(column.table(), column.column(), row.getString(1), row.getLong(2))).list();
  }

  /**
   * Encrypts the values of a purpose that older keys encrypted with the newest one.
   *
   * @param progress told from time to time how many values are done
   * @return how many values
   * @throws Problem 503 naming the file of a key that is missing; what was done until then stays
   */
  long run(String purpose, String actor, LongConsumer progress) {
    long done = 0;
    for (Sealed column : Sealed.of(purpose)) {
      SecretBox box = secrets.box(column);
      for (int last = 1; last > 0; progress.accept(done += last)) last = batch(column, box, actor);
    }
    return done;
  }

  /** Empties what a lost key has encrypted. @return how many values */
  long abandon(String key, String actor) {
    return transaction.execute(status -> {
      Author.sign(jdbc, actor);
      long values = 0;
      for (Sealed column : Sealed.values()) {
        String emptied = column.kindColumn() == null ? "" : ", %s = null".formatted(column.kindColumn());
        values += jdbc.sql("update register.%2$s set %1$s = null%3$s where split_part(%1$s, ':', 1) = :key".formatted(column.column(), column.table(), emptied)).param("key", key).update();
      }
      return values;
    });
  }

  private int batch(Sealed column, SecretBox box, String actor) {
    return transaction.execute(status -> {
      Author.sign(jdbc, actor);
      List<Stored> batch = jdbc.sql("select id, %2$s, %1$s from register.%3$s where %1$s is not null and split_part(%1$s, ':', 1) <> :newest order by id limit %4$d for update"
              .formatted(column.column(), column.codeColumn(), column.table(), BATCH))
          .param("newest", box.newest()).query((row, i) -> new Stored(row.getLong(1), row.getString(2), row.getString(3))).list();
      for (Stored stored : batch) {
        jdbc.sql("update register.%2$s set %1$s = :sealed where id = :id".formatted(column.column(), column.table()))
            .param("sealed", box.close(box.open(stored.sealed(), stored.code()), stored.code())).param("id", stored.id()).update();
      }
      return batch.size();
    });
  }
}
