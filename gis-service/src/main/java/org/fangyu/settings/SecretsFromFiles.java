package org.fangyu.settings;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Puts what NAME_FILE names beside the environment, as if NAME were set there. */
final class SecretsFromFiles implements EnvironmentPostProcessor {
  /** Spring Boot reads names as the environment writes them from sources of this ending. */
  private static final String NAME = "files-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> secrets = SecretSettings.fromFiles(environment.getSystemEnvironment());
    if (!secrets.isEmpty()) environment.getPropertySources().addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(NAME, secrets));
  }
}
