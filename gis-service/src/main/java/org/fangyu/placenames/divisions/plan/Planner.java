package org.fangyu.placenames.divisions.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fangyu.placenames.divisions.plan.Item.Act;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Works out what stands after a change, from above downwards: a division whose parent gets another code, ends, or loses the
 * ground it lies on takes its own last digits under the new parent, unless an item says another code.
 */
public final class Planner {
  /** Smaller pieces are where two borders were drawn with different vertices. */
  private static final double SMALLEST_PIECE_SQUARE_METRES = 1;

  /**
   * What a plan is made from.
   *
   * @param standing divisions as they stand on the day without the change: all of the counties concerned and, where ground
   *     changes hands, those around
   * @param effectiveOn null while it is not decided
   * @param issued codes that were ever given
   * @param toleranceMetres width below which a gap or overlap is a sliver (rule B03)
   */
  public record Question(List<Division> standing, List<Item> items, LocalDate effectiveOn, Set<String> issued, Plane plane, double toleranceMetres) {}

  private final Question asked;
  private final Map<String, Division> standing = new LinkedHashMap<>();
  private final Map<String, Map<Act, Item>> items = new LinkedHashMap<>();
  private final Map<String, Geometry> shapes = new LinkedHashMap<>();
  private final Set<String> reshaped = new HashSet<>();
  private final Map<String, After> after = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private Planner(Question asked) {
    this.asked = asked;
  }

  public static Plan plan(Question asked) {
    Planner planner = new Planner(asked);
    planner.read();
    planner.drawShapes();
    for (Level level : Level.values()) {
      planner.settle(level);
    }
    Plan plan = planner.result();
    List<Fault> all = new ArrayList<>(planner.faults);
    all.addAll(PlanRules.of(asked, plan));
    if (!planner.reshaped.isEmpty()) {
      all.addAll(Coverage.of(asked, plan));
    }
    return new Plan(plan.after(), plan.abolished(), plan.codes(), plan.pieces(), List.copyOf(all));
  }

  private void read() {
    asked.standing().forEach(division -> standing.put(division.code(), division));
    for (Item item : asked.items()) {
      if (item.act() != Act.CREATE && !standing.containsKey(item.divisionCode())) {
        faults.add(Fault.error("unknown-division", item.ordinal(), "这一天没有这个区划 / no such division stands on that day", item.divisionCode()));
      } else if (items.computeIfAbsent(item.key(), key -> new EnumMap<>(Act.class)).putIfAbsent(item.act(), item) != null) {
        faults.add(Fault.error("twice", item.ordinal(), "同一区划的同一事项写了两次 / the same is said twice of one division", item.key()));
      }
    }
    for (Item item : asked.items()) {
      if (item.act() == Act.ABOLISH && successor(item.divisionCode()).isEmpty()) {
        faults.add(Fault.error("unknown-successor", item.ordinal(), "并入的区划不存在或也被撤销 / the division it goes into is not there or ends too", item.into()));
      }
    }
  }

  private Optional<Item> item(String key, Act act) {
    return Optional.ofNullable(items.getOrDefault(key, Map.of()).get(act));
  }

  private boolean abolished(String key) {
    return item(key, Act.ABOLISH).isPresent();
  }

  private boolean created(String key) {
    return item(key, Act.CREATE).isPresent();
  }

  /** The division that stands in place of this one: itself unless it ends. */
  private Optional<String> successor(String key) {
    String at = key;
    for (int i = 0; i <= items.size(); i++) {
      if (!abolished(at)) {
        return standing.containsKey(at) || created(at) ? Optional.of(at) : Optional.empty();
      }
      at = item(at, Act.ABOLISH).orElseThrow().into();
    }
    return Optional.empty();
  }

  /** What is redrawn or new as drawn; a division into which others go takes their ground unless it is drawn itself. */
  private void drawShapes() {
    standing.values().stream().filter(division -> !abolished(division.code())).forEach(division -> shapes.put(division.code(), division.geometry()));
    asked.items().stream().filter(item -> item.geometry() != null).filter(item -> item.act() == Act.CREATE || shapes.containsKey(item.key())).forEach(item -> {
      shapes.put(item.key(), item.geometry());
      reshaped.add(item.key());
    });
    for (Division ended : standing.values()) {
      String into = abolished(ended.code()) ? successor(ended.code()).orElse(null) : null;
      if (into != null && item(into, Act.REDRAW).isEmpty() && !created(into)) {
        shapes.computeIfPresent(into, (key, shape) -> OverlayNGRobust.overlay(shape, ended.geometry(), OverlayNG.UNION));
        reshaped.add(into);
      }
      if (abolished(ended.code())) {
        reshaped.add(ended.code());
      }
    }
  }

  private void settle(Level level) {
    for (Division division : standing.values()) {
      if (division.level().equals(level.key()) && !abolished(division.code())) {
        After parent = parent(division, level);
        String name = item(division.code(), Act.RENAME).map(Item::name).orElse(division.name());
        after.put(division.code(), new After(division, code(division, parent), name, item(division.code(), Act.RENAME).map(Item::spelling).orElse(null), division.level(),
            parent == null ? division.parentCode() : parent.code(), shapes.get(division.code()), reshaped.contains(division.code())));
      }
    }
    asked.items().stream().filter(item -> item.act() == Act.CREATE && item.level() == level).forEach(item -> {
      After parent = successor(item.parentCode()).map(after::get).orElse(null);
      after.put(item.key(), new After(null, item.newCode(), item.name(), item.spelling(), level.key(), parent == null ? item.parentCode() : parent.code(), item.geometry(), true));
    });
  }

  private String code(Division division, After parent) {
    Optional<Item> said = item(division.code(), Act.RECODE);
    String above = division.parentCode();
    boolean follows = parent != null && above != null && division.code().startsWith(above) && !parent.code().equals(above);
    return said.map(Item::newCode).orElseGet(() -> follows ? parent.code() + division.code().substring(above.length()) : division.code());
  }

  /** The division above it afterwards; null where none is on record. */
  private After parent(Division division, Level level) {
    String above = division.parentCode();
    if (above == null || !standing.containsKey(above)) {
      return null;
    }
    if (!reshaped.contains(above)) {
      return after.get(above);
    }
    After parent = onGround(shapes.get(division.code()), standing.get(above).level()).or(() -> successor(above).map(after::get)).orElse(null);
    if (parent != null) {
      requireInside(division, parent);
    }
    return parent;
  }

  /** The division of a level that most of a polygon lies in. */
  private Optional<After> onGround(Geometry shape, String level) {
    return after.values().stream().filter(one -> one.level().equals(level) && one.geometry().getEnvelopeInternal().intersects(shape.getEnvelopeInternal()))
        .map(one -> Map.entry(one, OverlayNGRobust.overlay(shape, one.geometry(), OverlayNG.INTERSECTION).getArea()))
        .filter(share -> share.getValue() > 0).max(Comparator.comparingDouble(Map.Entry::getValue)).map(Map.Entry::getKey);
  }

  private void requireInside(Division division, After parent) {
    Geometry out = asked.plane().beyond(shapes.get(division.code()), parent.geometry(), asked.toleranceMetres());
    if (!out.isEmpty()) {
      Integer ordinal = item(division.code(), Act.REDRAW).or(() -> item(parent.key(), Act.REDRAW)).map(Item::ordinal).orElse(null);
      faults.add(Fault.error("child-across", ordinal, "%s(%s)跨越“%s”的新界线，请一并调整其范围 / lies on both sides of the new border of its parent: redraw it too"
          .formatted(division.name(), division.code(), parent.name()), division.code()).at(out));
    }
  }

  private Plan result() {
    List<Division> ended = standing.values().stream().filter(division -> abolished(division.code())).toList();
    Map<String, String> codes = new LinkedHashMap<>();
    for (Division division : standing.values()) {
      successor(division.code()).map(after::get).ifPresent(one -> codes.put(division.code(), one.code()));
    }
    return new Plan(List.copyOf(after.values()), ended, codes, pieces(), List.of());
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (Division loser : standing.values()) {
      for (After winner : reshaped.contains(loser.code()) ? after.values() : List.<After>of()) {
        boolean other = !winner.key().equals(loser.code()) && winner.level().equals(loser.level()) && winner.redrawn();
        if (other && winner.geometry().getEnvelopeInternal().intersects(loser.geometry().getEnvelopeInternal())) {
          Geometry ground = OverlayNGRobust.overlay(loser.geometry(), winner.geometry(), OverlayNG.INTERSECTION);
          double area = ground.getDimension() < 2 ? 0 : asked.plane().area(ground);
          if (area > SMALLEST_PIECE_SQUARE_METRES) {
            pieces.add(new Piece(loser.code(), winner.code(), area, ground));
          }
        }
      }
    }
    return pieces;
  }
}
