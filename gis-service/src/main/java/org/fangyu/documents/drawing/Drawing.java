package org.fangyu.documents.drawing;

import java.util.List;

/**
 * A drawing. Coordinates are millimetres from its upper left corner, y downwards; later marks lie over earlier ones.
 *
 * @param alt what it shows, for who cannot see it
 */
public record Drawing(double widthMm, double heightMm, String alt, List<Mark> marks) {
  public Drawing {
    if (!(widthMm > 0 && heightMm > 0)) throw new IllegalArgumentException("a drawing has a size, was " + widthMm + " by " + heightMm + " mm");
    marks = List.copyOf(marks);
  }

  /** One thing that is drawn. */
  public sealed interface Mark permits Line, Area, Words {}

  /**
   * A line.
   *
   * @param points x and y in turn
   * @param colour 0xRRGGBB
   * @param dashMm lengths of dash and gap in turn; empty for a whole line
   */
  public record Line(double[] points, int colour, double widthMm, double... dashMm) implements Mark {}

  /** A filled area, by rings of x and y in turn; a ring within a ring is a hole. */
  public record Area(List<double[]> rings, int colour) implements Mark {}

  /**
   * Words on one line.
   *
   * @param x of the anchor
   * @param y of the base line
   * @param sizeMm height of the type
   * @param angleDegrees clockwise, about the anchor
   * @param halo whether the paper's white surrounds the letters
   */
  public record Words(double x, double y, String text, double sizeMm, double angleDegrees, Anchor anchor, int colour, boolean bold, boolean halo) implements Mark {}

  /** What of the words stands at the point. */
  public enum Anchor { START, MIDDLE, END }
}
