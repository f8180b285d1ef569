package org.fangyu.history;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * An entry of the journal.
 *
 * @param register the table in words of the collections: door-plate
 * @param statesHidden whether there are states that the asker may not read
 * @param before null when nothing held before, or hidden
 */
record Entry(long id, OffsetDateTime at, String actor, String requestId, String act, String register, String code, boolean statesHidden,
    Map<String, Object> before, Map<String, Object> after) {

  Question.Cursor cursor() {
    return new Question.Cursor(at, id);
  }
}
