package org.fangyu.placenames.sources;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that a naming check reads. */
@Component
public record NamingSources(RuleShelf rules, AreaShelf areas, NameSource names, CaseSource cases, ReadingSource readings, ScopeCount counts) {

  /** All of them over one database. */
  public static NamingSources on(JdbcClient jdbc) {
    return new NamingSources(new RuleShelf(jdbc), new AreaShelf(jdbc), new NameSource(jdbc), new CaseSource(jdbc), new ReadingSource(jdbc), new ScopeCount(jdbc));
  }
}
