package org.fangyu.placenames.rules;

/** What is asked for; it decides which rules are looked at. */
public enum NamingAct {
  NAME, RENAME, EXTEND, CANCEL;

  /** Whether a name is being given, so that its words matter. */
  boolean givesName() {
    return this == NAME || this == RENAME;
  }

  /** Whether a name that is borne goes. */
  boolean takesName() {
    return this == RENAME || this == CANCEL;
  }
}
