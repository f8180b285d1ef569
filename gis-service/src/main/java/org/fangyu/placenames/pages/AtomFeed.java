package org.fangyu.placenames.pages;

import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A feed as RFC 4287 wants it.
 *
 * @param id never changes, whatever the address of the service @param root address of the service without a slash at its end
 * @param self path of the feed @param alternate path of the page that it follows @param empty when nothing is in it: since when that is so
 */
record AtomFeed(String id, String title, String root, String self, String alternate, String author, OffsetDateTime empty, List<Entry> entries) {
  static final String MEDIA_TYPE = "application/atom+xml;charset=UTF-8";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  /** What XML 1.0 cannot carry, escaped or not. */
  private static final String UNWRITABLE = "[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  /** @param path of its page @param author null for the feed's @param html its content */
  record Entry(String id, String title, String path, OffsetDateTime published, OffsetDateTime updated, String author, String html) {}

  String xml() {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", "zh-CN");
      element(xml, "id", id);
      element(xml, "title", title);
      element(xml, "updated", time(entries.stream().map(Entry::updated).max(Comparator.naturalOrder()).orElse(empty)));
      person(xml, author);
      link(xml, "self", "application/atom+xml", root + self);
      link(xml, "alternate", "text/html", root + alternate);
      for (Entry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed in memory", e);
    }
    return text.toString();
  }

  private void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", entry.id());
    element(xml, "title", entry.title());
    element(xml, "published", time(entry.published()));
    element(xml, "updated", time(entry.updated()));
    if (entry.author() != null) {
      person(xml, entry.author());
    }
    link(xml, "alternate", "text/html", root + entry.path());
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(writable(entry.html()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(writable(text));
    xml.writeEndElement();
  }

  private static void person(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement("author");
    element(xml, "name", name);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }

  private static String time(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
  }

  private static String writable(String text) {
    return text.replaceAll(UNWRITABLE, "\uFFFD");
  }
}
