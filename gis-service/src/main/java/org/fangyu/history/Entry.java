package org.fangyu.history;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * An entry of the journal.
 *
 * @param actorName name of the person whose account it is; null for one that is no account, such as a command
 * @param register the table in words of the collections: door-plate
 * @param layer the collection in which the record may be looked up; null when there is none
 * @param statesHidden whether there are states that the asker may not read
 * @param before null when nothing held before, or hidden
 */
record Entry(long id, OffsetDateTime at, String actor, String actorName, String requestId, String act, String register, String layer, String code,
    boolean statesHidden, Map<String, Object> before, Map<String, Object> after) {

  Question.Cursor cursor() {
    return new Question.Cursor(at, id);
  }
}
