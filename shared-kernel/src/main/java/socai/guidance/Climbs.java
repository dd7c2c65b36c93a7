package socai.guidance;

import java.time.LocalDate;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePSet;

/**
 * All climbs of one household on one service, in the order in which their acts occurred. A value: a
 * climb is added anywhere, and the level after any of them is found, at the cost of the logarithm
 * of how many there are.
 *
 * <p>There are only nine kinds of climbs, and of each kind only the last before a place can matter:
 * looking back from there, the next one that matters is the latest of those that would still change
 * the outcome, and each narrows it down by a level at least.
 */
public final class Climbs {
  /** None. */
  public static final Climbs NONE = new Climbs(HashTreePMap.empty());

  private final HashPMap<Climb, TreePSet<Occurrence>> places;

  private Climbs(HashPMap<Climb, TreePSet<Occurrence>> places) {
    this.places = places;
  }

  /** With a climb of an act that occurred at {@code place}. */
  Climbs and(Climb climb, Occurrence place) {
    return new Climbs(places.plus(climb, of(climb).plus(place)));
  }

  /** Without it. */
  Climbs without(Climb climb, Occurrence place) {
    TreePSet<Occurrence> left = of(climb).minus(place);
    return new Climbs(left.isEmpty() ? places.minus(climb) : places.plus(climb, left));
  }

  private TreePSet<Occurrence> of(Climb climb) {
    TreePSet<Occurrence> known = places.get(climb);
    return known == null ? TreePSet.empty() : known;
  }

  /** The level all of them lead to. */
  public AdoptionLevel level() {
    return before(Occurrence.LAST);
  }

  /** The level on which a household stands at the end of {@code day}. */
  public AdoptionLevel levelOn(LocalDate day) {
    return before(Occurrence.endOf(day));
  }

  /**
   * What all that happened before {@code end} leads to. Lifting and putting down, one after the
   * other, is to keep a level between two bounds; it is over once they meet.
   */
  private AdoptionLevel before(Occurrence end) {
    AdoptionLevel lowest = AdoptionLevel.NONE;
    AdoptionLevel highest = AdoptionLevel.USES_ALONE;
    Occurrence at = end;
    while (lowest != highest) {
      Optional<Last> last = lastThatMatters(lowest, highest, at);
      if (last.isEmpty()) {
        return lowest;
      }
      Climb climb = last.get().climb();
      if (climb.lifts()) {
        lowest = climb.to().orLower(highest);
      } else {
        highest = climb.to().orHigher(lowest);
      }
      at = last.get().at();
    }
    return lowest;
  }

  private record Last(Climb climb, Occurrence at) {}

  private Optional<Last> lastThatMatters(
      AdoptionLevel lowest, AdoptionLevel highest, Occurrence before) {
    Optional<Last> last = Optional.empty();
    for (Climb climb : places.keySet()) {
      boolean matters =
          climb.lifts() ? climb.to().compareTo(lowest) > 0 : climb.to().compareTo(highest) < 0;
      Occurrence at = matters ? of(climb).lower(before) : null;
      if (at != null && last.filter(l -> l.at().compareTo(at) > 0).isEmpty()) {
        last = Optional.of(new Last(climb, at));
      }
    }
    return last;
  }
}
