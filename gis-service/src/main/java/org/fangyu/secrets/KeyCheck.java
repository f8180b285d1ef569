package org.fangyu.secrets;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says as the service starts which values cannot be read because their key is not there; everything else works. */
@Component
@ConditionalOnWebApplication
final class KeyCheck implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);

  private final Secrets secrets;
  private final Reseal reseal;

  KeyCheck(Secrets secrets, Reseal reseal) {
    this.secrets = secrets;
    this.reseal = reseal;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (Sealed column : Sealed.values()) {
      for (Reseal.Use use : reseal.uses(column)) {
        secrets.whyNot(column.purpose(), use.key())
            .ifPresent(why -> log.error("{} values in {}.{} cannot be read: {}", use.values(), use.table(), use.column(), why.getMessage()));
      }
    }
  }
}
