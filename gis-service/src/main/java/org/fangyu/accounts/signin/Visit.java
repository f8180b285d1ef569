package org.fangyu.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A browser's request and what is answered to it. */
record Visit(HttpServletRequest request, HttpServletResponse response) {
  /** Where it comes from. */
  String address() {
    return request.getRemoteAddr();
  }
}
