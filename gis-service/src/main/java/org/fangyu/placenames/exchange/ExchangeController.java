package org.fangyu.placenames.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The package over HTTP, for who may export restricted data. */
@RestController
class ExchangeController {
  private final Exchange exchange;
  private final DeskAccess desk;

  ExchangeController(Exchange exchange, DeskAccess desk) {
    this.exchange = exchange;
    this.desk = desk;
  }

  /** {@code case}, or {@code from} and {@code to}: at least one. Written to a file first, so that what is sent is whole. */
  @GetMapping("/api/naming/exchange")
  void download(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Parameters given = Parameters.of(request).allowOnly("case", "from", "to");
    desk.require(Act.EXPORT_RESTRICTED, null);
    String code = given.text("case", 30).orElse(null);
    LocalDate from = given.day("from").orElse(null);
    LocalDate to = given.day("to").orElse(null);
    if (code == null && from == null && to == null) {
      throw Problem.badParameter("from", "案件(case)或公告日期起止(from、to) / a case, or days of announcement", "");
    }
    ExchangeQuestion question = ExchangeQuestion.of(code, from, to, desk.sight());
    Path file = Files.createTempFile("fangyu-names-", ".zip");
    try {
      exchange.write(question, desk.person().account(), file);
      response.setContentType("application/zip");
      response.setContentLengthLong(Files.size(file));
      response.setHeader("Content-Disposition", "attachment; filename=\"" + question.fileName() + "\"");
      response.setHeader("Cache-Control", "no-store");
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.delete(file);
    }
  }
}
