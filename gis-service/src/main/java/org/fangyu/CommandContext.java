package org.fangyu;

import org.fangyu.commandline.Beans;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service without its web server, for one command: started by the first bean asked for, stopped with the command.
 * Only the parts that the command uses are made: controllers and filters want what only a web server has.
 */
final class CommandContext implements Beans, AutoCloseable {
  private ConfigurableApplicationContext context;

  @Override
  public synchronized <T> T get(Class<T> type) {
    if (context == null) {
      context = new SpringApplicationBuilder(Fangyu.class).web(WebApplicationType.NONE)
          .logStartupInfo(false).run("--fangyu.attach=true", "--spring.main.lazy-initialization=true", "--logging.level.org.fangyu=warn",
          "--management.endpoint.health.validate-group-membership=false");   // a command has no health
    }
    return context.getBean(type);
  }

  @Override
  public void close() {
    if (context != null) context.close();
  }
}
