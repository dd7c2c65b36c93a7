package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.command.OrderOfRecordingTest.refusal;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import socai.command.catalogue.RetractServiceEntry;
import socai.command.guidance.RetractGuidanceAct;
import socai.command.household.RetractHouseholdEntry;
import socai.command.team.RetractTeamEntry;
import socai.command.territory.EstablishUnit;
import socai.command.territory.RetractUnitEntry;
import socai.event.EntryId;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.fixture.Seeds;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;

/**
 * Wherever chance leads, what was recorded can be taken back, one thing after the other, until
 * nothing is left but how units were established: nobody is ever stuck. {@code -Dsocai.long=N}
 * tries N walks.
 */
@Tag("chance")
class NoDeadEndTest {
  private static final int WALKS = Integer.getInteger("socai.long", 25);
  private static final int STEPS = 70;

  @Test
  void everything_that_was_told_can_be_taken_back() {
    Seeds.forEach(WALKS, NoDeadEndTest::walk);
  }

  private static void walk(Random random) {
    RandomCommands commands = new RandomCommands(random);
    try (Story story = OrderOfRecordingTest.begin()) {
      for (int i = 0; i < STEPS; i++) {
        refusal(story, step(commands, random, World.of(story.ledger()).entries));
      }
      boolean goesOn = true;
      while (goesOn) {
        goesOn = takeBack(story, commands) || beginEarlier(story, commands);
      }
      World end = World.of(story.ledger());
      assertThat(end.teams.values()).allMatch(team -> team.events().isEmpty());
      assertThat(end.homes.values()).allMatch(home -> home.events().isEmpty());
      assertThat(end.services.values()).allMatch(service -> service.events().isEmpty());
      assertThat(end.unitTeams.values()).allMatch(teams -> teams.terms().isEmpty());
      assertThat(end.units.values())
          .as("what is left of units: %s", end.says())
          .allMatch(unit -> unit.events().all().size() == 1);
    }
  }

  static Command step(RandomCommands commands, Random random, List<EntryId> entries) {
    EntryId entry = commands.any(entries);
    return switch (random.nextInt(10)) {
      case 0, 1 -> commands.retraction(entry);
      case 2, 3 -> commands.fact(commands.day(), Optional.of(new InsteadOf(entry, "Nhầm")));
      case 4 -> commands.ofAnAct();
      default -> commands.next();
    };
  }

  /** Tries to take back each thing; whether anything was. */
  private static boolean takeBack(Story story, RandomCommands commands) {
    World world = World.of(story.ledger());
    boolean any = false;
    for (var home : RandomCommands.HOMES) {
      for (int i = 0; i < 6; i++) {
        any |=
            refusal(
                    story,
                    new RetractGuidanceAct(commands.id(), Names.act("act " + i), home, "Nhầm"))
                .isEmpty();
      }
      any |=
          each(
              Optional.ofNullable(world.homes.get(home.stream().toString()))
                  .map(h -> List.copyOf(h.events()))
                  .orElse(List.of()),
              e -> new RetractHouseholdEntry(commands.id(), home, e, "Nhầm"),
              story);
    }
    for (var team : RandomCommands.TEAMS) {
      any |=
          each(
              Optional.ofNullable(world.teams.get(team.stream().toString()))
                  .map(t -> List.copyOf(t.events().all()))
                  .orElse(List.of()),
              e -> new RetractTeamEntry(commands.id(), team, e, "Nhầm"),
              story);
    }
    for (var service : RandomCommands.SERVICES) {
      any |=
          each(
              Optional.ofNullable(world.services.get(service.stream().toString()))
                  .map(s -> List.copyOf(s.events().all()))
                  .orElse(List.of()),
              e -> new RetractServiceEntry(commands.id(), service, e, "Nhầm"),
              story);
    }
    for (var unit : List.of(RandomCommands.COMMUNES, RandomCommands.HAMLETS)) {
      for (var id : unit) {
        any |=
            each(
                Optional.ofNullable(world.units.get(id.stream().toString()))
                    .map(u -> List.copyOf(u.events().all()))
                    .orElse(List.of()),
                e -> new RetractUnitEntry(commands.id(), id, e, "Nhầm"),
                story);
      }
    }
    return any;
  }

  /** A unit that was told to begin too late for those below it is told to begin earlier. */
  private static boolean beginEarlier(Story story, RandomCommands commands) {
    boolean any = false;
    for (var unit : World.of(story.ledger()).units.values()) {
      HistoryEvent<UnitEvent> first = unit.events().first().orElseThrow();
      if (first.event() instanceof UnitEstablished e && e.from().isAfter(Field.BEGINNING)) {
        any |=
            refusal(
                    story,
                    new EstablishUnit(
                        commands.id(),
                        e.unit(),
                        e.code(),
                        e.name(),
                        e.level(),
                        e.parent(),
                        Field.BEGINNING,
                        Optional.empty(),
                        e.basis(),
                        Optional.of(new InsteadOf(first.entry(), "Nhầm"))))
                .isEmpty();
      }
    }
    return any;
  }

  private static <E extends Event> boolean each(
      List<HistoryEvent<E>> recorded,
      java.util.function.Function<EntryId, Command> retract,
      Story story) {
    boolean any = false;
    for (HistoryEvent<E> one : recorded) {
      any |= refusal(story, retract.apply(one.entry())).isEmpty();
    }
    return any;
  }
}
