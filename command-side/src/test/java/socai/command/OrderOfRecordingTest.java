package socai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.fixture.Seeds;
import socai.problem.RefusedException;

/**
 * Whatever the order in which the same things are recorded, they add up to the same, and the same
 * is refused afterwards. {@code -Dsocai.long=N} tries N histories.
 */
@Tag("chance")
class OrderOfRecordingTest {
  private static final int HISTORIES = Integer.getInteger("socai.long", 25);
  private static final int TOLD = 45;
  private static final int PROBES = 25;

  /** How many histories could be recorded in both orders, of all that were tried. */
  private int compared;

  private int tried;

  @Test
  void any_order_of_telling_leads_to_the_same_end() {
    Seeds.forEach(HISTORIES, this::sameEnd);
    System.out.printf("compared %d of %d histories%n", compared, tried);
    assertThat(compared).as("of %d, compared", tried).isGreaterThanOrEqualTo((tried + 1) / 2);
  }

  private void sameEnd(Random random) {
    tried++;
    RandomCommands commands = new RandomCommands(random);
    List<Command> probes = new ArrayList<>();
    List<Command> accepted = new ArrayList<>();
    try (Story first = begin();
        Story second = begin()) {
      for (Command command : recorded(commands, random)) {
        if (refusal(first, command).isEmpty()) {
          accepted.add(command);
        }
      }
      List<Command> left = new ArrayList<>(accepted);
      Collections.shuffle(left, random);
      boolean goesOn = true;
      while (goesOn) {
        goesOn = left.removeIf(command -> refusal(second, command).isEmpty());
      }
      if (!left.isEmpty()) {
        return;
      }
      compared++;
      assertThat(World.of(second.ledger()).says()).isEqualTo(World.of(first.ledger()).says());
      for (int i = 0; i < PROBES; i++) {
        probes.add(commands.next());
      }
      for (Command probe : probes) {
        assertThat(refusal(second, probe)).as("%s", probe).isEqualTo(refusal(first, probe));
      }
    }
  }

  /** Each of a day of its own: of one day it matters what is recorded last. */
  private static List<Command> recorded(RandomCommands commands, Random random) {
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < TOLD; i++) {
      days.add(RandomCommands.FIRST.plusDays(i));
    }
    List<Command> recorded = new ArrayList<>();
    days.forEach(day -> recorded.add(commands.fact(day, Optional.empty())));
    if (random.nextBoolean()) {
      Collections.shuffle(recorded, random);
    }
    return recorded;
  }

  static Story begin() {
    return new Story().given(RandomCommands.beginning()).on(Field.day("2024-06-01"));
  }

  static Optional<String> refusal(Story story, Command command) {
    try {
      story.commands().send(command, "officer");
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.refusal().code());
    }
  }
}
