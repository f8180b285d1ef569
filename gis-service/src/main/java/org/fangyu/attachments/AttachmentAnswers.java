package org.fangyu.attachments;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.attachments.content.ContentType;
import org.springframework.stereotype.Component;

/** What is told about attachments, each with what the asker may do and why not: the rule that the request would meet. */
@Component
class AttachmentAnswers {
  /** @param reason key of why not; null when it is allowed */
  record May(boolean allowed, String reason, String sentence) {
    static May of(Optional<Reason> whyNot) {
      return new May(whyNot.isEmpty(), whyNot.map(Reason::key).orElse(null), whyNot.map(Reason::sentence).orElse(null));
    }
  }

  /** @param name what the division is called; null where it is not on record */
  record Side(String division, String name, May mayAdd) {}

  /** @param picture whether a page may show the content @param content address of the content */
  record Shown(UUID id, String register, String code, String division, String kind, String name, String type, boolean picture, long bytes, String sha256,
      String by, String byName, OffsetDateTime at, Attachment.Withdrawal withdrawn, String content, May mayWithdraw) {}

  /** @param allowed types for people @param largestBytes of one file */
  record Taken(String allowed, long largestBytes) {}

  record Listing(String register, String code, May mayAdd, List<Side> sides, Taken taken, List<Shown> attachments) {}

  private final Subjects subjects;
  private final Limits limits;

  AttachmentAnswers(Subjects subjects, Limits limits) {
    this.subjects = subjects;
    this.limits = limits;
  }

  Listing listing(Subject subject, List<Attachment> attachments, Person who) {
    var names = subjects.names(subject.sides());
    var sides = subject.sides().stream().sorted(Comparator.comparing((String side) -> Subject.whyNot(who, subject.register(), side).isPresent()))
        .map(side -> new Side(side, names.get(side), May.of(Subject.whyNot(who, subject.register(), side)))).toList();
    return new Listing(subject.register().key(), subject.code(), May.of(subject.whyNot(who)), sides,
        new Taken(ContentType.ALLOWED, limits.largest().toBytes()), attachments.stream().map(attachment -> shown(attachment, who)).toList());
  }

  Shown shown(Attachment a, Person who) {
    May mayWithdraw = a.withdrawn() == null ? May.of(Subject.whyNot(who, a.register(), a.division())) : null;
    return new Shown(a.id(), a.register().key(), a.code(), a.division(), a.kind().key(), a.name(), a.type().mediaType(), a.type().picture(), a.bytes(), a.sha256(),
        a.by(), a.byName(), a.at(), a.withdrawn(), "/api/attachments/" + a.id() + "/content", mayWithdraw);
  }
}
