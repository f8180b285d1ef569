package org.fangyu.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON object of a request's body. How large a body may be at all is said once for every route, in {@code web.limits}. */
public final class JsonBody {
  /** Deepest nesting of any body that the service understands is eight; a hostile one is refused before it is built. */
  static final int DEEPEST = 64;
  static final int LONGEST_NUMBER = 100;
  /** Personal names, reasons, whole paragraphs; no file comes inside a JSON text. */
  static final int LONGEST_TEXT = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
      .maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).maxStringLength(LONGEST_TEXT).maxNameLength(1_000).build()).build()).build();

  private JsonBody() {}

  /** @throws Problem 400 when the body is no JSON object or nests too deep */
  public static JsonNode object(HttpServletRequest request) throws IOException {
    try {
      JsonNode body = JSON.readTree(request.getInputStream().readAllBytes());
      if (body != null && body.isObject()) return body;
      throw Problem.badBody("body", "JSON 对象 / a JSON object", body);
    } catch (JacksonException broken) {
      throw unreadable(broken);
    }
  }

  /** Refuses a member that the address does not know, naming those it does: a misspelt field must not pass silently. */
  public static void allowOnly(JsonNode body, Set<String> members) {
    for (String member : body.propertyNames()) {
      if (!members.contains(member)) throw Problem.badBody("body", "只接受 / only " + String.join(", ", new TreeSet<>(members)), member);
    }
  }

  /**
   * A text that may have several lines.
   *
   * @param at name of the member, for the fault @param longest characters
   * @return without space around it; null when nothing is left
   * @throws Problem 400 when it is no text, is longer, or has control characters other than the ends of lines and tabs
   */
  public static String text(JsonNode node, String at, int longest) {
    if (!node.isString()) throw Problem.badBody(at, "文字 / a text", node);
    String text = node.asString().strip();
    if (text.codePointCount(0, text.length()) > longest) throw Problem.badBody(at, "最多 / at most " + longest + " 字 / characters", text);
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) throw Problem.badBody(at, "不含控制字符 / no control characters", text);
    return text.isEmpty() ? null : text;
  }

  /** @param at name of the member, for the fault. @throws Problem 400 when it is no day such as 2026-11-21 */
  public static LocalDate day(JsonNode node, String at) {
    try {
      return LocalDate.parse(node.asString(""));
    } catch (DateTimeParseException wrong) {
      throw Problem.badBody(at, Parameters.DAY, node);
    }
  }

  /** Why a text is no JSON for us, with the line and column, without the parser's own words. */
  static Problem unreadable(JacksonException broken) {
    if (broken instanceof StreamConstraintsException) {
      return Problem.badBody("body", "嵌套不超过 %d 层,数字不超过 %d 位,文字不超过 %d 字符 / at most so many levels, digits, characters".formatted(DEEPEST, LONGEST_NUMBER, LONGEST_TEXT), where(broken));
    }
    return Problem.badBody("body", "有效的 JSON / valid JSON", where(broken));
  }

  /** The member whose value is of another type than is read there, e.g. {@code targets[2].name}. */
  static String field(DatabindException other) {
    var field = new StringBuilder();
    for (var step : other.getPath()) {
      if (step.getPropertyName() == null) field.append('[').append(step.getIndex()).append(']');
      else field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
    }
    return field.isEmpty() ? "body" : Problem.cut(field);
  }

  private static String where(JacksonException broken) {
    var at = broken.getLocation();
    return at == null || at.getLineNr() < 1 ? "body" : "line " + at.getLineNr() + " column " + at.getColumnNr();
  }
}
