package org.fangyu.placenames.readings;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A row of the table of readings.
 *
 * @param reading one toned syllable a character
 * @param jurisdiction beginning of the codes of the divisions where it holds; empty = everywhere
 * @param source case: confirmed with a name of a case; table: entered as a correction
 * @param sourceCode the name that it was first confirmed with
 * @param uses how often it was confirmed
 */
record Reading(long id, String text, List<String> reading, String jurisdiction, String source, String sourceCode, String reason, int uses,
    String confirmedBy, OffsetDateTime confirmedAt) {}
