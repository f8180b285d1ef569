package org.fangyu.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

class SecretSettingsTest {
  private static final String SECRET = "s3cret-of-nobody";

  @TempDir
  Path folder;

  @Test
  void aSettingComesFromTheFileThatItsVariableNames() throws IOException {
    String file = file("rw-------").toString();
    var environment = new StandardEnvironment() {
      @Override
      public Map<String, Object> getSystemEnvironment() {
        return Map.of("SPRING_DATASOURCE_PASSWORD_FILE", file, "FANGYU_METRICS_TOKEN_FILE", "/no/secret/of/these", "PATH", "/bin");
      }
    };
    new SecretsFromFiles().postProcessEnvironment(environment, new SpringApplication());
    ConfigurationPropertySources.attach(environment);
    assertThat(environment.getProperty("spring.datasource.password")).isEqualTo(SECRET);
    assertThat(Binder.get(environment).bind("spring.datasource.password", String.class).get()).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-r--r--", "rw----r--", "rw--w----", "rwx------"})
  void aFileThatOthersCanReadStopsTheStart(String mode) throws IOException {
    var environment = Map.of("SPRING_DATASOURCE_PASSWORD_FILE", file(mode).toString());
    assertThatThrownBy(() -> SecretSettings.check(List.of(), List.of(), environment)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("secret").hasMessageContaining(mode).hasMessageContaining("chmod 600").hasMessageNotContaining(SECRET);
  }

  @Test
  void aFileThatIsNotThereOrEmptyAndASecretGivenTwiceStopTheStart() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rw-------"));
    for (var environment : List.of(Map.of("FANGYU_X_SECRET_FILE", folder.resolve("none").toString()), Map.of("FANGYU_X_SECRET_FILE", empty.toString()),
        Map.of("FANGYU_X_SECRET_FILE", file("rw-------").toString(), "FANGYU_X_SECRET", "x"))) {
      assertThatThrownBy(() -> SecretSettings.check(List.of(), List.of(), environment)).hasMessageContaining("FANGYU_X_SECRET").hasMessageNotContaining(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--spring.datasource.password=" + SECRET, "--spring.datasource.password", "-Dspring.datasource.password=" + SECRET, "spring.datasource.password",
      "--SPRING_DATASOURCE_PASSWORD=" + SECRET, "--spring.security.oauth2.client.registration.office.client-secret=" + SECRET, "--server.ssl.key-store-password=" + SECRET})
  void onTheCommandLineASecretIsRefusedWithoutBeingRepeated(String word) {
    assertThatThrownBy(() -> SecretSettings.check(List.of("run", word), List.of(), Map.of())).hasMessageContaining("_FILE").hasMessageContaining("environment").hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> SecretSettings.check(List.of(), List.of(word), Map.of())).hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--password-stdin", "passwd", "--fangyu.password-days=90", "secret", "--fangyu.second-factor=required", "java.version"})
  void whatIsNoSecretIsLetThrough(String word) {
    assertThatCode(() -> SecretSettings.check(List.of(word), List.of(word), Map.of("SPRING_DATASOURCE_PASSWORD", SECRET))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://db/county?password=" + SECRET, "jdbc:postgresql://db/county?user=a&password=" + SECRET, "jdbc:postgresql://a:" + SECRET + "@db/county"})
  void anAddressHoldsNoPassword(String url) {
    assertThatThrownBy(() -> SecretSettings.check(List.of(), List.of(), Map.of("SPRING_DATASOURCE_URL", url))).hasMessageContaining("SPRING_DATASOURCE_PASSWORD_FILE").hasMessageNotContaining(SECRET);
  }

  private Path file(String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("secret-" + mode), SECRET + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }
}
