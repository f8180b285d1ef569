package org.fangyu.database;

import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who makes the changes of a transaction. The database refuses a change that has no author. */
public final class Author {
  /** Where {@code web.RequestId} keeps the id of the request that a thread works for. */
  private static final String REQUEST = "request";

  private Author() {}

  /** Signs the current transaction: the name, and the request that this thread works for, go into the journal with every row. */
  public static void sign(JdbcClient jdbc, String actor) {
    String request = MDC.get(REQUEST);
    jdbc.sql("select set_config('fangyu.actor', :actor, true), set_config('fangyu.request', :request, true)")
        .param("actor", actor).param("request", request == null ? "" : request)
        .query((row, i) -> row.getString(1)).single();
  }
}
