package org.fangyu.accounts.signin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.AccountRegister.Occasion;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Passwords;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.Tokens;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;

/**
 * Three counties on top of one another, with real data as far as the service knows, and somebody of each role in the
 * uppermost. Each county has a draft name, a proposed road, a grave; lines and markers stand between them.
 * <pre>
 *   29.1 +---------+
 *        | 990121  |     own
 *   29.0 +---QY01--+     shared, marker QY01001Q kept by the neighbour
 *        | 990122  |     the neighbour
 *   28.9 +---YS01--+     none of ours, marker YS01001Q
 *        | 990123  |
 *   28.8 +---------+
 *       123       123.1
 * </pre>
 */
public final class TwoCounties implements AutoCloseable {
  public static final String PASSWORD = "a-long-passphrase-1";
  private static final String COUNTY = """
      insert into division (code, name, level, geom, valid_from) values ('%1$s', '%2$s', 'county', st_multi(st_makeenvelope(123, %3$s, 123.1, %3$s + 0.1, 4490)), '2020-01-01')
      insert into place (code, name, place_class, status, secrecy, division_code, geom, valid_from) values ('%1$s10022200000001', '%2$s公开', 'settlement', 'announced', 'public', '%1$s', st_geomfromtext('POINT(123.0512 ' || %3$s + 0.0512 || ')', 4490), '2020-01-01'), ('%1$s10022200000002', '%2$s草稿', 'settlement', 'draft', 'public', '%1$s', st_geomfromtext('POINT(123.052 ' || %3$s + 0.052 || ')', 4490), '2020-01-01')
      insert into road (code, name, specific, generic, road_class, status, division_code, geom, valid_from) values ('R%1$s', '%2$s拟定路', '%2$s拟定', '路', 'branch', 'proposed', '%1$s', st_geomfromtext('MULTILINESTRING((123.02 ' || %3$s + 0.05 || ',123.08 ' || %3$s + 0.05 || '))', 4490), '2020-01-01')
      insert into grave (code, division_code, exposure, treatment, geom, valid_from) values ('G%1$s', '%1$s', 'A', 'relocate', st_geomfromtext('POINT(123.07 ' || %3$s + 0.07 || ')', 4490), '2020-01-01')
      """;
  private static final String LINE = """
      insert into boundary_line (code, name, level, left_division_code, right_division_code, length_metres, disputed, geom, valid_from) values ('%1$s', '%1$s线', 'county', '%2$s', '%3$s', 9736.5, %5$s, st_geomfromtext('MULTILINESTRING((123 %4$s,123.1 %4$s))', 4490), '2020-01-01')
      insert into boundary_marker (code, line_code, serial, marker_type, managing_division_code, state, geom, valid_from) values ('%1$s001Q', '%1$s', 1, 'single', '%3$s', 'intact', st_geomfromtext('POINT(123.02 %4$s)', 4490), '2020-01-01')
      """;

  private final TestDatabase db = TestDatabase.fresh();
  private final TestService service;
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);

  /** @param settings more of the service's, e.g. "fangyu.attachments.largest=1MB" */
  public TwoCounties(Path var, String... settings) {
    var records = COUNTY.formatted("990121", "青禾县", "29.0") + COUNTY.formatted("990122", "云岭县", "28.9") + COUNTY.formatted("990123", "沙湾县", "28.8")
        + LINE.formatted("QY01", "990121", "990122", "29.0", "true") + LINE.formatted("YS01", "990122", "990123", "28.9", "true");
    records.lines().filter(line -> !line.isBlank()).forEach(db::change);
    service = TestService.on(db, Stream.concat(Stream.of("fangyu.var=" + var), Arrays.stream(settings)).toArray(String[]::new));
    for (Role role : Role.values()) {
      if (role != Role.PUBLIC) tokens.put(role, token(account(role.key(), new Grant(role, "990121"))));
    }
  }

  public TestService service() {
    return service;
  }

  public TestDatabase db() {
    return db;
  }

  Account account(String name, Grant grant) {
    AccountRegister accounts = service.bean(AccountRegister.class);
    Account account = accounts.add(name, "测试 " + name, grant.divisionCode(), false, "test");
    accounts.setPassword(account, service.bean(Passwords.class).hash(PASSWORD), Occasion.CHOSEN, Instant.now(), "test");
    accounts.grant(account, grant, "test");
    return accounts.find(name).orElseThrow();
  }

  String token(Account account) {
    return service.bean(Tokens.class).make(account, "test", EnumSet.allOf(Act.class), Duration.ofDays(1), "test").token();
  }

  /** Headers of a request by somebody of the role; none for the public. */
  public String[] as(Role role) {
    return role == Role.PUBLIC ? new String[0] : new String[] {"Authorization", "Bearer " + tokens.get(role)};
  }

  @Override
  public void close() {
    service.close();
    db.close();
  }
}
