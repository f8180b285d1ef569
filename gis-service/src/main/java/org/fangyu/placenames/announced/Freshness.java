package org.fangyu.placenames.announced;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.fangyu.rules.Validity;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;

/** Tells before any work whether what a reader keeps is still true: by the data version of what names are told from, and the day. */
@Component
public class Freshness {
  private static final String VERSION = """
      select coalesce(string_agg(register || version, ' ' order by register), '') from published.data_version
      where register in ('naming_case', 'naming_item', 'naming_step', 'naming_comment', 'place', 'road', 'other_name', 'division')""";
  /** Another program may tell the same data in another way. */
  private static final Instant STARTED = Instant.now();

  private final JdbcClient jdbc;

  Freshness(@Qualifier("published") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The tag of the answer to a request, of all that the answer depends on. */
  public String tag(ServletWebRequest request) {
    var asked = request.getRequest();
    String all = String.join("\n", jdbc.sql(VERSION).query(String.class).single(), Validity.today().toString(), STARTED.toString(),
        asked.getRequestURL().toString(), String.valueOf(asked.getQueryString()));
    return "W/\"" + DigestUtils.md5DigestAsHex(all.getBytes(StandardCharsets.UTF_8)) + "\"";
  }

  /** Anybody may keep it, and asks again each time. */
  public static HttpHeaders headers(String tag) {
    var headers = new HttpHeaders();
    headers.setETag(tag);
    headers.setCacheControl(CacheControl.noCache().cachePublic());
    return headers;
  }
}
