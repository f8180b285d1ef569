package org.fangyu.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.fangyu.accounts.Person;
import org.fangyu.attachments.content.ContentCheck;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.attachments.content.ContentType;
import org.fangyu.attachments.content.Received;
import org.fangyu.attachments.content.Unacceptable;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes an attachment in: to the disk, looked at, kept with its row; or nothing of it, with the reason. */
@Component
class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  /** @param fresh false when the same had been handed in under its id before */
  record Outcome(Attachment attachment, boolean fresh) {}

  private final AttachmentRegister register;
  private final ContentStore store;
  private final Limits limits;

  Reception(AttachmentRegister register, ContentStore store, Limits limits) {
    this.register = register;
    this.store = store;
    this.limits = limits;
  }

  /**
   * Returns when content and row are safe.
   *
   * @param bytes as the sender announces them; -1 unknown
   * @throws Problem 409 when the id stands for something else, 413, 415, 422, 507 with the reason
   * @throws IOException when the sender stopped in the middle
   */
  Outcome receive(HandedIn in, InputStream body, long bytes, Person who) throws IOException {
    if (bytes > limits.largest().toBytes()) throw tooLarge("%,d bytes".formatted(bytes));
    Optional<Attachment> before = register.find(in.id());
    if (before.isPresent() && !before.get().same(in)) throw taken(in);
    try (Received content = store.receive(body, limits.largest().toBytes())) {
      if (before.isPresent()) return again(before.get(), content, in);
      if (content.bytes() == 0) throw Problem.badBody("body", "文件内容 / the content of a file", "0 bytes");
      boolean added = register.add(in, typeOf(content, in), content, who.account());
      Attachment now = register.find(in.id()).orElseThrow();
      if (added) return new Outcome(now, true);
      if (!now.same(in)) throw taken(in);
      return again(now, content, in);
    } catch (ContentStore.TooLong more) {
      throw tooLarge("> %,d bytes".formatted(limits.largest().toBytes()));
    } catch (ContentStore.Full full) {
      log.error("an attachment was refused: {}", full.getMessage());
      throw new Problem(HttpStatus.INSUFFICIENT_STORAGE, "storage-full", "服务器存储空间不足,附件没有保存,请告知管理员 / the server has no room left; nothing was kept, tell the administrator");
    }
  }

  private static Outcome again(Attachment before, Received content, HandedIn in) {
    if (!before.sha256().equals(content.sha256())) throw taken(in);
    return new Outcome(before, false);
  }

  private static ContentType typeOf(Received content, HandedIn in) throws IOException {
    try {
      ContentType type = ContentCheck.typeOf(content.file(), in.name());
      if (in.kind().takes(type)) return type;
      String bound = in.kind() == Kind.PHOTO ? "JPEG, PNG, WebP" : "GPX";
      throw Problem.unprocessable("kind-and-content-differ", "种类与内容不符,内容是 %s / the kind does not fit the content, which is %s".formatted(type, type), "kind", bound, in.kind().key());
    } catch (Unacceptable refused) {
      throw problem(refused);
    }
  }

  private static Problem problem(Unacceptable refused) {
    String slug = refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    HttpStatus status = refused.why() == Unacceptable.Why.TYPE_NOT_ALLOWED ? HttpStatus.UNSUPPORTED_MEDIA_TYPE : HttpStatus.UNPROCESSABLE_CONTENT;
    return new Problem(status, slug, refused.getMessage()).with("field", "body").with("bound", refused.bound()).with("offender", refused.offender());
  }

  private Problem tooLarge(String offender) {
    return Problem.tooLarge("body", "一个文件最多 / one file has at most " + Limits.text(limits.largest()), offender);
  }

  private static Problem taken(HandedIn in) {
    return new Problem(HttpStatus.CONFLICT, "id-taken", "此附件号已用于另一附件 / the id stands for another attachment").with("field", "id").with("offender", in.id().toString());
  }
}
