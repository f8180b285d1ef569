package org.fangyu.attachments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.fangyu.attachments.content.ContentType;

/** What an attachment is to its record. */
enum Kind {
  PHOTO, PAPER, TRACK;

  static final String ALL = "photo, paper, track";

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A photo is a picture and a track is GPX; a paper may be scanned, and so be anything. */
  boolean takes(ContentType type) {
    return switch (this) {
      case PHOTO -> type.picture();
      case TRACK -> type == ContentType.GPX;
      case PAPER -> true;
    };
  }

  static Optional<Kind> find(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
