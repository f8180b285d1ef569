package org.fangyu.documents.styles;

import java.util.Optional;
import org.fangyu.documents.Xml;
import org.w3c.dom.Element;

/** How letters look. @param raise above the base line, in parts of the size @param colour 0xRRGGBB */
public record RunLook(double size, boolean bold, boolean underline, boolean hidden, double raise, int colour) {
  public static final RunLook PLAIN = new RunLook(10.5, false, false, false, 0, 0);
  private static final double SMALL = 0.65;

  /** The look with what some {@code w:rPr} says. */
  public RunLook with(Element properties) {
    double points = Xml.child(properties, "sz").flatMap(sz -> number(Xml.value(sz, "val"))).map(half -> half / 2).filter(s -> s >= 1 && s <= 400).orElse(size);
    String place = Xml.child(properties, "vertAlign").map(v -> Xml.value(v, "val")).orElse("");
    double lift = place.equals("superscript") ? 0.35 : place.equals("subscript") ? -0.15 : raise;
    boolean shrinks = lift != 0 && raise == 0;
    return new RunLook(shrinks ? points * SMALL : points, flag(properties, "b", bold), Xml.child(properties, "u").map(u -> !Xml.value(u, "val").equals("none")).orElse(underline),
        flag(properties, "vanish", hidden), lift, Xml.child(properties, "color").map(c -> colour(Xml.value(c, "val"), colour)).orElse(colour));
  }

  /** A switch of WordprocessingML: there means on, unless it says otherwise. */
  public static boolean flag(Element properties, String name, boolean otherwise) {
    return Xml.child(properties, name).map(e -> !e.hasAttributeNS(Xml.W, "val") || !Xml.value(e, "val").matches("0|false|off|none")).orElse(otherwise);
  }

  /** A number as attributes hold it; empty for anything else. */
  public static Optional<Double> number(String text) {
    return text.matches("-?\\d{1,9}(\\.\\d{1,6})?") ? Optional.of(Double.parseDouble(text)) : Optional.empty();
  }

  /** RRGGBB in hexadecimal; "auto" and the like are the other. */
  public static int colour(String text, int otherwise) {
    return text.matches("[0-9A-Fa-f]{6}") ? Integer.parseInt(text, 16) : otherwise;
  }
}
