package org.fangyu.terrain;

import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.terrain.tiles.Secrecy;

/**
 * How secret heights may be that whoever asks is shown: officers see internal ones, those who may export restricted data
 * secret ones too, the public public ones.
 */
public final class Clearance {
  private Clearance() {}

  public static Secrecy of(DeskAccess desk) {
    if (desk.whyNot(Act.EXPORT_RESTRICTED, null).isEmpty()) return Secrecy.SECRET;
    return desk.whyNot(Act.READ_OFFICE, null).isEmpty() ? Secrecy.INTERNAL : Secrecy.PUBLIC;
  }
}
