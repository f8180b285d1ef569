package org.fangyu.placenames.papers;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.fangyu.documents.Template;
import org.fangyu.documents.TemplateFault;
import org.fangyu.placenames.papers.TemplateRegister.Version;
import org.fangyu.web.Problem;
import org.springframework.stereotype.Component;

/** Which template a paper is made from. */
@Component
class Templates {
  /** Of a file that is handed in. */
  static final int LARGEST = 2 << 20;

  private final TemplateRegister register;
  private final Map<PaperKind, byte[]> standard = new EnumMap<>(PaperKind.class);

  Templates(TemplateRegister register) {
    this.register = register;
    for (PaperKind kind : PaperKind.values()) standard.put(kind, DefaultTemplates.docx(kind));
  }

  /** @param version null for the program's own */
  record Used(Template template, String sha256, Version version) {}

  Used inUse(PaperKind kind, String division) {
    return register.inUse(kind, division).map(this::read).orElseGet(() -> standard(kind));
  }

  Used read(Version version) {
    return new Used(Template.read(register.content(version.sha256()), PaperContent.WORDS), version.sha256(), version);
  }

  Used standard(PaperKind kind) {
    byte[] docx = standard.get(kind);
    return new Used(Template.read(docx, PaperContent.WORDS), sha256(docx), null);
  }

  /** @throws Problem 413 or 422 with what is wrong with it */
  static Template checked(byte[] docx) {
    if (docx.length > LARGEST) throw Problem.tooLarge("body", "最多 / at most " + (LARGEST >> 20) + " MB", "> " + LARGEST + " bytes");
    try {
      return Template.read(docx, PaperContent.WORDS);
    } catch (TemplateFault fault) {
      throw Problem.unprocessable(fault.slug(), fault.getMessage(), "body", fault.bound(), fault.offender());
    }
  }

  static String sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) digest.update(part);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);   // every Java has it
    }
  }
}
