package org.fangyu.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** WordprocessingML as a tree: no document types, no entities, nothing fetched, no endless depth. */
public final class Xml {
  public static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SPACE = "http://www.w3.org/XML/1998/namespace";
  private static final int DEEPEST = 250;

  private Xml() {}

  /** @throws TemplateFault if it is not well formed or brings a document type */
  public static Document parse(byte[] part, String name) {
    try {
      DocumentBuilder builder = builder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(part));
    } catch (SAXException broken) {
      throw TemplateFault.notDocx(name + ": " + broken.getMessage());
    } catch (IOException broken) {
      throw TemplateFault.notDocx(name + ": " + broken.getClass().getSimpleName());
    }
  }

  private static DocumentBuilder builder() {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", String.valueOf(DEEPEST));
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(Document document) {
    try {
      var transformer = TransformerFactory.newDefaultInstance().newTransformer();
      document.setXmlStandalone(true);
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      var out = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Child elements, in order. */
  public static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) if (child instanceof Element element) children.add(element);
    return children;
  }

  /** The first child of that name in WordprocessingML. */
  public static Optional<Element> child(Element parent, String name) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) if (is(child, name)) return Optional.of((Element) child);
    return Optional.empty();
  }

  /** A grandchild and so on, by the names of the steps to it. */
  public static Optional<Element> at(Element parent, String... steps) {
    Optional<Element> here = Optional.of(parent);
    for (String step : steps) here = here.flatMap(element -> child(element, step));
    return here;
  }

  public static boolean is(Node node, String name) {
    return node instanceof Element element && W.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  /** All of that name below, in order. */
  public static List<Element> all(Node root, String namespace, String name) {
    var found = new ArrayList<Element>();
    var list = root instanceof Document document ? document.getElementsByTagNameNS(namespace, name) : ((Element) root).getElementsByTagNameNS(namespace, name);
    for (int i = 0; i < list.getLength(); i++) found.add((Element) list.item(i));
    return found;
  }

  public static List<Element> all(Node root, String name) {
    return all(root, W, name);
  }

  /** The nearest element around a node that has one of the names; null if none has. */
  static Element around(Node node, String... names) {
    for (Node up = node.getParentNode(); up != null; up = up.getParentNode()) for (String name : names) if (is(up, name)) return (Element) up;
    return null;
  }

  /** An attribute in WordprocessingML, empty if it is not there. */
  public static String value(Element element, String name) {
    return element.getAttributeNS(W, name);
  }

  static Element create(Document document, String name) {
    return document.createElementNS(W, "w:" + name);
  }

  static Element text(Document document, String text) {
    Element t = create(document, "t");
    setText(t, text);
    return t;
  }

  static void setText(Element t, String text) {
    t.setTextContent(text);
    t.setAttributeNS(SPACE, "xml:space", "preserve");
  }
}
