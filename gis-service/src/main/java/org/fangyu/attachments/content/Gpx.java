package org.fangyu.attachments.content;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A track: XML from its first character to its last, whose root is GPX's, without entities, instructions or pages in it. */
final class Gpx {
  private static final String GPX = "http://www.topografix.com/GPX/1/";
  private static final int DEEPEST = 50;
  /** Between two of < and >: a reader holds that much at once. */
  private static final int LONGEST_PIECE = 1 << 20;

  private Gpx() {}

  /** @param charset that the whole file was found to be written in; a reader left to find out prints its faults */
  static void check(Path file, Charset charset) throws IOException {
    pieces(file);
    try (Reader in = Files.newBufferedReader(file, charset)) {
      mark(in);
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      int depth = 0;
      boolean root = true;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            element(xml, root);
            root = false;
            if (++depth > DEEPEST) throw Unacceptable.tooMuch("最多 / at most " + DEEPEST + " 层 / levels", "<" + xml.getLocalName() + ">");
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw Unacceptable.active("DTD");
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw Unacceptable.active("<?" + xml.getPITarget());
          default -> { }
        }
      }
    } catch (XMLStreamException broken) {
      throw Unacceptable.broken("XML", broken.getLocation() == null ? "" : "line " + broken.getLocation().getLineNumber());
    }
  }

  /** Passes over the byte order mark that some programs write. */
  private static void mark(Reader in) throws IOException {
    in.mark(1);
    if (in.read() != 0xfeff) in.reset();
  }

  private static void pieces(Path file) throws IOException {
    try (var bytes = new Bytes(file)) {
      int piece = 0;
      for (int letter = bytes.next(); letter >= 0; letter = bytes.next()) {
        piece = letter == '<' || letter == '>' ? 0 : piece + 1;
        if (piece > LONGEST_PIECE) throw Unacceptable.tooMuch("一段最多 / a piece of at most %,d 字节 / bytes".formatted(LONGEST_PIECE), "> %,d".formatted(LONGEST_PIECE));
      }
    }
  }

  private static void element(XMLStreamReader xml, boolean root) {
    String space = String.valueOf(xml.getNamespaceURI());
    if (root && !(xml.getLocalName().equals("gpx") && space.startsWith(GPX))) throw markup(xml.getLocalName());
    if (space.endsWith("/xhtml") || space.endsWith("/svg")) throw Unacceptable.active("<" + xml.getLocalName() + ">");
  }

  private static Unacceptable markup(String root) {
    return root.equalsIgnoreCase("html") || root.equalsIgnoreCase("svg") ? Unacceptable.active(root.toUpperCase(Locale.ROOT)) : Unacceptable.type("XML <" + root + ">");
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }
}
