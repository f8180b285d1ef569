package org.fangyu.database;

/** The users of the database, each with the rights of its duty and no more. */
public enum DatabaseUser {
  /** Creates the database and the other users; only in a private cluster. */
  SUPERUSER("postgres", "public"),
  /** Owns the schemas and migrates them. */
  OWNER("fangyu_owner", "register,public"),
  /** Does the registers' work: reads, inserts, updates; deletes nothing. */
  APPLICATION("fangyu_app", "register,public"),
  /** Reads schema published and nothing else. */
  READER("fangyu_reader", "published,public");

  private final String role;
  private final String searchPath;

  DatabaseUser(String role, String searchPath) {
    this.role = role;
    this.searchPath = searchPath;
  }

  public String role() {
    return role;
  }

  String searchPath() {
    return searchPath;
  }
}
