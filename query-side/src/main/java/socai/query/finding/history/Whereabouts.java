package socai.query.finding.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import socai.territory.Place;
import socai.territory.UnitId;

/**
 * Where a door is, by the map as the ledger knew it when the act, or the household's move, was
 * recorded.
 *
 * @param units the hamlet first, then what it stood below on the act's day, the province last
 * @param commune the one among them; empty if the ledger does not know it
 * @param place the hamlet's own, else that of the nearest unit above it whose place is known
 * @param exact whether the place is the hamlet's own
 */
public record Whereabouts(
    List<UnitId> units, Optional<UnitId> commune, Optional<Place> place, boolean exact) {
  private static final double EARTH_KILOMETRES = 6371.0088;

  public Whereabouts {
    units = List.copyOf(units);
  }

  /** Of a door in {@code hamlet} on {@code day}, by what is known of {@code units}. */
  public static Whereabouts of(
      UnitId hamlet, LocalDate day, Function<UnitId, Optional<KnownUnit>> units) {
    List<UnitId> up = new ArrayList<>();
    Optional<UnitId> commune = Optional.empty();
    Optional<Place> place = Optional.empty();
    boolean exact = false;
    Optional<UnitId> next = Optional.of(hamlet);
    while (next.isPresent() && !up.contains(next.get())) {
      UnitId id = next.get();
      Optional<KnownUnit> unit = units.apply(id);
      up.add(id);
      if (place.isEmpty()) {
        place = unit.flatMap(KnownUnit::place);
        exact = place.isPresent() && up.size() == 1;
      }
      if (unit.filter(KnownUnit::isCommune).isPresent()) {
        commune = next;
      }
      next = unit.flatMap(u -> u.parentOn(day));
    }
    return new Whereabouts(up, commune, place, exact);
  }

  public UnitId hamlet() {
    return units.get(0);
  }

  /** The great circle between two places. */
  public static double kilometres(Place a, Place b) {
    double north = Math.toRadians(b.latitude() - a.latitude());
    double east = Math.toRadians(b.longitude() - a.longitude());
    double h =
        Math.pow(Math.sin(north / 2), 2)
            + Math.cos(Math.toRadians(a.latitude()))
                * Math.cos(Math.toRadians(b.latitude()))
                * Math.pow(Math.sin(east / 2), 2);
    return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, h)));
  }
}
