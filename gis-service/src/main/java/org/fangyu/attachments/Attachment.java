package org.fangyu.attachments;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.fangyu.attachments.content.ContentType;

/**
 * An attachment as it is stored.
 *
 * @param id made by the client
 * @param division whose side handed it in
 * @param name of the file, as its owner knows it
 * @param sha256 of the content
 * @param by account; @param byName who that is
 * @param withdrawn null while it stands
 */
record Attachment(UUID id, Register register, String code, String division, Kind kind, String name, ContentType type, long bytes, String sha256,
    String by, String byName, OffsetDateTime at, Withdrawal withdrawn) {

  record Withdrawal(String by, OffsetDateTime at, String reason) {}

  /** Whether it says the same as what is handed in under its id again. */
  boolean same(HandedIn other) {
    return register == other.subject().register() && code.equals(other.subject().code()) && division.equals(other.division()) && kind == other.kind() && name.equals(other.name());
  }
}
