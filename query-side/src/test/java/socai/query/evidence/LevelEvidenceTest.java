package socai.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.Lines;
import socai.fixture.MemoryLedger;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Ladder;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.person.Personal;
import socai.query.figure.Figure;
import socai.time.OccurredAt;

/** A household's level, from its own stream. */
class LevelEvidenceTest {
  private static final Personal REASON = new Personal(Field.HOME.stream().toString(), "x");

  private final MemoryLedger ledger = new MemoryLedger();
  private final Lines lines = new Lines();

  private void apply(List<? extends Event> events) {
    ledger.append(lines.commit(Names.command("told " + ledger.head()), events));
  }

  private Optional<Evidence> of(Figure.Level figure, LocalDate asOf, Optional<String> after) {
    return new LevelEvidence(ledger).page(figure, new Asked(figure, asOf, ledger.head(), after, 2));
  }

  private List<Evidence.Line> all(Figure.Level figure, LocalDate asOf) {
    List<Evidence.Line> met = new ArrayList<>();
    Evidence page = of(figure, asOf, Optional.empty()).orElseThrow();
    long value = page.value();
    while (true) {
      assertThat(page.before()).isEqualTo(Pages.sum(met));
      met.addAll(page.events());
      if (page.next().isEmpty()) {
        assertThat(Pages.sum(met)).isEqualTo(value);
        return met;
      }
      page = of(figure, asOf, page.next()).orElseThrow();
    }
  }

  @Test
  void the_acts_lift_a_household_to_the_rung_where_it_stands() {
    Seeds.forEach(
        20,
        random -> {
          HouseholdId home = Names.household("home " + random.nextInt());
          Map<ActId, Guidance> acts = RandomActs.acts(random);
          List<Event> events = new ArrayList<>(List.of(Field.registered(home, Field.HAMLET)));
          RandomActs.shuffled(acts, random)
              .forEach((act, g) -> events.add(new GuidanceActRecorded(home, act, g)));
          apply(events);
          for (ServiceId service : RandomActs.SERVICES) {
            AdoptionLevel level = Ladder.levels(acts).getOrDefault(service, AdoptionLevel.NONE);
            assertThat(Pages.sum(all(new Figure.Level(home, service), LocalDate.of(2030, 1, 1))))
                .isEqualTo(level.rung());
          }
        });
  }

  @Test
  void an_act_counts_by_the_event_that_told_it_last_and_not_at_all_when_retracted() {
    ActId first = Names.act("first");
    ActId second = Names.act("second");
    Guidance installed = Field.guidance(Field.MORNING, new Step.Installed(Field.VNEID));
    Guidance activated = Field.guidance(Field.MORNING, new Step.Activated(Field.VNEID));
    apply(
        List.of(
            Field.registered(),
            new GuidanceActRecorded(Field.HOME, first, installed),
            new GuidanceActRecorded(
                Field.HOME, second, Field.guidance(later(2), new Step.UsesAlone(Field.VNEID))),
            new GuidanceActCorrected(Field.HOME, first, activated, REASON)));
    Figure.Level level = new Figure.Level(Field.HOME, Field.VNEID);
    LocalDate day = Field.MORNING.day().plusDays(1);
    assertThat(all(level, day)).extracting(Evidence.Line::position).containsExactly(at(4), at(3));
    assertThat(all(level, day)).extracting(Evidence.Line::amount).containsExactly(3, 1);
    assertThat(all(level, Field.MORNING.day().minusDays(1))).isEmpty();

    apply(List.of(new GuidanceActRetracted(Field.HOME, first, REASON, Field.MORNING)));
    assertThat(all(level, day)).extracting(Evidence.Line::position).containsExactly(at(3));
    assertThat(all(level, day)).extracting(Evidence.Line::amount).containsExactly(4);
  }

  private static OccurredAt later(int hours) {
    return new OccurredAt(Field.MORNING.value().plusHours(hours));
  }

  private static Position at(long value) {
    return new Position(value);
  }
}
