package org.fangyu.placenames.rules;

/**
 * A reason for which a finding does not hold a name up, such as 不存在特定联系.
 *
 * @param rule identifier of the rule, or the key of one of its checks: {@code R07} or {@code R07.company_name}
 * @param by who gave it
 */
public record SetAside(String rule, String reason, String by) {

  boolean of(NamingRule finding) {
    return rule.equals(finding.id()) || rule.equals(finding.key());
  }
}
