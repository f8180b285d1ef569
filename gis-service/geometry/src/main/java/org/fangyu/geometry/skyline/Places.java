package org.fangyu.geometry.skyline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.fangyu.geometry.terrain.HeightGrid;
import org.locationtech.jts.geom.Coordinate;

/** Eyes or points of targets, with their heights, to be found by distance. */
public final class Places {

  private final double[] x;
  private final double[] y;
  private final double[] u;
  private final double[] v;
  private final double[] z;
  /** Indexes by easting, and the eastings in that order. */
  private final int[] byEasting;
  private final double[] eastings;

  /** Places x and y in metres, to be found only. */
  public Places(Coordinate[] places) {
    this(places, place -> Double.NaN, place -> Double.NaN, (u, v) -> Double.NaN);
  }

  /** Places x and y in metres, standing at a height above the ground. */
  public Places(HeightGrid ground, Coordinate[] places, double heightMetres) {
    this(places, ground.frame()::u, ground.frame()::v, (u, v) -> ground.groundAtLattice(u, v) + heightMetres);
  }

  private Places(Coordinate[] places, DoubleUnaryOperator toU, DoubleUnaryOperator toV, DoubleBinaryOperator toZ) {
    x = Arrays.stream(places).mapToDouble(p -> p.x).toArray();
    y = Arrays.stream(places).mapToDouble(p -> p.y).toArray();
    u = Arrays.stream(x).map(toU).toArray();
    v = Arrays.stream(y).map(toV).toArray();
    z = IntStream.range(0, x.length).mapToDouble(i -> toZ.applyAsDouble(u[i], v[i])).toArray();
    byEasting = IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> x[i])).mapToInt(i -> i).toArray();
    eastings = Arrays.stream(byEasting).mapToDouble(i -> x[i]).toArray();
  }

  public int size() {
    return x.length;
  }

  public double x(int place) {
    return x[place];
  }

  public double y(int place) {
    return y[place];
  }

  /** Lattice coordinate. */
  public double u(int place) {
    return u[place];
  }

  /** Lattice coordinate. */
  public double v(int place) {
    return v[place];
  }

  /** Absolute height in metres; {@code NaN} where there is no ground. */
  public double z(int place) {
    return z[place];
  }

  /** The places no farther than a distance from x and y, all in metres, from west to east. */
  public int[] near(double atX, double atY, double metres) {
    int from = firstFrom(atX - metres);
    int to = firstFrom(Math.nextUp(atX + metres));
    return Arrays.stream(byEasting, from, to).filter(i -> square(atX - x[i], atY - y[i]) <= metres * metres).toArray();
  }

  /** How many {@link #near} would find. */
  public long countNear(double atX, double atY, double metres) {
    long count = 0;
    for (int k = firstFrom(atX - metres), to = firstFrom(Math.nextUp(atX + metres)); k < to; k++) {
      int i = byEasting[k];
      count += square(atX - x[i], atY - y[i]) <= metres * metres ? 1 : 0;
    }
    return count;
  }

  private static double square(double dx, double dy) {
    return dx * dx + dy * dy;
  }

  private int firstFrom(double least) {
    int found = Arrays.binarySearch(eastings, least);
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && eastings[at - 1] >= least) { // equal keys: binary search may land in their middle
      at--;
    }
    return at;
  }
}
