package org.fangyu.placenames.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fangyu.placenames.CaseWalk.JSON;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.placenames.CaseWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The package for the national base, opened again by programs that did not write it. */
class ExchangeTest {
  private static final String PATH = "/api/naming/exchange";

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static CaseWalk walk;
  private static String code;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    walk = new CaseWalk(counties);
    counties.db().change("insert into division (code, name, level, parent_code, geom, valid_from) values ('990121100', '南溪镇', 'township', '990121', st_multi(st_makeenvelope(123, 29.0, 123.1, 29.1, 4490)), '2020-01-01')");
    var formula = new LinkedHashMap<>(walk.newRoad("观澜"));
    formula.put("origin", "=1+1");
    code = walk.submitted("两条道路", "Wàngjiāng Lù", walk.newRoad("望江"), formula);
    var paper = counties.service().post("/api/attachments?register=naming-case&code=" + code + "&kind=paper&name=a.txt", "application/octet-stream", "申请书".getBytes(UTF_8), counties.as(Role.OFFICER));
    assertThat(paper.statusCode()).as(paper.body()).isEqualTo(201);
    walk.announce(code);
    String record = counties.db().jdbc().sql("select code from road where name = '望江路'").query(String.class).single();
    counties.db().change("insert into other_name (register, code, kind, name, source, period_to) values ('road', '%s', 'former', '旧江路', '县志', '1986')".formatted(record));
    counties.db().change("insert into place (code, name, place_class, status, secrecy, division_code, announced_on, naming_case, geom, valid_from) values ('99012110022200000031', '密湾', 'settlement', 'announced', 'secret', '990121', '2020-01-01', '%s', st_geomfromtext('POINT(123.05 29.05)', 4490), '2020-01-01')".formatted(code));
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void theSheetSaysWhatTheJsonSays() throws IOException {
    Map<String, byte[]> files = open(PATH + "?case=" + code);
    JsonNode names = JSON.readTree(files.get("names.json")).get("names");
    assertThat(names.size()).isEqualTo(2);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(files.get("names.xlsx")))) {
      var sheet = book.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(2);
      for (ExchangeField field : ExchangeField.values()) {
        assertThat(sheet.getRow(0).getCell(field.ordinal()).getStringCellValue()).isEqualTo(field.head());
        for (int i = 0; i < names.size(); i++) {
          assertThat(cell(sheet.getRow(i + 1), field)).as(field + " of name " + i).isEqualTo(member(names.get(i), field));
        }
      }
    }
  }

  @Test
  void aNameCarriesAllFieldsOfTheRegister() throws IOException {
    JsonNode name = JSON.readTree(open(PATH + "?case=" + code).get("names.json")).get("names").get(0);
    assertThat(name.get("placeCode").asString()).matches("99012110023510\\d{6}");
    assertThat(name.get("standardName").asString() + name.get("romanSpelling").asString()).isEqualTo("望江路Wàngjiāng Lù");
    assertThat(name.get("county").asString() + name.get("township").asString()).isEqualTo("青禾县南溪镇");
    assertThat(name.get("usePeriod").asString() + name.get("secrecy").asString()).isEqualTo("现今公开");
    assertThat(name.get("approvingBody").asString() + name.get("filedWith").asString()).isEqualTo("青禾县人民政府上一级人民政府");
    assertThat(name.get("announcementNumber").asString()).startsWith("公告");
    assertThat(name.get("otherNames").toString()).contains("旧江路").contains("1986").contains("县志");
    assertThat(name.get("geometry").get("type").asString()).isEqualTo("MultiLineString");
  }

  @Test
  void theManifestTellsEveryFileWithItsHashAndWhatWasLeftOut() throws Exception {
    Map<String, byte[]> files = open(PATH + "?from=" + CaseWalk.today().minusYears(9) + "&to=" + CaseWalk.today());
    JsonNode manifest = JSON.readTree(files.get("manifest.json"));
    assertThat(manifest.get("files").findValuesAsString("name")).contains("names.json", "names.xlsx", "announcements/" + code + ".txt", "attachments/" + code + "/1-a.txt");
    for (JsonNode part : manifest.get("files")) {
      byte[] content = files.get(part.get("name").asString());
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content))).as(part.get("name").asString()).isEqualTo(part.get("sha256").asString());
      assertThat(content.length).isEqualTo(part.get("bytes").asInt());
    }
    assertThat(files.keySet()).hasSize(manifest.get("files").size() + 1);
    assertThat(manifest.get("secretLeftOut").asInt()).isEqualTo(1);
    assertThat(manifest.get("dataVersion").get("road").asLong()).isPositive();
    assertThat(new String(files.get("names.json"), UTF_8)).doesNotContain("密湾").doesNotContain("云岭县");
    assertThat(new String(files.get("announcements/" + code + ".txt"), UTF_8)).contains("望江路", "青禾县人民政府");
  }

  @Test
  void whoTakesNamesOutIsInTheJournalAndWhoMayNotGetsNone() {
    assertThat(walk.send(Role.CLERK, "GET", PATH + "?case=" + code, null).statusCode()).isEqualTo(403);
    assertThat(walk.send(Role.OFFICER, "GET", PATH, null).statusCode()).as("neither a case nor a day").isEqualTo(400);
    assertThat(walk.send(Role.APPROVER, "GET", PATH + "?case=" + code, null).statusCode()).isEqualTo(200);
    assertThat(counties.db().jdbc().sql("select count(*) from journal where act = 'export_restricted' and actor = 'approver' and code = :code").param("code", code).query(Long.class).single()).isEqualTo(1);
  }

  private static Object member(JsonNode name, ExchangeField field) {
    JsonNode value = name.get(field.member());
    return value == null ? null : value.isNumber() ? (Object) value.asDouble() : value.isString() ? value.asString() : value.toString();
  }

  /** Texts are texts, also those that look like a formula or a long number. */
  private static Object cell(Row row, ExchangeField field) {
    Cell cell = row.getCell(field.ordinal());
    return cell == null || cell.getCellType() == CellType.BLANK ? null : cell.getCellType() == CellType.NUMERIC ? (Object) cell.getNumericCellValue() : cell.getStringCellValue();
  }

  private static Map<String, byte[]> open(String path) throws IOException {
    HttpResponse<byte[]> answer = counties.service().bytes(path, counties.as(Role.OFFICER));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8).substring(0, Math.min(300, answer.body().length))).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/zip");
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
