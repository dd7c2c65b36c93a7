package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import socai.event.EntryId;
import socai.event.HistoryEvent;
import socai.ledger.Position;
import socai.territory.UnitAbolished;
import socai.territory.UnitEntryRetracted;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitId;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/**
 * Below which units a unit stands through its days, by all that was recorded of it. It goes on
 * standing there when it is abolished: whoever lives in it is not lost.
 *
 * @param places in the order in which they were recorded
 */
public record DatedUnit(List<Place> places) {
  /** A unit of which nothing was recorded. */
  public static final DatedUnit UNKNOWN = new DatedUnit(List.of());

  private static final Comparator<Place> BY_DAY =
      Comparator.comparing(Place::from).thenComparing(Place::recorded);

  public DatedUnit {
    places = List.copyOf(places);
  }

  /**
   * Where it stands from a day on, until the next place.
   *
   * @param parent empty for a province
   * @param recorded where in the ledger that stands
   * @param entry what it was recorded in
   * @param retracted where in the ledger it is said to count no more; empty while it counts
   */
  public record Place(
      Optional<UnitId> parent,
      LocalDate from,
      @JsonProperty("told") Position recorded,
      EntryId entry,
      Optional<Position> retracted) {
    private boolean countsAt(Position position) {
      return !recorded.isAfter(position) && retracted.map(at -> at.isAfter(position)).orElse(true);
    }

    private Place retractedAt(Position at) {
      return new Place(parent, from, recorded, entry, Optional.of(at));
    }
  }

  /**
   * Days on which it stands below {@code parent}.
   *
   * @param from the first of them
   * @param until the first day after them; empty if they go on
   */
  record Stay(UnitId parent, LocalDate from, Optional<LocalDate> until) {}

  /** This unit after {@code recorded}. */
  public DatedUnit after(HistoryEvent<UnitEvent> recorded) {
    Position at = new Position(recorded.order());
    return recorded
        .event()
        .accept(
            new UnitEvent.Visitor<>() {
              @Override
              public DatedUnit established(UnitEstablished event) {
                return and(event.parent());
              }

              @Override
              public DatedUnit moved(UnitMoved event) {
                return and(Optional.of(event.parent()));
              }

              private DatedUnit and(Optional<UnitId> parent) {
                List<Place> more = new ArrayList<>(places);
                more.add(new Place(parent, recorded.day(), at, recorded.entry(), Optional.empty()));
                return new DatedUnit(more);
              }

              @Override
              public DatedUnit retracted(UnitEntryRetracted event) {
                return new DatedUnit(
                    places.stream()
                        .map(
                            place ->
                                place.entry().equals(event.retracts())
                                        && place.retracted().isEmpty()
                                    ? place.retractedAt(at)
                                    : place)
                        .toList());
              }

              @Override
              public DatedUnit renamed(UnitRenamed event) {
                return new DatedUnit(places);
              }

              @Override
              public DatedUnit abolished(UnitAbolished event) {
                return new DatedUnit(places);
              }
            });
  }

  /** All others below which it stands, or was said to. */
  List<UnitId> parents() {
    return places.stream().flatMap(place -> place.parent().stream()).distinct().toList();
  }

  /** Whether it exists on {@code day}, by what was recorded up to {@code upTo}. */
  public boolean isThere(LocalDate day, Position upTo) {
    return placeOn(day, upTo).isPresent();
  }

  /** What it stands below on {@code day}, by what was recorded up to {@code upTo}. */
  public Optional<UnitId> parentOn(LocalDate day, Position upTo) {
    return placeOn(day, upTo).flatMap(Place::parent);
  }

  /** Of two places from the same day the one that was recorded later holds. */
  private Optional<Place> placeOn(LocalDate day, Position upTo) {
    return places.stream()
        .filter(place -> !place.from().isAfter(day) && place.countsAt(upTo))
        .max(BY_DAY);
  }

  /** All its stays below others, by all that was recorded. */
  List<Stay> stays() {
    List<Place> inOrder =
        places.stream().filter(place -> place.retracted().isEmpty()).sorted(BY_DAY).toList();
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      Place place = inOrder.get(i);
      Optional<LocalDate> until =
          i + 1 < inOrder.size() ? Optional.of(inOrder.get(i + 1).from()) : Optional.empty();
      if (place.parent().isPresent() && !until.equals(Optional.of(place.from()))) {
        stays.add(new Stay(place.parent().get(), place.from(), until));
      }
    }
    return stays;
  }
}
