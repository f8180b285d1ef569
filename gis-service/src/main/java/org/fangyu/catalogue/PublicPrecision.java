package org.fangyu.catalogue;

import java.math.BigDecimal;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How precisely the public is told where a name is: the setting {@code fangyu.public-precision-degrees} goes into the
 * database as the service starts, and with it every published position, in layers, tiles and search alike. Without the
 * setting it stays as it is.
 */
@Component
@ConditionalOnWebApplication
final class PublicPrecision implements ApplicationRunner {
  /** About 50 m: finer than that a public map may not be. */
  private static final BigDecimal FINEST = new BigDecimal("0.0005");
  private static final BigDecimal COARSEST = new BigDecimal("0.1");
  private static final String ACTOR = "service start";
  private static final Logger log = LoggerFactory.getLogger(PublicPrecision.class);

  private final BigDecimal degrees;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /** @throws IllegalArgumentException naming setting, bound and offender */
  PublicPrecision(@Value("${fangyu.public-precision-degrees:}") String setting, DataSource dataSource) {
    this.degrees = setting.isBlank() ? null : parse(setting.strip());
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (degrees == null) return;
    boolean changed = transaction.execute(status -> {
      Author.sign(jdbc, ACTOR);
      return jdbc.sql("select register.set_public_precision(:degrees)").param("degrees", degrees).query(Boolean.class).single();
    });
    if (changed) log.info("published positions of names are now rounded to {} degrees", degrees.toPlainString());
  }

  private static BigDecimal parse(String setting) {
    try {
      BigDecimal degrees = new BigDecimal(setting);
      if (degrees.compareTo(FINEST) >= 0 && degrees.compareTo(COARSEST) <= 0 && degrees.scale() <= 10) return degrees;
    } catch (NumberFormatException e) {
      // said below, with the bound
    }
    throw new IllegalArgumentException("fangyu.public-precision-degrees must be a number " + FINEST + ".." + COARSEST + ", was " + setting);
  }
}
