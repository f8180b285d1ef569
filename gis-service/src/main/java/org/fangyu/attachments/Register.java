package org.fangyu.attachments;

import static org.fangyu.accounts.Act.DRAFT;
import static org.fangyu.accounts.Act.INSPECT;
import static org.fangyu.accounts.Act.REVIEW;
import static org.fangyu.accounts.Act.WRITE_BOUNDARIES;
import static org.fangyu.accounts.Act.WRITE_CEMETERIES;
import static org.fangyu.accounts.Act.WRITE_NAMES;
import static org.fangyu.accounts.Act.WRITE_PLATES;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.accounts.Act;

/** The registers whose records have attachments, and what somebody must be allowed to do to hand one in: any one of the acts. */
enum Register {
  DIVISION(WRITE_NAMES), BUILT_UP_AREA(WRITE_NAMES), PLACE(WRITE_NAMES), ROAD(WRITE_NAMES),
  DOOR_PLATE(WRITE_PLATES), SIGN(WRITE_PLATES),
  BOUNDARY_LINE(WRITE_BOUNDARIES, INSPECT), BOUNDARY_MARKER(WRITE_BOUNDARIES, INSPECT),
  CEMETERY(WRITE_CEMETERIES), GRAVE(WRITE_CEMETERIES), ZONE(WRITE_CEMETERIES),
  NAMING_CASE(DRAFT, REVIEW), COLLECTED_NAME(DRAFT);

  /** For sentences: what there is. */
  static final String ALL = Arrays.stream(values()).map(Register::key).collect(Collectors.joining(", "));

  private final Set<Act> acts;

  Register(Act... acts) {
    this.acts = EnumSet.copyOf(Arrays.asList(acts));
  }

  Set<Act> acts() {
    return acts;
  }

  /** The name in addresses and answers, as the journal's: "boundary-line". */
  String key() {
    return table().replace('_', '-');
  }

  /** The table, and the name in the journal. */
  String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Register> find(String key) {
    return Arrays.stream(values()).filter(register -> register.key().equals(key)).findFirst();
  }
}
