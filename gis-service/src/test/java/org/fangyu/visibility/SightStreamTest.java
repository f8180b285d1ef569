package org.fangyu.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fangyu.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class SightStreamTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void progressGoesOutWhileTheWorkGoesOnAndTheAnswerLast() throws Exception {
    var response = new MockHttpServletResponse();
    new SightStream(JSON, response, 3).answer(done -> {
      for (int i = 0; i < 3; i++) {
        pause(300);
        done.run();
      }
      return Map.of("sentence", "可见");
    });
    String[] lines = response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8).split("\n");
    assertThat(lines.length).isGreaterThan(2);
    assertThat(lines[0]).contains("\"done\":").contains("\"of\":3");
    assertThat(lines[lines.length - 1]).isEqualTo("{\"answer\":{\"sentence\":\"可见\"}}");
  }

  @Test
  void whenTheAskerIsGoneTheWorkEndsWithTheTargetInHand() {
    var begun = new AtomicInteger();
    new SightStream(JSON, new Gone(), 1000).answer(done -> {
      for (int i = 0; i < 1000; i++) {
        begun.incrementAndGet();
        pause(50);
        done.run();
      }
      return Map.of();
    });
    assertThat(begun.get()).as("a thousand targets would take 50 s").isBetween(1, 100);
  }

  @Test
  void aProblemIsAnsweredAsEverywhereBeforeTheFirstLineAndAsTheLastLineAfterIt() throws Exception {
    var early = new MockHttpServletResponse();
    var refused = Problem.tooLarge("targets", "at most 1", 2);
    assertThatThrownBy(() -> new SightStream(JSON, early, 1).answer(done -> {
      throw refused;
    })).isSameAs(refused);
    assertThat(early.isCommitted()).isFalse();
    var late = new MockHttpServletResponse();
    new SightStream(JSON, late, 1).answer(done -> {
      pause(600);
      throw refused;
    });
    assertThat(late.getContentAsString()).endsWith("}}\n").contains("{\"problem\":{").contains("urn:fangyu:problem:too-large");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection that the other side has closed. */
  private static final class Gone extends MockHttpServletResponse {
    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) throws IOException {
          throw new IOException("Broken pipe");
        }
      };
    }
  }
}
