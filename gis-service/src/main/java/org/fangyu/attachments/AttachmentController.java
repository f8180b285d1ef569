package org.fangyu.attachments;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.attachments.content.FileName;
import org.fangyu.attachments.content.Unacceptable;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Attachments of records. A record that the asker does not see as the office sees it, and all that belongs to it, is not
 * found. Whoever sees it sees the attachments of every side; each side adds and withdraws its own.
 */
@RestController
@RequestMapping("/api/attachments")
class AttachmentController {
  private static final Logger log = LoggerFactory.getLogger(AttachmentController.class);
  private static final int LONGEST_REASON = 500;
  /** Whatever a browser makes of the content, it may load nothing and run nothing. */
  private static final String POLICY = "sandbox; default-src 'none'";

  private final DeskAccess desk;
  private final Subjects subjects;
  private final AttachmentRegister attachments;
  private final Reception reception;
  private final AttachmentAnswers answers;
  private final ContentStore store;

  AttachmentController(DeskAccess desk, Subjects subjects, AttachmentRegister attachments, Reception reception, AttachmentAnswers answers, ContentStore store) {
    this.desk = desk;
    this.subjects = subjects;
    this.attachments = attachments;
    this.reception = reception;
    this.answers = answers;
    this.store = store;
  }

  record Why(String reason) {}

  @GetMapping
  AttachmentAnswers.Listing list(HttpServletRequest request) {
    var given = Parameters.of(request).allowOnly("register", "code", "withdrawn");
    Subject subject = subject(register(given), given.requiredText("code", 60)).filter(s -> s.seenBy(desk.sight())).orElseThrow(() -> unknown(given));
    return answers.listing(subject, attachments.list(subject, flag(given, "withdrawn")), desk.person());
  }

  /** The body is the file itself. The same id with the same content is answered as at the first time, with 200. */
  @PostMapping
  ResponseEntity<AttachmentAnswers.Shown> add(HttpServletRequest request) throws IOException {
    refuseForms(request);
    var given = Parameters.of(request).allowOnly("register", "code", "kind", "name", "division", "id");
    Person who = desk.person();
    Register register = register(given);
    refuse(Subject.whyNot(who, register, null), register);
    Subject subject = subject(register, given.requiredText("code", 60)).filter(s -> s.seenBy(desk.sight()) || s.whyNot(who).isEmpty()).orElseThrow(() -> unknown(given));
    String division = side(subject, given.text("division", 12), who);
    var in = new HandedIn(given.text("id", 36).map(AttachmentController::id).orElseGet(UUID::randomUUID), subject, division, kind(given), name(given));
    var outcome = reception.receive(in, request.getInputStream(), request.getContentLengthLong(), who);
    var shown = answers.shown(outcome.attachment(), who);
    return outcome.fresh() ? ResponseEntity.created(URI.create("/api/attachments/" + shown.id())).body(shown) : ResponseEntity.ok(shown);
  }

  @GetMapping("/{id}")
  AttachmentAnswers.Shown one(@PathVariable String id, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    return answers.shown(seen(id), desk.person());
  }

  /** The file as it was handed in. Pictures may be shown in a page; all else is only ever saved. */
  @GetMapping("/{id}/content")
  ResponseEntity<Resource> content(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
    Parameters.of(request).allowOnly();
    Attachment attachment = seen(id);
    Path file = store.file(attachment.sha256());
    if (!Files.isRegularFile(file) || Files.size(file) != attachment.bytes()) {
      log.error("content of attachment {} is missing or changed: {}; see ./gis check attachments", id, file);
      throw new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "content-lost", "附件内容缺失,请告知管理员 / the content is lost; tell the administrator").with("id", id);
    }
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    var disposition = (attachment.type().picture() ? ContentDisposition.inline() : ContentDisposition.attachment()).filename(attachment.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok().eTag("\"" + attachment.sha256() + "\"").cacheControl(CacheControl.noCache().cachePrivate())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString()).contentType(MediaType.parseMediaType(attachment.type().mediaType())).body(new FileSystemResource(file));
  }

  /** It is kept with its content, and listed only where withdrawn ones are asked for. */
  @PostMapping("/{id}/withdraw")
  AttachmentAnswers.Shown withdraw(@PathVariable String id, @RequestBody Why body, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    Person who = desk.person();
    if (!who.signedIn()) throw DeskAccess.refusal(Reason.SIGN_IN, null);
    Attachment attachment = seen(id);
    refuse(Subject.whyNot(who, attachment.register(), attachment.division()), attachment.register());
    String reason = body.reason() == null ? "" : body.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) throw Problem.badBody("reason", "1–" + LONGEST_REASON + " 字符 / characters", reason);
    if (!attachments.withdraw(attachment.id(), reason, who.account())) alreadyWithdrawn(seen(id).withdrawn(), reason, who);
    return answers.shown(seen(id), who);
  }

  /** Said twice for the same reason by the same person, it holds; anything else is told. */
  private static void alreadyWithdrawn(Attachment.Withdrawal before, String reason, Person who) {
    if (before.by().equals(who.account()) && before.reason().equals(reason)) return;
    throw new Problem(HttpStatus.CONFLICT, "already-withdrawn", "附件已由 %s 于 %s 撤回 / %1$s withdrew it on %2$s".formatted(before.by(), before.at().toLocalDate()));
  }

  private Optional<Subject> subject(Register register, String code) {
    return subjects.find(register, code);
  }

  private Attachment seen(String id) {
    return uuid(id).flatMap(attachments::find).filter(a -> subject(a.register(), a.code()).filter(s -> s.seenBy(desk.sight())).isPresent()).orElseThrow(() -> Problem.notFound("附件", id));
  }

  /** The side that it is for: the one that was named, else the only one that the person may write for. */
  private static String side(Subject subject, Optional<String> named, Person who) {
    refuse(subject.whyNot(who), subject.register());
    List<String> own = subject.sidesOf(who);
    if (named.isEmpty() && own.size() > 1) throw Problem.badParameter("division", "必填:您可代表多方提交 / required, for you may write for more than one side: " + String.join(", ", own), "");
    String side = named.orElse(own.get(0));
    if (!subject.sides().contains(side)) throw Problem.badParameter("division", String.join(", ", subject.sides()), side);
    refuse(Subject.whyNot(who, subject.register(), side), subject.register());
    return side;
  }

  private static void refuse(Optional<Reason> whyNot, Register register) {
    whyNot.ifPresent(reason -> {
      throw DeskAccess.refusal(reason, register.acts().iterator().next());
    });
  }

  /** What a form sends is not the file. */
  private static void refuseForms(HttpServletRequest request) {
    String sent = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (sent.startsWith("multipart/") || sent.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "file-as-body", "请求体须是文件本身,不是表单 / the body must be the file itself, not a form").with("field", "Content-Type").with("bound", "application/octet-stream");
    }
  }

  private static Register register(Parameters given) {
    String named = given.requiredText("register", 40);
    return Register.find(named).orElseThrow(() -> Problem.badParameter("register", Register.ALL, named));
  }

  private static Kind kind(Parameters given) {
    String named = given.requiredText("kind", 40);
    return Kind.find(named).orElseThrow(() -> Problem.badParameter("kind", Kind.ALL, named));
  }

  private static String name(Parameters given) {
    try {
      return FileName.checked(given.requiredText("name", FileName.LONGEST));
    } catch (Unacceptable refused) {
      throw Problem.badParameter("name", refused.bound(), refused.offender());
    }
  }

  private static UUID id(String text) {
    return uuid(text).orElseThrow(() -> Problem.badParameter("id", "UUID", text));
  }

  private static Optional<UUID> uuid(String text) {
    boolean wellFormed = text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    return wellFormed ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  private static boolean flag(Parameters given, String name) {
    String text = given.text(name, 5).orElse("false");
    if (!text.equals("true") && !text.equals("false")) throw Problem.badParameter(name, "true, false", text);
    return text.equals("true");
  }

  private static Problem unknown(Parameters given) {
    return Problem.notFound("记录", given.requiredText("code", 60));
  }
}
