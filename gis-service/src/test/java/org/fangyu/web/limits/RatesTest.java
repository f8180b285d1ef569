package org.fangyu.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** Each test is another sender: the service believes the addresses that this machine, its proxy, tells. */
class RatesTest {
  @TempDir
  static Path var;
  private static TestDatabase db;
  private static TestService behindProxy;
  private static TestService open;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    String[] rates = {"fangyu.var=" + var, "fangyu.limits.rate.search=3/1h", "fangyu.limits.rate.sign-in=2/1h", "fangyu.limits.rate.any=20/1h"};
    behindProxy = TestService.on(db, with(rates, "server.forward-headers-strategy=native"));
    open = TestService.on(db, rates);
  }

  @AfterAll
  static void stop() {
    behindProxy.close();
    open.close();
    db.close();
  }

  @Test
  void beyondTheRateASenderIsToldWhenToComeBackAndOthersAreNotTouched() {
    for (int i = 0; i < 3; i++) assertThat(search("203.0.113.1").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = search("203.0.113.1");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    long seconds = refused.headers().firstValueAsLong("Retry-After").orElseThrow();
    assertThat(seconds).isBetween(1L, 1201L);   // a third of an hour at most
    assertThat(JsonMapper.shared().readTree(refused.body()).path("bound").asString()).isEqualTo("3 / 3600 s");
    assertThat(search("203.0.113.2").statusCode()).isEqualTo(200);
    assertThat(behindProxy.get("/api/status", "X-Forwarded-For", "203.0.113.1").statusCode()).as("other routes").isEqualTo(200);
  }

  @Test
  void oneHouseholdsIpv6AddressesAreOneSender() {
    for (int i = 0; i < 3; i++) assertThat(search("2001:db8:1:2::" + i).statusCode()).isEqualTo(200);
    assertThat(search("2001:db8:1:2:ffff::9").statusCode()).isEqualTo(429);
    assertThat(search("2001:db8:1:3::1").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.7, 192.0.2.7", "2001:db8:1:2:3:4:5:6, 20010db800010002/64", "::ffff:192.0.2.7, 192.0.2.7", "not an address, not an address", "x:y, x:y"})
  void addressesAreCountedByTheirNetwork(String address, String network) {
    assertThat(Sender.network(address)).isEqualTo(network);
  }

  @Test
  void whatASenderSaysOfItsOwnAddressCountsNothing() {
    int refused = 0;
    for (int i = 0; i < 5; i++) if (open.get("/api/search?q=x", "X-Forwarded-For", "198.51.100." + i, "Forwarded", "for=198.51.100." + i, "X-Real-IP", "198.51.100." + i).statusCode() == 429) refused++;
    assertThat(refused).isEqualTo(2);
  }

  @Test
  void signInIsCountedBeforeAnyPasswordIsCompared() {
    byte[] body = "{\"account\":\"nobody\",\"password\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    String[] headers = {"X-Forwarded-For", "203.0.113.9", "Cookie", "XSRF-TOKEN=t", "X-XSRF-TOKEN", "t"};
    for (int i = 0; i < 2; i++) assertThat(behindProxy.post("/api/sign-in", "application/json", body, headers).statusCode()).isEqualTo(401);
    assertThat(behindProxy.post("/api/sign-in", "application/json", body, headers).statusCode()).isEqualTo(429);
    assertThat(db.owner().sql("select failures from register.sign_in_attempt where subject = 'account:nobody'").query(Integer.class).single()).isEqualTo(2);
  }

  @Test
  void everythingTogetherHasARateToo() {
    int answered = 0;
    while (behindProxy.get("/favicon.svg", "X-Forwarded-For", "203.0.113.50").statusCode() == 200) answered++;
    assertThat(answered).isEqualTo(20);
  }

  @Test
  void sendersBeyondTheMemoryForThemAreForgottenNotKept() {
    var rates = new Rates(environment("5/1h"));
    for (int i = 0; i < 300_000; i++) rates.count("search", "address:" + i);
    assertThat(rates.senders()).isLessThanOrEqualTo(100_000);
  }

  @ParameterizedTest
  @CsvSource({"0/1m", "x", "5", "-1/1m", "5/", "''"})
  void aRateThatIsNoneStopsTheStart(String text) {
    assertThatThrownBy(() -> new Rates(environment(text))).isInstanceOf(RuntimeException.class).hasMessageContaining("fangyu.limits.rate.any");
  }

  @ParameterizedTest
  @CsvSource({"0+1/1s", "x", "1+1", "+1/1s"})
  void aGateThatIsNoneStopsTheStart(String text) {
    assertThatThrownBy(() -> Gate.of("fangyu.limits.gate.read", text)).hasMessageContaining("fangyu.limits.gate.read");
  }

  private static HttpResponse<String> search(String from) {
    return behindProxy.get("/api/search?q=x", "X-Forwarded-For", from);
  }

  private static MockEnvironment environment(String any) {
    var environment = new MockEnvironment().withProperty("fangyu.limits.rate.any", any);
    for (String rate : new String[] {"search", "sign-in", "reports", "uploads", "checks"}) environment.setProperty("fangyu.limits.rate." + rate, "5/1h");
    return environment;
  }

  private static String[] with(String[] settings, String more) {
    String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = more;
    return all;
  }
}
