package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.attachments.content.Samples;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Attachments as the officers of two counties hand them in, see and withdraw them; here, because it needs accounts of several roles. */
class AttachmentsTest {
  private static final String LINE = "register=boundary-line&code=QY01";
  private static final String MARKER = "register=boundary-marker&code=QY01001Q";
  private static final String DRAFT = "register=place&code=99012110022200000002";
  private static final int LARGEST = 300_000;

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static TestService service;
  private static String[] own;
  private static String[] neighbour;
  private static String[] city;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var, "fangyu.attachments.largest=" + LARGEST + "B", "fangyu.attachments.per-record=700000B");
    service = counties.service();
    own = counties.as(Role.OFFICER);
    neighbour = bearer(new Grant(Role.OFFICER, "990122"), "neighbour");
    city = bearer(new Grant(Role.INSPECTOR, "990100"), "city");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  //==== Handing in ====

  @Test
  void whatIsHandedInIsKeptByItsHashAndGivenBackUnchanged() throws IOException {
    byte[] photo = Samples.jpeg(1);
    JsonNode made = added(add(DRAFT + "&kind=photo&name=" + encoded("柳湾村 近景.jpg"), photo, own));
    assertThat(made.path("type").asString()).isEqualTo("image/jpeg");
    assertThat(made.path("bytes").asLong()).isEqualTo(photo.length);
    assertThat(made.path("division").asString()).isEqualTo("990121");
    assertThat(made.path("by").asString()).isEqualTo("officer");
    assertThat(made.path("byName").asString()).isEqualTo("测试 officer");
    String hash = made.path("sha256").asString();
    Path file = var.resolve("attachments").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
    assertThat(file).hasBinaryContent(photo);
    assertThat(ContentStore.hash(file)).isEqualTo(hash);
    assertThat(service.bytes(made.path("content").asString(), own).body()).isEqualTo(photo);
    assertThat(json(service.get("/api/attachments/" + made.path("id").asString(), own)).path("name").asString()).isEqualTo("柳湾村 近景.jpg");
  }

  @Test
  void theSameContentTwiceLiesThereOnce() throws IOException {
    byte[] paper = Samples.text("同一份批复 " + UUID.randomUUID());
    JsonNode first = added(add(LINE + "&kind=paper&name=a.txt", paper, own));
    JsonNode second = added(add(LINE + "&kind=paper&name=b.txt", paper, neighbour));
    assertThat(second.path("sha256")).isEqualTo(first.path("sha256"));
    assertThat(second.path("id")).isNotEqualTo(first.path("id"));
    assertThat(files(first.path("sha256").asString().substring(2))).hasSize(1);
  }

  @Test
  void theSameIdAgainIsAnsweredAlikeAndAnotherContentUnderItRefused() {
    String asked = DRAFT + "&kind=paper&name=a.txt&id=" + UUID.randomUUID();
    HttpResponse<String> first = add(asked, Samples.text("one"), own);
    HttpResponse<String> again = add(asked, Samples.text("one"), own);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place).endsWith(json(first).path("id").asString()));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again)).isEqualTo(json(first));
    refused(add(asked, Samples.text("two"), own), 409, "id-taken");
    refused(add(asked.replace("a.txt", "b.txt"), Samples.text("one"), own), 409, "id-taken");
    refused(add(asked.replace(DRAFT, LINE), Samples.text("one"), neighbour), 409, "id-taken");
    assertThat(counties.db().jdbc().sql("select count(*) from register.attachment where attachment_id = :id").param("id", UUID.fromString(json(first).path("id").asString())).query(Long.class).single()).isOne();
  }

  @Test
  void manyAtOnceUnderOneIdMakeOneRow() throws Exception {
    String asked = DRAFT + "&kind=paper&name=a.txt&id=" + UUID.randomUUID();
    var crowd = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) all.add(() -> add(asked, Samples.text("the same"), own).statusCode());
      var statuses = new ArrayList<Integer>();
      for (var one : crowd.invokeAll(all)) statuses.add(one.get());
      assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    } finally {
      crowd.shutdown();
    }
  }

  @Test
  void theJournalSaysWhoHandedInAndWhoWithdrew() {
    JsonNode made = added(add(MARKER + "&kind=photo&name=a.png", Samples.png(), with(own, "X-Request-Id", "paper-1")));
    withdraw(made, "拍错了", own);
    var rows = counties.db().jdbc().sql("""
        select act, actor, request_id, code, before->>'withdrawn_reason' as before, after->>'withdrawn_reason' as after from register.journal
        where register = 'attachment' and after->>'attachment_id' = :id order by id""").param("id", made.path("id").asString()).query().listOfRows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).containsEntry("act", "insert").containsEntry("actor", "officer").containsEntry("request_id", "paper-1").containsEntry("code", "QY01001Q");
    assertThat(rows.get(1)).containsEntry("act", "update").containsEntry("before", null).containsEntry("after", "拍错了");
  }

  //==== Sides ====

  @Test
  void bothCountiesSeeAllOfTheLineAndEachWritesItsSide() {
    JsonNode ours = added(add(LINE + "&kind=paper&name=ours.txt", Samples.text("ours"), own));
    JsonNode theirs = added(add(LINE + "&kind=paper&name=theirs.txt", Samples.text("theirs"), neighbour));
    assertThat(ours.path("division").asString()).isEqualTo("990121");
    assertThat(theirs.path("division").asString()).isEqualTo("990122");
    for (String[] somebody : List.of(own, neighbour, city)) {
      assertThat(ids(LINE, somebody)).contains(ours.path("id").asString(), theirs.path("id").asString());
      assertThat(service.get(theirs.path("content").asString(), somebody).body()).isEqualTo("theirs");
      assertThat(service.get(ours.path("content").asString(), somebody).body()).isEqualTo("ours");
    }
  }

  @Test
  void nobodyWritesForTheOtherSide() {
    for (String record : List.of(LINE, MARKER)) {
      JsonNode refused = refused(add(record + "&kind=paper&name=a.txt&division=990122", Samples.text("x"), own), 403, "not-allowed");
      assertThat(refused.path("reason").asString()).isEqualTo("division");
      refused(add(record + "&kind=paper&name=a.txt&division=990121", Samples.text("x"), neighbour), 403, "not-allowed");
      refused(add(record + "&kind=paper&name=a.txt&division=990123", Samples.text("x"), own), 400, "bad-parameter");
      assertThat(added(add(record + "&kind=paper&name=a.txt&division=990122", Samples.text("x"), neighbour)).path("division").asString()).isEqualTo("990122");
    }
  }

  @Test
  void whoWritesForBothSidesSaysForWhich() {
    JsonNode refused = refused(add(LINE + "&kind=photo&name=a.jpg", Samples.jpeg(), city), 400, "bad-parameter");
    assertThat(refused.path("field").asString()).isEqualTo("division");
    assertThat(refused.path("bound").asString()).contains("990121").contains("990122");
    assertThat(added(add(LINE + "&kind=photo&name=a.jpg&division=990122", Samples.jpeg(), city)).path("division").asString()).isEqualTo("990122");
  }

  @Test
  void eachSideWithdrawsItsOwnOnly() {
    JsonNode ours = added(add(MARKER + "&kind=paper&name=w.txt", Samples.text("w"), own));
    assertThat(refused(withdraw(ours, "错", neighbour), 403, "not-allowed").path("reason").asString()).isEqualTo("division");
    assertThat(refused(withdraw(ours, "错", counties.as(Role.CLERK)), 403, "not-allowed").path("reason").asString()).isEqualTo("role");
    refused(withdraw(ours, " ", own), 400, "bad-body");
    JsonNode gone = json(withdraw(ours, "错件", own));
    assertThat(gone.path("withdrawn").path("reason").asString()).isEqualTo("错件");
    assertThat(gone.path("withdrawn").path("by").asString()).isEqualTo("officer");
    assertThat(withdraw(ours, "错件", own).statusCode()).as("said again").isEqualTo(200);
    refused(withdraw(ours, "另一理由", own), 409, "already-withdrawn");
    assertThat(ids(MARKER, neighbour)).doesNotContain(ours.path("id").asString());
    assertThat(ids(MARKER + "&withdrawn=true", neighbour)).contains(ours.path("id").asString());
    assertThat(service.get(ours.path("content").asString(), own).body()).as("kept").isEqualTo("w");
  }

  @Test
  void anotherCountysDraftAndItsPapersAreNotFound() {
    JsonNode paper = added(add(DRAFT + "&kind=paper&name=a.txt", Samples.text("draft"), own));
    refused(service.get("/api/attachments?" + DRAFT, neighbour), 404, "not-found");
    refused(add(DRAFT + "&kind=paper&name=a.txt", Samples.text("x"), neighbour), 404, "not-found");
    for (String path : List.of("", "/content")) refused(service.get("/api/attachments/" + paper.path("id").asString() + path, neighbour), 404, "not-found");
    refused(withdraw(paper, "x", neighbour), 404, "not-found");
    refused(service.get("/api/attachments?register=boundary-line&code=YS01", own), 404, "not-found");
    refused(service.get("/api/attachments?register=place&code=99012110022299999999", own), 404, "not-found");
  }

  @Test
  void theListSaysWhoMayAddAndWhyNot() {
    JsonNode mine = list(LINE, own);
    assertThat(mine.path("mayAdd").path("allowed").asBoolean()).isTrue();
    assertThat(mine.path("sides").get(0).path("division").asString()).isEqualTo("990121");
    assertThat(mine.path("sides").get(0).path("name").asString()).isEqualTo("青禾县");
    assertThat(mine.path("sides").get(1).path("mayAdd").path("reason").asString()).isEqualTo("division");
    JsonNode clerk = list(LINE, counties.as(Role.CLERK)).path("mayAdd");
    assertThat(clerk.path("allowed").asBoolean()).isFalse();
    assertThat(clerk.path("sentence").asString()).isEqualTo(refused(add(LINE + "&kind=paper&name=a.txt", Samples.text("x"), counties.as(Role.CLERK)), 403, "not-allowed").path("detail").asString());
    assertThat(list(LINE, counties.as(Role.INSPECTOR)).path("mayAdd").path("allowed").asBoolean()).isTrue();
    assertThat(list(DRAFT, counties.as(Role.INSPECTOR)).path("mayAdd").path("reason").asString()).isEqualTo("role");
    assertThat(list("register=grave&code=G990121", counties.as(Role.CEMETERY_OFFICER)).path("mayAdd").path("allowed").asBoolean()).isTrue();
  }

  @Test
  void thePublicGetsNothing() {
    refused(service.get("/api/attachments?register=place&code=99012110022200000001"), 404, "not-found");
    refused(add(DRAFT + "&kind=paper&name=a.txt", Samples.text("x")), 401, "sign-in-required");
  }

  //==== What is refused ====

  @ParameterizedTest
  @CsvSource({"register,register=gravel", "register,register=", "code,code=", "kind,kind=film", "kind,kind=", "name,name=", "name,name=a%2Fb.txt", "name,name=%E2%80%AEtxt.a", "id,id=7", "colour,colour=red", "division,division=990199"})
  void whatIsOutsideItsBoundIsRefusedByName(String field, String given) {
    var asked = new java.util.LinkedHashMap<>(Map.of("register", "register=place", "code", "code=99012110022200000002", "kind", "kind=paper", "name", "name=a.txt"));
    asked.put(field, given);
    assertThat(refused(add(String.join("&", asked.values()), Samples.text("x"), own), 400, "bad-parameter").path("field").asString()).isEqualTo(field);
  }

  @Test
  void contentThatIsNotWhatItSaysIsRefusedWithTheReasonAndLeavesNothing() throws IOException {
    long before = files("").size();
    assertThat(refused(add(DRAFT + "&kind=photo&name=a.jpg", Samples.text("<html><script>x</script></html>"), own), 422, "active-content").path("offender").asString()).contains("HTML");
    refused(add(DRAFT + "&kind=photo&name=a.jpg", Samples.pdf(), own), 422, "name-and-content-differ");
    refused(add(DRAFT + "&kind=photo&name=a.pdf", Samples.pdf(), own), 422, "kind-and-content-differ");
    refused(add(DRAFT + "&kind=track&name=a.csv", Samples.csv(), own), 422, "kind-and-content-differ");
    refused(add(DRAFT + "&kind=paper&name=a.zip", Samples.zip("a", "b"), own), 415, "type-not-allowed");
    refused(add(DRAFT + "&kind=paper&name=a.txt", new byte[0], own), 400, "bad-body");
    refused(service.post("/api/attachments?" + DRAFT + "&kind=paper&name=a.txt", "multipart/form-data; boundary=x", Samples.text("--x--"), own), 415, "file-as-body");
    refused(service.post("/api/attachments?" + DRAFT + "&kind=paper&name=a.txt", "application/x-www-form-urlencoded", Samples.text("a=b"), own), 415, "file-as-body");
    assertThat(files("")).hasSize((int) before);
  }

  @Test
  void moreThanOneFileOrOneRecordMayHaveIsRefused() throws Exception {
    byte[] large = new byte[LARGEST + 1];
    Arrays.fill(large, (byte) 'a');
    long before = files("").size();
    refused(add(DRAFT + "&kind=paper&name=a.txt", large, own), 413, "too-large");
    assertThat(chunked(DRAFT + "&kind=paper&name=a.txt", large, own).statusCode()).isEqualTo(413);
    assertThat(files("")).hasSize((int) before);
    String cemetery = "register=road&code=R990121&kind=paper&name=a.txt";
    for (int i = 0; i < 2; i++) added(add(cemetery, Arrays.copyOf(large, LARGEST - i), own));
    assertThat(refused(add(cemetery, Arrays.copyOf(large, LARGEST - 2), own), 413, "too-large").path("field").asString()).isEqualTo("record");
    assertThat(files("")).hasSize((int) before + 2);
  }

  @Test
  void anUploadThatIsCutOffLeavesNothingBehind() throws IOException {
    long rows = rows();
    for (String encoding : List.of("Content-Length: 200000", "Transfer-Encoding: chunked")) {
      URI root = URI.create(service.root());
      try (var socket = new Socket(root.getHost(), root.getPort())) {
        String head = "POST /api/attachments?%s&kind=paper&name=a.txt HTTP/1.1\r\nHost: x\r\n%s: %s\r\nContent-Type: application/octet-stream\r\n%s\r\n\r\n%s"
            .formatted(DRAFT, own[0], own[1], encoding, encoding.startsWith("T") ? "400\r\n" : "");
        socket.getOutputStream().write(Samples.text(head + "a".repeat(1000)));
        socket.getOutputStream().flush();
        waitFor(() -> !incoming().isEmpty());
      }
      waitFor(() -> incoming().isEmpty());
    }
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void aFullDiskIsSaidAndLeavesNothing() throws IOException {
    try (TestService full = TestService.on(counties.db(), "fangyu.var=" + var, "fangyu.attachments.keep-free=1000000GB")) {
      long before = files("").size();
      HttpResponse<String> answer = full.post("/api/attachments?" + DRAFT + "&kind=paper&name=a.txt", "application/octet-stream", Samples.text("x"), own);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
      assertThat(answer.body()).contains("storage-full");
      assertThat(files("")).hasSize((int) before);
    }
  }

  //==== Giving back ====

  @Test
  void contentIsNeverAPage() {
    for (Object[] each : new Object[][] {{"a.jpg", Samples.jpeg(), "inline"}, {"a.pdf", Samples.pdf(), "attachment"}, {"a.csv", Samples.csv(), "attachment"}, {"a.gpx", Samples.gpx(), "attachment"}, {"说明 \"一\".docx", Samples.docx(), "attachment"}}) {
      JsonNode made = added(add(DRAFT + "&kind=paper&name=" + encoded((String) each[0]), (byte[]) each[1], own));
      HttpResponse<byte[]> answer = service.bytes(made.path("content").asString(), own);
      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).startsWith((String) each[2]).doesNotContain("\r", "\n");
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualTo(made.path("type").asString()).doesNotContain("html");
      assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValueSatisfying(cache -> assertThat(cache).contains("private").contains("no-cache"));
    }
  }

  @Test
  void theTagIsTheHashAndPartsAndHeadersCanBeAskedFor() throws Exception {
    JsonNode made = added(add(DRAFT + "&kind=paper&name=a.txt", Samples.text("0123456789"), own));
    String content = made.path("content").asString();
    String tag = "\"" + made.path("sha256").asString() + "\"";
    assertThat(service.get(content, own).headers().firstValue("ETag")).hasValue(tag);
    assertThat(service.get(content, with(own, "If-None-Match", tag)).statusCode()).isEqualTo(304);
    HttpResponse<String> part = service.get(content, with(own, "Range", "bytes=2-4"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(part.headers().allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
    assertThat(service.get(content, with(own, "Range", "bytes=90-")).statusCode()).isEqualTo(416);
    var head = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(service.root() + content)).headers(own).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).hasValue("10");
    assertThat(head.headers().firstValue("ETag")).hasValue(tag);
  }

  @Test
  void contentThatWasLostIsOurFaultAndSaidSo() throws IOException {
    JsonNode made = added(add("register=grave&code=G990121&kind=paper&name=a.txt", Samples.text("lost " + UUID.randomUUID()), own));
    String hash = made.path("sha256").asString();
    Files.delete(var.resolve("attachments").resolve(hash.substring(0, 2)).resolve(hash.substring(2)));
    HttpResponse<String> answer = service.get(made.path("content").asString(), own);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("content-lost").doesNotContain(var.toString());
    assertThat(add("register=grave&code=G990121&kind=paper&name=b.txt", Samples.text("other"), own).statusCode()).isEqualTo(201);
  }

  //==== Hands ====

  private static HttpResponse<String> add(String query, byte[] content, String... who) {
    return service.post("/api/attachments?" + query, "application/octet-stream", content, who);
  }

  /** Without an announced length. */
  private static HttpResponse<String> chunked(String query, byte[] content, String... who) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(service.root() + "/api/attachments?" + query)).headers(who)
        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(content)));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode added(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static JsonNode refused(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asString()).isEqualTo("urn:fangyu:problem:" + type);
    return problem;
  }

  private static HttpResponse<String> withdraw(JsonNode attachment, String reason, String... who) {
    byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("reason", reason));
    return service.post("/api/attachments/" + attachment.path("id").asString() + "/withdraw", "application/json", body, who);
  }

  private static JsonNode list(String query, String... who) {
    HttpResponse<String> answer = service.get("/api/attachments?" + query, who);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static List<String> ids(String query, String... who) {
    var ids = new ArrayList<String>();
    list(query, who).path("attachments").forEach(entry -> ids.add(entry.path("id").asString()));
    return ids;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static long rows() {
    return counties.db().jdbc().sql("select count(*) from register.attachment").query(Long.class).single();
  }

  /** Files of the store whose names contain the text. */
  private static List<Path> files(String text) throws IOException {
    if (!Files.exists(var.resolve("attachments"))) return List.of();
    try (Stream<Path> walk = Files.walk(var.resolve("attachments"))) {
      return walk.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().contains(text)).toList();
    }
  }

  private static List<Path> incoming() {
    try {
      return files(".part");
    } catch (IOException | java.io.UncheckedIOException gone) {
      return List.of();   // while we looked
    }
  }

  private static void waitFor(java.util.function.BooleanSupplier true_) {
    for (int i = 0; i < 600 && !true_.getAsBoolean(); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(true_.getAsBoolean()).isTrue();
  }

  private static String[] bearer(Grant grant, String name) {
    return new String[] {"Authorization", "Bearer " + counties.token(counties.account(name, grant))};
  }

  private static String[] with(String[] headers, String name, String value) {
    return Stream.concat(Arrays.stream(headers), Stream.of(name, value)).toArray(String[]::new);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
