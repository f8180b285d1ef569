package org.fangyu.placenames.consultations;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.fangyu.placenames.announced.PublicName;

/**
 * A case that is open to comment.
 *
 * @param to the last day on which a comment is taken
 * @param count of all its names @param names all of them, or the first where it stands in a list
 */
public record Consultation(String code, String title, String divisionCode, String division, LocalDate from, LocalDate to, OffsetDateTime updatedAt, int count, List<PublicName> names, String link) {}
