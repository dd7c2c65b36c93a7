package socai.query.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Ladder;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.person.Personal;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** Each day's figures, however late and in whatever order the household was recorded of. */
class HouseholdDaysTest {
  private static final List<UnitId> HAMLETS = List.of(Field.HAMLET, Field.OTHER_HAMLET);

  @Test
  void on_every_day_it_counts_where_it_lived_with_the_levels_that_it_had() {
    Seeds.forEach(
        60,
        random -> {
          Map<ActId, Guidance> acts = RandomActs.acts(random);
          List<LocalDate> days =
              new ArrayList<>(acts.values().stream().map(g -> g.occurredAt().day()).toList());
          days.add(Field.MORNING.day());
          Collections.sort(days);
          LocalDate first = days.get(0).minusDays(2);
          LocalDate last = days.get(days.size() - 1).plusDays(2);
          int span = (int) (last.toEpochDay() - first.toEpochDay());
          TreeMap<LocalDate, UnitId> homes = new TreeMap<>();
          LocalDate met = first.plusDays(random.nextInt(span));
          homes.put(met, Field.HAMLET);
          List<Event> recorded = new ArrayList<>();
          for (int i = 0; i < 2; i++) {
            LocalDate day = met.plusDays(1L + random.nextInt(span));
            if (!homes.containsKey(day)) {
              UnitId to = HAMLETS.get(random.nextInt(2));
              homes.put(day, to);
              recorded.add(moved(to, day));
            }
          }
          acts.forEach((id, g) -> recorded.add(new GuidanceActRecorded(Field.HOME, id, g)));
          Collections.shuffle(recorded, random);
          recorded.add(0, registered(met));
          List<Contribution> all = contributions(recorded);
          for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            assertDay(all, homes, acts, day);
          }
        });
  }

  private static void assertDay(
      List<Contribution> all,
      TreeMap<LocalDate, UnitId> homes,
      Map<ActId, Guidance> acts,
      LocalDate day) {
    Map<ActId, Guidance> until = new LinkedHashMap<>(acts);
    until.values().removeIf(g -> g.occurredAt().day().isAfter(day));
    Map<ServiceId, AdoptionLevel> levels = Ladder.levels(until);
    for (UnitId hamlet : HAMLETS) {
      boolean there =
          homes.floorEntry(day) != null && homes.floorEntry(day).getValue().equals(hamlet);
      assertThat(sum(all, new Figure.Households(hamlet), day)).isEqualTo(there ? 1 : 0);
      for (ServiceId service : RandomActs.SERVICES) {
        AdoptionLevel level = levels.getOrDefault(service, AdoptionLevel.NONE);
        for (AdoptionLevel rung : List.of(AdoptionLevel.INTRODUCED, AdoptionLevel.ACTIVATED)) {
          assertThat(sum(all, new Figure.Reached(hamlet, service, rung), day))
              .as("%s %s on %s", service, rung, day)
              .isEqualTo(there && level.compareTo(rung) >= 0 ? 1 : 0);
        }
      }
    }
  }

  @Test
  void an_act_that_is_told_late_counts_from_the_day_on_which_it_occurred() {
    LocalDate day = Field.MORNING.day();
    List<Event> recorded =
        List.of(
            registered(day.minusDays(9)),
            moved(Field.OTHER_HAMLET, day.plusDays(9)),
            Field.recorded(Names.act("a"), Field.MORNING, new Step.Introduced(Field.VNEID)));
    Figure here = new Figure.Reached(Field.HAMLET, Field.VNEID, AdoptionLevel.INTRODUCED);
    Figure there = new Figure.Reached(Field.OTHER_HAMLET, Field.VNEID, AdoptionLevel.INTRODUCED);
    assertThat(contributions(recorded))
        .contains(
            new Contribution(here, day, 1),
            new Contribution(here, day.plusDays(9), -1),
            new Contribution(there, day.plusDays(9), 1))
        .filteredOn(c -> c.to() instanceof Figure.Reached)
        .hasSize(3);
  }

  @Test
  void what_is_told_of_one_day_is_one_contribution_and_what_changes_nothing_none() {
    List<Event> recorded =
        List.of(
            registered(Field.MORNING.day()),
            Field.recorded(Names.act("a"), Field.MORNING, new Step.Activated(Field.VNEID)),
            Field.recorded(Names.act("b"), Field.MORNING, new Step.Introduced(Field.VNEID)),
            Field.recorded(
                Names.act("c"), Field.MORNING, new Step.Declined(Field.VNEID, Reason.NO_TIME)));
    assertThat(contributions(recorded)).hasSize(1 + AdoptionLevel.ACTIVATED.rung());
  }

  private static List<Contribution> contributions(List<Event> recorded) {
    List<Contribution> all = new ArrayList<>();
    DatedHousehold household = DatedHousehold.UNKNOWN;
    long at = 0;
    for (Event event : recorded) {
      at++;
      DatedHousehold after = household.after(event, new Position(at), Names.entry("event " + at));
      all.addAll(household.contributions(after));
      household = after;
    }
    return all;
  }

  private static int sum(List<Contribution> all, Figure figure, LocalDate day) {
    return all.stream()
        .filter(c -> c.to().equals(figure) && !c.day().isAfter(day))
        .mapToInt(Contribution::amount)
        .sum();
  }

  private static HouseholdRegistered registered(LocalDate day) {
    return new HouseholdRegistered(
        Field.HOME, Field.HAMLET, Field.registered().home(), OccurredAt.startOf(day));
  }

  private static HouseholdMoved moved(UnitId to, LocalDate day) {
    return new HouseholdMoved(
        Field.HOME,
        to.equals(Field.HAMLET) ? Field.OTHER_HAMLET : Field.HAMLET,
        to,
        new Personal(Field.HOME.stream().toString(), "x"),
        OccurredAt.startOf(day));
  }
}
