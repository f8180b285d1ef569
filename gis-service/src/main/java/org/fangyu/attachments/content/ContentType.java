package org.fangyu.attachments.content;

import java.util.List;
import java.util.Locale;

/** What may be handed in: photos, documents and tracks that a bureau keeps, and no format that runs. */
public enum ContentType {
  JPEG("image/jpeg", "jpg", "jpeg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  /** GB/T 33190, the fixed-layout format of official documents. */
  OFD("application/ofd", "ofd"),
  GPX("application/gpx+xml", "gpx"),
  CSV("text/csv", "csv"),
  TEXT("text/plain", "txt");

  /** For sentences: what there is. */
  public static final String ALLOWED = "JPEG, PNG, WebP, PDF, DOCX, XLSX, OFD, GPX, CSV, TXT";

  private final String mediaType;
  private final List<String> extensions;

  ContentType(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = List.of(extensions);
  }

  public String mediaType() {
    return mediaType;
  }

  /** Whether a browser may show it within a page: pixels only. */
  public boolean picture() {
    return this == JPEG || this == PNG || this == WEBP;
  }

  boolean fits(String name) {
    return extensions.contains(extension(name));
  }

  String endings() {
    return "." + String.join(", .", extensions);
  }

  /** What follows the last dot, in lower case; empty without one. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
