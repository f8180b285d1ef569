package org.fangyu.attachments.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.fangyu.attachments.content.Samples.joined;
import static org.fangyu.attachments.content.Samples.text;
import static org.fangyu.attachments.content.Samples.zip;
import static org.fangyu.attachments.content.Unacceptable.Why.ACTIVE_CONTENT;
import static org.fangyu.attachments.content.Unacceptable.Why.NAME_AND_CONTENT_DIFFER;
import static org.fangyu.attachments.content.Unacceptable.Why.NOT_WHOLE;
import static org.fangyu.attachments.content.Unacceptable.Why.TOO_MUCH_INSIDE;
import static org.fangyu.attachments.content.Unacceptable.Why.TWO_FORMATS;
import static org.fangyu.attachments.content.Unacceptable.Why.TYPE_NOT_ALLOWED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fangyu.attachments.content.Unacceptable.Why;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {
  @TempDir
  private Path folder;

  //==== Taken ====

  @ParameterizedTest
  @EnumSource
  void everyTypeIsKnownByItsContent(ContentType type) throws IOException {
    assertThat(typeOf(sample(type), "a." + ContentType.extension(type.endings()))).isEqualTo(type);
  }

  @Test
  void capitalsInTheNameAndBothEndingsOfAPhotoWillDo() throws IOException {
    assertThat(typeOf(Samples.jpeg(), "界桩 001 近景.JPEG")).isEqualTo(ContentType.JPEG);
    assertThat(typeOf(Samples.jpeg(), "IMG_0001.JPG")).isEqualTo(ContentType.JPEG);
  }

  @Test
  void whatACameraWritesAfterTheEndOfItsPhotoIsItsOwnBusiness() throws IOException {
    assertThat(typeOf(joined(Samples.jpeg(1), Samples.jpeg(2), text("SEFT maker notes")), "a.jpg")).isEqualTo(ContentType.JPEG);
  }

  @Test
  void textMayBeOfGb18030AndBeginLikeAProgram() throws IOException {
    assertThat(typeOf("界桩,经度\n界-1,123\n".getBytes(Charset.forName("GB18030")), "a.csv")).isEqualTo(ContentType.CSV);
    assertThat(typeOf(text("MZ,BM\n1,2\n"), "a.csv")).isEqualTo(ContentType.CSV);
    assertThat(typeOf(joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, Samples.csv()), "a.csv")).isEqualTo(ContentType.CSV);
  }

  //==== Refused for what it is ====

  @Test
  void aNameThatDoesNotFitIsRefusedWithTheEndingThatWould() {
    Unacceptable refused = refused(Samples.jpeg(), "a.png", NAME_AND_CONTENT_DIFFER);
    assertThat(refused.bound()).isEqualTo(".jpg, .jpeg");
    refused(Samples.pdf(), "a.jpg", NAME_AND_CONTENT_DIFFER);
    refused(Samples.docx(), "a.xlsx", NAME_AND_CONTENT_DIFFER);
    refused(Samples.csv(), "a.bat", NAME_AND_CONTENT_DIFFER);
    refused(text("alert(1)"), "a.js", NAME_AND_CONTENT_DIFFER);
    refused(Samples.jpeg(), "no ending", NAME_AND_CONTENT_DIFFER);
  }

  @Test
  void pagesScriptsAndProgramsAreRefusedWhateverTheyAreCalled() {
    refused(text("<html><script>alert(1)</script></html>"), "a.txt", ACTIVE_CONTENT);
    refused(text("  \n\uFEFF<!DOCTYPE html>"), "a.csv", ACTIVE_CONTENT);
    refused(text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "a.jpg", ACTIVE_CONTENT);
    refused(text("note\n<ScRiPt src=x>"), "a.txt", ACTIVE_CONTENT);
    refused(text("#!/bin/sh\nrm -rf /\n"), "a.txt", ACTIVE_CONTENT);
    refused(joined(text("MZ"), new byte[100]), "a.jpg", ACTIVE_CONTENT);
    refused(joined(new byte[] {0x7f}, text("ELF"), new byte[100]), "a.pdf", ACTIVE_CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"474946383961", "49492a00", "000000186674797068656963", "d0cf11e0a1b11ae1", "526172211a0700", "377abcaf271c", "1f8b0800", "424d0000", "00010203"})
  void otherFormatsAreRefusedByName(String begins) {
    Unacceptable refused = refused(joined(HexFormat.of().parseHex(begins), new byte[64]), "a.jpg", TYPE_NOT_ALLOWED);
    assertThat(refused.bound()).isEqualTo(ContentType.ALLOWED);
  }

  @Test
  void aPlainZipAndAFreeXmlAreNotTaken() {
    refused(zip("a.jpg", "x"), "a.zip", TYPE_NOT_ALLOWED);
    refused(text("<kml xmlns=\"http://www.opengis.net/kml/2.2\"/>"), "a.gpx", TYPE_NOT_ALLOWED);
  }

  //==== Refused because it is not whole ====

  @Test
  void aPictureCutOffAnywhereIsRefused() throws IOException {
    for (byte[] whole : new byte[][] {Samples.jpeg(), Samples.png(), Samples.webp()}) {
      String name = whole[0] == 'R' ? "a.webp" : whole[0] == (byte) 0x89 ? "a.png" : "a.jpg";
      for (int length = 12; length < whole.length; length += Math.max(1, whole.length / 60)) refused(Arrays.copyOf(whole, length), name, NOT_WHOLE);
      assertThat(typeOf(whole, name).picture()).isTrue();
    }
  }

  @Test
  void aChangedByteInAPngIsFound() {
    byte[] png = Samples.png();
    png[png.length / 2] ^= 1;
    refused(png, "a.png", NOT_WHOLE);
  }

  @Test
  void brokenDocumentsAreRefused() {
    refused(text("%PDF-1.4\n1 0 obj"), "a.pdf", NOT_WHOLE);
    refused(Arrays.copyOf(Samples.docx(), 100), "a.docx", NOT_WHOLE);
    refused(text("<?xml version=\"1.0\"?><gpx xmlns=\"http://www.topografix.com/GPX/1/1\"><trk>"), "a.gpx", NOT_WHOLE);
  }

  //==== Refused because it is two things ====

  @Test
  void aPictureThatIsAlsoAZipAPageOrAPdfIsRefused() {
    refused(joined(Samples.jpeg(), zip("Evil.class", "x")), "a.jpg", TWO_FORMATS);
    refused(joined(Samples.jpeg(), text("<script>alert(1)</script>")), "a.jpg", TWO_FORMATS);
    refused(joined(Samples.png(), text("trailing")), "a.png", TWO_FORMATS);
    refused(joined(Samples.webp(), text("trailing")), "a.webp", TWO_FORMATS);
    byte[] comment = joined(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xfe, 0, 10}, text("%PDF-1.4"));
    refused(joined(comment, Arrays.copyOfRange(Samples.jpeg(), 2, Samples.jpeg().length)), "a.jpg", TWO_FORMATS);
  }

  @Test
  void aDocumentWithSomethingBeforeAfterOrTwiceIsRefused() {
    refused(joined(Samples.pdf(), zip("a", "x")), "a.pdf", TWO_FORMATS);
    refused(joined(text("%PDF-1.4 <html><body>"), Samples.pdf()), "a.pdf", TWO_FORMATS);
    refused(joined(Samples.docx(), text("trailing")), "a.docx", TWO_FORMATS);
    refused(joined(zip("a", "x"), Samples.docx()), "a.docx", TWO_FORMATS);
    byte[] twice = zip("[Content_Types].xml", "<Types/>", "word/document.xml", "a", "word/document.xmL", "b");
    for (int i = 0; i < twice.length - 3; i++) if (twice[i] == 'x' && twice[i + 1] == 'm' && twice[i + 2] == 'L') twice[i + 2] = 'l';
    refused(twice, "a.docx", TWO_FORMATS);
  }

  //==== Refused for what is in it ====

  @Test
  void macrosProgramsAndPathsOutOfADocumentAreRefused() {
    refused(zip("[Content_Types].xml", "<Types/>", "word/document.xml", "x", "word/vbaProject.bin", "x"), "a.docx", ACTIVE_CONTENT);
    refused(zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "x", "xl/run.EXE", "x"), "a.xlsx", ACTIVE_CONTENT);
    refused(zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "x", "xl/embeddings/o.bin", "MZ\0\0\0"), "a.xlsx", ACTIVE_CONTENT);
    refused(zip("OFD.xml", "x", "../../etc/cron.d/x", "x"), "a.ofd", ACTIVE_CONTENT);
    refused(zip("OFD.xml", "x", "/etc/passwd", "x"), "a.ofd", ACTIVE_CONTENT);
    refused(joined(text("%PDF-1.4\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n"), Samples.pdf()), "a.pdf", ACTIVE_CONTENT);
  }

  @Test
  void aTrackWithEntitiesInstructionsOrPagesIsRefused() {
    String root = "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\">%s</gpx>";
    refused(text("<!DOCTYPE gpx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + root.formatted("<name>&a;</name>")), "a.gpx", ACTIVE_CONTENT);
    refused(text("<?xml-stylesheet href=\"x.xsl\"?>" + root.formatted("")), "a.gpx", ACTIVE_CONTENT);
    refused(text(root.formatted("<extensions><b xmlns=\"http://www.w3.org/1999/xhtml\" onclick=\"x\"/></extensions>")), "a.gpx", ACTIVE_CONTENT);
    refused(text(root.formatted("<a>".repeat(1000) + "</a>".repeat(1000))), "a.gpx", TOO_MUCH_INSIDE);
    refused(text(root.formatted("<name>" + "x".repeat(3 << 20) + "</name>")), "a.gpx", TOO_MUCH_INSIDE);
  }

  @Test
  void aZipBombIsRefusedHoweverItIsBuilt() throws IOException {
    refused(bomb(1, 300 << 20), "a.docx", TOO_MUCH_INSIDE);
    refused(bomb(40, 8 << 20), "a.docx", TOO_MUCH_INSIDE);
    refused(bomb(10_001, 0), "a.docx", TOO_MUCH_INSIDE);
  }

  @Test
  void aPictureOfTooManyPixelsIsRefusedBeforeAnybodyDecodesIt() {
    byte[] png = Samples.png();
    var crc = new java.util.zip.CRC32();
    Arrays.fill(png, 16, 24, (byte) 0x7f);
    crc.update(png, 12, 17);
    for (int i = 0; i < 4; i++) png[29 + i] = (byte) (crc.getValue() >> 24 - 8 * i);
    refused(png, "a.png", TOO_MUCH_INSIDE);
  }

  //==== At random ====

  @RepeatedTest(40)
  void damageAnywhereIsRefusedOrHarmlessAndNeverAFailure(RepetitionInfo run) throws IOException {
    long seed = 42 + run.getCurrentRepetition();
    var random = new Random(seed);
    for (ContentType type : ContentType.values()) {
      byte[] content = sample(type);
      for (int hits = random.nextInt(6); hits >= 0; hits--) content[random.nextInt(content.length)] = (byte) random.nextInt();
      byte[] cut = random.nextBoolean() ? content : Arrays.copyOf(content, random.nextInt(content.length));
      try {
        typeOf(cut, "a." + ContentType.extension(type.endings()));
      } catch (Unacceptable refused) {
        assertThat(refused.getMessage()).as("seed " + seed).isNotBlank();
      }
    }
  }

  //==== Names ====

  @ParameterizedTest
  @ValueSource(strings = {"../a.jpg", "a/b.jpg", "a\\b.jpg", "a\u202egpj.exe", "a\u0000.jpg", "a\r\nb.jpg", "a\u2028.jpg", "a\u200f.jpg", ".jpg", "a.", "a\ud800.jpg"})
  void namesThatDeceiveAreRefused(String name) {
    assertThat(catchThrowableOfType(Unacceptable.class, () -> FileName.checked(name)).why()).isEqualTo(Why.BAD_NAME);
  }

  @Test
  void namesOfPeopleStayAsTheyAre() {
    assertThat(FileName.checked("  青云线 QY01 – 001 号桩(远景)😀.jpg ")).isEqualTo("青云线 QY01 – 001 号桩(远景)😀.jpg");
    assertThat(FileName.checked("e\u0301.jpg")).isEqualTo("\u00e9.jpg");
    assertThat(catchThrowableOfType(Unacceptable.class, () -> FileName.checked("a".repeat(197) + ".jpg")).bound()).contains("200");
  }

  //==== Hands ====

  static byte[] sample(ContentType type) {
    return switch (type) {
      case JPEG -> Samples.jpeg();
      case PNG -> Samples.png();
      case WEBP -> Samples.webp();
      case PDF -> Samples.pdf();
      case DOCX -> Samples.docx();
      case XLSX -> Samples.xlsx();
      case OFD -> Samples.ofd();
      case GPX -> Samples.gpx();
      case CSV -> Samples.csv();
      case TEXT -> text("踏勘记录");
    };
  }

  private ContentType typeOf(byte[] content, String name) throws IOException {
    return ContentCheck.typeOf(Files.write(folder.resolve("content"), content), name);
  }

  private Unacceptable refused(byte[] content, String name, Why why) {
    Unacceptable refused = catchThrowableOfType(Unacceptable.class, () -> typeOf(content, name));
    assertThat(refused).as("%s of %d bytes is taken", name, content.length).isNotNull();
    assertThat(refused.why()).as(refused.getMessage()).isEqualTo(why);
    return refused;
  }

  private static byte[] bomb(int entries, int zeros) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] nothing = new byte[1 << 16];
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("word/" + i + ".xml"));
        for (int left = zeros; left > 0; left -= nothing.length) zip.write(nothing);
      }
    }
    return bytes.toByteArray();
  }
}
