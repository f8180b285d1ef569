package org.fangyu.web.limits;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat's own bounds that Spring Boot has no property for. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {
  private static final int MOST_HEADERS = 100;

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedTomcat(@Value("${fangyu.limits.patience}") Duration patience,
      @Value("${server.forward-headers-strategy}") String forwarded) {
    if (forwarded.equalsIgnoreCase("framework")) {
      throw new IllegalStateException("server.forward-headers-strategy=framework believes whoever sends X-Forwarded-For; use native, which asks server.tomcat.remoteip.internal-proxies");
    }
    return factory -> {
      factory.setProtocol(Protocol.class.getName());
      factory.addConnectorCustomizers(connector -> {
        connector.setProperty("maxHeaderCount", String.valueOf(MOST_HEADERS));
        ((Protocol) connector.getProtocolHandler()).setPatience(patience);
      });
    };
  }
}
