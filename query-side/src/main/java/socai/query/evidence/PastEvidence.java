package socai.query.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import socai.household.HouseholdId;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.query.evidence.WholeEvidence.Told;
import socai.query.figure.ActSteps.Lift;
import socai.query.figure.Figure;
import socai.query.figure.HouseholdDays;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * The evidence of a hamlet's households, and of those that reached a level, on a past day: from the
 * streams of all households that ever lived there. It costs as much as these have events.
 */
@Component
class PastEvidence {
  private final ReadModels readModels;
  private final UnitQuery units;
  private final Ledger ledger;

  PastEvidence(ReadModels readModels, UnitQuery units, Ledger ledger) {
    this.readModels = readModels;
    this.units = units;
    this.ledger = ledger;
  }

  /**
   * Empty if there was no such unit on that day.
   *
   * @throws socai.problem.RefusedException (422) if it is no hamlet
   */
  Optional<Evidence> page(Asked asked, Shown shown) {
    UnitId hamlet = unit(asked.figure());
    Optional<Unit> there = units.find(hamlet, asked.asOf(), shown);
    there
        .filter(unit -> unit.level() != UnitLevel.HAMLET)
        .ifPresent(
            above -> {
              throw EvidenceRefusal.PAST_OF_HAMLETS.refused();
            });
    return there.map(
        unit -> {
          List<Lift<Told>> all = new ArrayList<>();
          for (String subject : householdsEver(hamlet, asked, shown)) {
            all.addAll(counted(subject, asked));
          }
          all.sort(Comparator.comparing(lift -> lift.origin().position()));
          return WholeEvidence.page(asked, all);
        });
  }

  private static UnitId unit(Figure figure) {
    return figure instanceof Figure.Reached f ? f.unit() : ((Figure.Households) figure).unit();
  }

  /** Whoever came into it or left it has an entry in its heap. */
  private Set<String> householdsEver(UnitId hamlet, Asked asked, Shown shown) {
    String heap = new Figure.Households(hamlet).text();
    Set<String> subjects = new LinkedHashSet<>();
    readModels
        .collection(EvidenceProjection.ENTRIES, shown)
        .find(EvidenceEntry.in(heap, asked.upTo()))
        .forEach(entry -> subjects.add(entry.subject()));
    return subjects;
  }

  private List<Lift<Told>> counted(String subject, Asked asked) {
    HouseholdId household =
        new HouseholdId(UUID.fromString(subject.substring(subject.indexOf('/') + 1)));
    HouseholdDays<Told> days = new HouseholdDays<>();
    for (Entry entry : ledger.read(household.stream(), 0)) {
      if (!entry.position().isAfter(asked.upTo())) {
        Told told = Told.of(entry);
        days.tell(told, told.event());
      }
    }
    return asked.figure() instanceof Figure.Reached reached
        ? days.reaching(reached, asked.asOf())
        : days.livingIn(unit(asked.figure()), asked.asOf());
  }
}
