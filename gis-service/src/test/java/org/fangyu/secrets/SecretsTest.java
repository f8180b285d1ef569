package org.fangyu.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.fangyu.commandline.Beans;
import org.fangyu.database.TestDatabase;
import org.fangyu.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SecretsTest {
  private static final String NUMBER = "990121199001011236";

  @TempDir
  private Path var;
  private TestDatabase db;
  private Secrets secrets;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    secrets = new Secrets(var, db.dataSource());
    db.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', st_multi(st_makeenvelope(123, 29, 123.1, 29.1, 4490)), '2020-01-01')");
    db.owner().sql("insert into register.road_identity values ('R1')").update();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void equalNumbersHaveDifferentCiphertextsAndOpenAgain() {
    SecretBox box = secrets.box(Sealed.OWNER_ID_NUMBER);
    var closed = new HashSet<String>();
    for (int i = 0; i < 100; i++) closed.add(box.closeText(NUMBER, "D1"));
    assertThat(closed).hasSize(100).allMatch(text -> text.matches("identity-number:[\\w-]{62}")).allMatch(text -> box.openText(text, "D1").equals(NUMBER));
    assertThat(closed.stream().map(text -> text.substring("identity-number:".length())).flatMap(text -> List.of(text.substring(0, 16), text.substring(16)).stream()).collect(Collectors.toSet())).hasSize(200);
  }

  @Test
  void aCiphertextThatWasMovedToAnotherRecordOrColumnOrChangedIsNotOpened() {
    String closed = secrets.box(Sealed.OWNER_ID_NUMBER).closeText(NUMBER, "D1");
    assertThatThrownBy(() -> secrets.box(Sealed.OWNER_ID_NUMBER).open(closed, "D2")).hasMessageContaining("not encrypted for this record with key file identity-number.key");
    assertThatThrownBy(() -> secrets.box(Sealed.KIN_ID_NUMBER).open(closed, "D1")).isInstanceOf(Problem.class);
    char other = closed.charAt(40) == 'A' ? 'B' : 'A';
    assertThatThrownBy(() -> secrets.box(Sealed.OWNER_ID_NUMBER).open(closed.substring(0, 40) + other + closed.substring(41), "D1")).isInstanceOf(Problem.class);
  }

  @Test
  void aKeyFileIsItsOwnersOnlyAndIsListedAndJournalled() throws IOException {
    secrets.box(Sealed.OWNER_ID_NUMBER);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("identity-number")))).isEqualTo("rw-------");
    assertThat(Files.size(file("identity-number"))).isEqualTo(32);
    assertThat(db.owner().sql("select actor || ' ' || act || ' ' || code from register.journal where register = 'encryption_key'").query(String.class).list()).containsExactly("service insert identity-number");
    assertThat(db.owner().sql("select after::text from register.journal where register = 'encryption_key'").query(String.class).single())
        .doesNotContain(java.util.HexFormat.of().formatHex(Files.readAllBytes(file("identity-number"))));
    Files.setPosixFilePermissions(file("identity-number"), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> secrets.box(Sealed.OWNER_ID_NUMBER)).hasMessageContaining("key file identity-number.key must have mode 0600");
  }

  @Test
  void aLostKeyIsNamedAndNeverSilentlyReplaced() throws IOException {
    String closed = secrets.box(Sealed.OWNER_ID_NUMBER).closeText(NUMBER, "D1");
    byte[] key = Files.readAllBytes(file("identity-number"));
    Files.delete(file("identity-number"));
    assertThatThrownBy(() -> secrets.box(Sealed.OWNER_ID_NUMBER)).hasMessage("密钥文件 identity-number.key 不在 / key file identity-number.key is missing");
    assertThat(Files.exists(file("identity-number"))).isFalse();
    new KeyFolder(var.resolve("keys")).make("identity-number");
    assertThatThrownBy(() -> secrets.box(Sealed.OWNER_ID_NUMBER)).hasMessageContaining("key file identity-number.key is another key than the one that was made under this name");
    Files.write(file("identity-number"), new byte[31]);
    assertThatThrownBy(() -> secrets.box(Sealed.OWNER_ID_NUMBER)).hasMessageContaining("must hold 32 bytes");
    Files.write(file("identity-number"), key);
    assertThat(secrets.box(Sealed.OWNER_ID_NUMBER).openText(closed, "D1")).isEqualTo(NUMBER);
    assertThatThrownBy(() -> secrets.box(Sealed.OWNER_ID_NUMBER).open(closed.replace("identity-number:", "identity-number-7:"), "D1"))
        .hasMessageContaining("key file identity-number-7.key is missing");
  }

  @Test
  void aRehearsalMakesNoKey() {
    assertThat(secrets.rehearsal(Sealed.OWNER_ID_NUMBER).closeText(NUMBER, "D1")).startsWith("identity-number:");
    assertThat(Files.exists(var.resolve("keys"))).isFalse();
    assertThat(db.owner().sql("select count(*) from register.encryption_key").query(Long.class).single()).isZero();
  }

  @Test
  void rotatingEncryptsEverythingAnewAndTheOldKeyIsNeededNoLonger() throws IOException {
    plates(1200);
    assertThat(run("list")).isZero();
    assertThat(run("rotate", "identity-number")).isZero();
    assertThat(printed.toString()).contains("identity-number-2: 1,200 values encrypted anew; copy identity-number-2.key");
    Files.delete(file("identity-number"));
    SecretBox box = secrets.box(Sealed.OWNER_ID_NUMBER);
    var stored = db.owner().sql("select code, owner_id_number as number from register.door_plate").query((row, i) -> box.openText(row.getString("number"), row.getString("code")) + row.getString("number").startsWith("identity-number-2:")).list();
    assertThat(stored).hasSize(1200).containsOnly(NUMBER + "true");
    assertThat(db.owner().sql("select count(*) from register.journal where act = 'update' and actor like 'command line: %'").query(Long.class).single()).isEqualTo(1200);
    assertThat(db.owner().sql("select count(*) from register.journal where before::text || after::text like '%" + NUMBER + "%'").query(Long.class).single()).isZero();
    assertThat(run("list")).isZero();
    assertThat(printed.toString()).contains("1,200 values in door_plate.owner_id_number");
  }

  @Test
  void rotatingStopsWhereAKeyIsLostAndGoesOnOnceItIsBack() throws IOException {
    plates(600);
    byte[] key = Files.readAllBytes(file("identity-number"));
    Files.delete(file("identity-number"));
    assertThat(run("list")).isEqualTo(1);
    assertThat(printed.toString()).contains("600 values in door_plate.owner_id_number").contains("key file identity-number.key is missing");
    assertThatThrownBy(() -> reseal().run("identity-number", "test", done -> { })).isInstanceOf(Problem.class);
    secrets.renew("identity-number", "test");
    assertThatThrownBy(() -> reseal().run("identity-number", "test", done -> { })).hasMessageContaining("identity-number.key is missing");
    Files.write(file("identity-number"), key);
    Files.setPosixFilePermissions(file("identity-number"), PosixFilePermissions.fromString("rw-------"));
    assertThat(reseal().run("identity-number", "test", done -> { })).isEqualTo(600);
    assertThat(reseal().run("identity-number", "test", done -> { })).isZero();
  }

  @Test
  void aKeyThatIsLostForGoodIsAbandonedAndANewOneTakesItsPlace() throws IOException {
    plates(3);
    assertThat(run("abandon", "identity-number")).isEqualTo(2);
    assertThat(printed.toString()).contains("KEY: must be lost, but identity-number.key is there");
    assertThat(run("abandon", "identity-number-5")).isEqualTo(2);
    Files.delete(file("identity-number"));
    assertThat(run("abandon", "identity-number")).isZero();
    assertThat(printed.toString()).contains("identity-number: 3 values emptied; keys rotate identity-number makes a new key");
    assertThat(db.owner().sql("select count(*) from register.door_plate where owner_id_number is null and owner_id_kind is null").query(Long.class).single()).isEqualTo(3);
    assertThat(run("rotate", "identity-number")).isZero();
    assertThat(run("list")).isZero();
    assertThat(secrets.box(Sealed.OWNER_ID_NUMBER).closeText(NUMBER, "D1")).startsWith("identity-number-2:");
  }

  @Test
  void everyEncryptedColumnIsKnownAndTheDatabaseRefusesPlainText() {
    Set<String> columns = new HashSet<>(db.owner().sql("""
        select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
        where a.atttypid = 'register.sealed'::regtype and c.relkind = 'r' and not a.attisdropped""").query(String.class).list());
    assertThat(columns).isEqualTo(Set.of(Sealed.values()).stream().map(sealed -> sealed.table() + "." + sealed.column()).collect(Collectors.toSet()));
    assertThatThrownBy(() -> plate("D1", NUMBER)).hasMessageContaining("sealed_check");
  }

  /** As it stood before keys had names: nonce, ciphertext and tag as bytes; the migration puts the key's name before them. */
  @Test
  void whatWasEncryptedBeforeKeysHadNamesIsStillRead() throws Exception {
    byte[] key = new KeyFolder(var.resolve("keys")).make("second-factor");
    String migration = new String(getClass().getResourceAsStream("/db/migration/V12__personal_data.sql").readAllBytes(), StandardCharsets.UTF_8);
    String expression = migration.replaceFirst("(?s).*second_factor type register.sealed\\s+using (.*?);.*", "$1");
    for (int length = 20; length < 80; length++) {
      byte[] secret = "s".repeat(length).getBytes(StandardCharsets.UTF_8);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      byte[] closed = cipher.doFinal(secret);
      byte[] stored = ByteBuffer.allocate(12 + closed.length).put(cipher.getIV()).put(closed).array();
      String named = db.owner().sql("select (" + expression + ")::register.sealed from (select :stored::bytea as second_factor) a").param("stored", stored).query(String.class).single();
      assertThat(secrets.box(Sealed.SECOND_FACTOR).open(named, "anna")).isEqualTo(secret);
    }
  }

  @Test
  void aPurposeThatIsNoneIsWrongUse() {
    assertThat(run("rotate", "everything")).isEqualTo(2);
    assertThat(printed.toString()).contains("PURPOSE: must be one of [second-factor, identity-number]");
  }

  @Test
  void theSecretsOfSecondFactorsAreRenewedToo() {
    String old = secrets.box(Sealed.SECOND_FACTOR).close("twenty bytes of code".getBytes(StandardCharsets.UTF_8), "anna");
    db.owner().sql("insert into register.account (account, display_name, created_by, second_factor) values ('anna', 'Anna', 'test', :secret)").param("secret", old).update();
    assertThat(run("rotate", "second-factor")).isZero();
    String renewed = db.owner().sql("select second_factor from register.account").query(String.class).single();
    assertThat(renewed).startsWith("second-factor-2:");
    assertThat(secrets.box(Sealed.SECOND_FACTOR).openText(renewed, "anna")).isEqualTo("twenty bytes of code");
  }

  private final StringWriter printed = new StringWriter();

  private int run(String... arguments) {
    printed.getBuffer().setLength(0);
    var out = new PrintWriter(printed, true);
    return new CommandLine(new KeysCommand(new Beans() {
      @Override
      public <T> T get(Class<T> type) {
        return type.cast(type == Secrets.class ? secrets : reseal());
      }
    })).setOut(out).setErr(out).execute(arguments);
  }

  private Reseal reseal() {
    return new Reseal(secrets, db.dataSource());
  }

  private void plates(int count) {
    SecretBox box = secrets.box(Sealed.OWNER_ID_NUMBER);
    db.signed(() -> {
      for (int i = 1; i <= count; i++) insert("D" + i, i, box.closeText(NUMBER, "D" + i));
      return null;
    });
  }

  private void plate(String code, String sealed) {
    db.signed(() -> insert(code, 1, sealed));
  }

  private int insert(String code, int number, String sealed) {
    return db.jdbc().sql("""
        insert into door_plate (code, road_code, number, plate_kind, status, division_code, owner_id_kind, owner_id_number, geom, valid_from)
        values (:code, 'R1', :number, 'door', 'installed', '990121', 'resident_id', :sealed, st_geomfromtext('POINT(123.05 29.05)', 4490), '2020-01-01')""")
        .param("code", code).param("number", number).param("sealed", sealed).update();
  }

  private Path file(String key) {
    return var.resolve("keys").resolve(key + ".key");
  }
}
