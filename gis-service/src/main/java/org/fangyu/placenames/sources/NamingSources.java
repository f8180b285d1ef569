package org.fangyu.placenames.sources;

import org.springframework.stereotype.Component;

/** Everything that a naming check reads. */
@Component
public record NamingSources(RuleShelf rules, AreaShelf areas, NameSource names, CaseSource cases, ScopeCount counts) {}
