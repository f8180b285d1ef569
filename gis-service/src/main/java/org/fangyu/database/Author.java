package org.fangyu.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who makes the changes of a transaction. The database refuses a change that has no author. */
public final class Author {
  private Author() {}

  /** Signs the current transaction; the name and request id go into the journal with every row. */
  public static void sign(JdbcClient jdbc, String actor, String requestId) {
    jdbc.sql("select set_config('fangyu.actor', :actor, true), set_config('fangyu.request', :request, true)")
        .param("actor", actor).param("request", requestId == null ? "" : requestId)
        .query((row, i) -> row.getString(1)).single();
  }
}
