package org.fangyu.placenames.announced;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An announced case.
 *
 * @param number of the announcement
 * @param count of all its names
 * @param names all of them, or the first where it stands in a list
 * @param link of its page
 */
public record Announcement(String code, String title, String divisionCode, String division, String number, LocalDate announcedOn, String approvingBody, LocalDate approvedOn,
    String approvalNumber, LocalDate filedOn, OffsetDateTime updatedAt, int count, List<PublicName> names, String link) {}
