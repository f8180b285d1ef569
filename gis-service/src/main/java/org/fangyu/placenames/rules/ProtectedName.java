package org.fangyu.placenames.rules;

/**
 * A name on a list of names worth keeping, that the record in question bears.
 *
 * @param kind PROTECTED by a list (名录), or HISTORIC without one
 * @param list title of the list
 */
public record ProtectedName(Kind kind, String name, String list, String legalBasis) {

  /** Listed, or of importance to history. */
  public enum Kind { PROTECTED, HISTORIC }
}
