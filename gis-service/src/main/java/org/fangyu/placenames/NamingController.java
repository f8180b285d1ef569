package org.fangyu.placenames;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.rules.Validity;
import org.fangyu.web.Parameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/naming/check}: findings about a proposed name of a road or a place. Stores nothing. */
@RestController
class NamingController {

  private final NamingCheck check;
  private final DeskAccess desk;

  NamingController(NamingCheck check, DeskAccess desk) {
    this.check = check;
    this.desk = desk;
  }

  @PostMapping(path = "/api/naming/check", consumes = {"application/json", "application/geo+json"})
  Verdict check(HttpServletRequest request) throws IOException {
    desk.require();
    Parameters.of(request).allowOnly();
    return check.of(NamingRequest.of(request), Validity.today(), division -> desk.require(Act.CHECK, division), desk::reads);
  }
}
