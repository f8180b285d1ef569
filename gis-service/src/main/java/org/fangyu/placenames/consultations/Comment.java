package org.fangyu.placenames.consultations;

import java.time.OffsetDateTime;

/**
 * What somebody said, and what the office answered. Who it was is not known.
 *
 * @param item ordinal of the name that is meant; null for the whole case @param name that it is about; null for the whole case
 * @param repliedBy the officer; null where the public is told
 */
record Comment(String receipt, String caseCode, String caseTitle, Integer item, String name, String stance, String comment, OffsetDateTime madeAt, String reply, String repliedBy, OffsetDateTime repliedAt) {

  Comment forThePublic() {
    return new Comment(receipt, caseCode, caseTitle, item, name, stance, comment, madeAt, reply, null, repliedAt);
  }
}
