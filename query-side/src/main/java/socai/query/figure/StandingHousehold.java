package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.territory.UnitId;

/**
 * A household as it stands at a place of the ledger: what its next event's contributions depend on.
 *
 * @param levels by service, above none
 */
public record StandingHousehold(UnitId hamlet, Map<ServiceId, AdoptionLevel> levels) {
  /** The household of {@code event}, of which nothing was told before. */
  public static StandingHousehold before(HouseholdRegistered event) {
    return new StandingHousehold(event.hamlet(), Map.of());
  }

  /** The household after {@code event}. */
  public StandingHousehold after(Event event) {
    if (event instanceof HouseholdMoved e) {
      return new StandingHousehold(e.to(), levels);
    }
    if (event instanceof AdoptionLevelChanged e) {
      Map<ServiceId, AdoptionLevel> more = new LinkedHashMap<>(levels);
      more.put(e.service(), e.to());
      more.values().removeIf(AdoptionLevel.NONE::equals);
      return new StandingHousehold(hamlet, more);
    }
    return this;
  }

  /**
   * What {@code event}, the next one told of it, contributes: to the households of its hamlet, and
   * to those at or above each level of each service. Who moves takes all that along.
   */
  public List<Contribution> contributions(Event event) {
    List<Contribution> contributions = new ArrayList<>();
    LocalDate day = event.occurredAt().day();
    if (event instanceof HouseholdRegistered) {
      contributions.add(new Contribution(new Figure.Households(hamlet), day, 1));
    } else if (event instanceof HouseholdMoved e) {
      whole(hamlet, day, -1, contributions);
      whole(e.to(), day, 1, contributions);
    } else if (event instanceof AdoptionLevelChanged e) {
      AdoptionLevel before = levels.getOrDefault(e.service(), AdoptionLevel.NONE);
      rungs(hamlet, e.service(), e.to(), before, day, -1, contributions);
      rungs(hamlet, e.service(), before, e.to(), day, 1, contributions);
    }
    return contributions;
  }

  private void whole(UnitId where, LocalDate day, int amount, List<Contribution> contributions) {
    contributions.add(new Contribution(new Figure.Households(where), day, amount));
    levels.forEach(
        (service, level) ->
            rungs(where, service, AdoptionLevel.NONE, level, day, amount, contributions));
  }

  /** The rungs above {@code below} up to {@code up}; none where that is not higher. */
  private static void rungs(
      UnitId where,
      ServiceId service,
      AdoptionLevel below,
      AdoptionLevel up,
      LocalDate day,
      int amount,
      List<Contribution> contributions) {
    for (AdoptionLevel rung : AdoptionLevel.values()) {
      if (rung.compareTo(below) > 0 && rung.compareTo(up) <= 0) {
        contributions.add(new Contribution(new Figure.Reached(where, service, rung), day, amount));
      }
    }
  }
}
