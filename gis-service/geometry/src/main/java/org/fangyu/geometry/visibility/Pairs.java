package org.fangyu.geometry.visibility;

import org.fangyu.geometry.sight.SightTracer;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.skyline.Places;

/** What eyes and points of targets within range of each other do. For one thread. */
interface Pairs {

  Visibility sight(int eye, int point);

  /** Whether a pair that was just found blocked is so by no more than the error of the heights. */
  boolean nearlySeen(int eye, int point);

  /** One sight line each. */
  static Pairs traced(SightTracer tracer, Places eyes, Places points, double errorMetres) {
    return new Pairs() {
      @Override
      public Visibility sight(int eye, int point) {
        return tracer.trace(eyes.u(eye), eyes.v(eye), eyes.z(eye), points.u(point), points.v(point), points.z(point), errorMetres);
      }

      @Override
      public boolean nearlySeen(int eye, int point) {
        return tracer.clearance() >= -errorMetres;
      }
    };
  }
}
