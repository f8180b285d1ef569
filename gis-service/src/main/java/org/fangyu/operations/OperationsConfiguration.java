package org.fangyu.operations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Its own row of filters for what is behind /actuator: no session, no account, no database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OperationsConfiguration {

  @Bean
  @Order(1)
  SecurityFilterChain actuator(HttpSecurity http, Environment environment, @Value("${fangyu.metrics.token-file:}") String tokenFile,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) throws Exception {
    return http.securityMatcher("/actuator", "/actuator/**")
        .addFilterBefore(new ActuatorDoor(MetricsToken.of(tokenFile), environment, problems), AuthorizationFilter.class)
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
