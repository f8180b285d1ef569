package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UserCommandTest {
  @TempDir
  Path var;

  /** What a command printed and how it ended. */
  private record Done(int status, String output) {}

  @Test
  void accountsAreMadeGrantedListedAndEndedFromTheCommandLine() {
    try (TestDatabase db = TestDatabase.fresh(); TestService service = TestService.on(db, "fangyu.var=" + var)) {
      Done added = run(service, "", "add", "wang", "--name", "王芳", "--role", "officer", "--division", "990121");
      assertThat(added.status()).isZero();
      String password = added.output().strip().split(": ")[1];
      var browser = Browser.signedIn(service, "wang", password);
      assertThat(browser.session().path("next").asString()).as("a told password is changed first").isEqualTo("password");

      assertThat(run(service, "a-given-passphrase\n", "passwd", "wang", "--password-stdin").status()).isZero();
      assertThat(Browser.signedIn(service, "wang", "a-given-passphrase").session().has("next")).isFalse();
      assertThat(run(service, "", "grant", "wang", "inspector", "all").status()).isZero();
      assertThat(run(service, "", "list").output()).contains("wang").contains("王芳").contains("inspector@all officer@990121");
      assertThat(run(service, "", "revoke", "wang", "inspector", "all").status()).isZero();
      assertThat(run(service, "", "revoke", "wang", "inspector", "all").status()).as("gone already").isEqualTo(2);

      String token = run(service, "", "token", "wang", "--scope", "read-office,check", "--days", "1").output().strip();
      assertThat(new Browser(service).get("/api/session", "Authorization", "Bearer " + token).body()).contains("\"account\":\"wang\"");
      assertThat(run(service, "", "token", "--list").output()).contains("wang").doesNotContain(token);
      assertThat(run(service, "", "disable", "wang").status()).isZero();
      assertThat(new Browser(service).get("/api/session", "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
      assertThat(new Browser(service).signIn("wang", "a-given-passphrase").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void wrongUseIsToldAndChangesNothing() {
    try (TestDatabase db = TestDatabase.fresh(); TestService service = TestService.on(db, "fangyu.var=" + var)) {
      assertThat(run(service, "", "add", "Wang!", "--name", "王芳").status()).isEqualTo(2);
      assertThat(run(service, "", "add", "wang", "--name", "王芳", "--role", "king", "--division", "990121").output()).contains("no role king");
      assertThat(run(service, "", "add", "wang", "--name", "王芳", "--role", "clerk", "--division", "99012").status()).isEqualTo(2);
      assertThat(run(service, "short\n", "add", "wang", "--name", "王芳", "--password-stdin").status()).isEqualTo(2);
      assertThat(run(service, "", "passwd", "nobody").status()).isEqualTo(2);
      assertThat(run(service, "", "list").output()).isEmpty();
    }
  }

  private static Done run(TestService service, String input, String... arguments) {
    InputStream in = System.in;
    PrintStream out = System.out;
    var printed = new ByteArrayOutputStream();
    var told = new StringWriter();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      var command = new CommandLine(new UserCommand(service::bean)).setErr(new PrintWriter(told, true))
          .setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(failure.getMessage());
            return failure instanceof IllegalArgumentException ? 2 : 3;
          });
      int status = command.execute(arguments);
      return new Done(status, printed.toString(StandardCharsets.UTF_8) + told);
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
  }
}
