package org.fangyu.placenames.othernames;

import java.time.OffsetDateTime;

/**
 * A name beside the standard one.
 *
 * @param kind former, alias, short, minority or dialect
 * @param language BCP 47 tag; null for Chinese
 * @param periodFrom since when it was used, as the source tells it
 * @param source on what it rests
 * @param addedBy null for who is not of the office
 */
record OtherName(long id, String register, String code, String kind, String name, String language, String pinyin, String periodFrom, String periodTo, String source,
    String addedBy, OffsetDateTime addedAt, OffsetDateTime withdrawnAt, String withdrawnBy, String withdrawnReason) {

  /** As the public is told it. */
  OtherName forThePublic() {
    return new OtherName(id, register, code, kind, name, language, pinyin, periodFrom, periodTo, source, null, null, null, null, null);
  }
}
