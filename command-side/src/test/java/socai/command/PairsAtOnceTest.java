package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.command.OrderOfRecordingTest.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.fixture.Seeds;

/**
 * Two commands at once, led through each other step by step, come to what one of the two orders
 * comes to. {@code -Dsocai.long=N} tries N pairs.
 */
@Tag("chance")
class PairsAtOnceTest {
  private static final int PAIRS = Integer.getInteger("socai.long", 40);
  private static final int BEFORE = 30;

  /** So long nobody who may go on comes to a step: who went on last waits for the other. */
  private static final long WAITS_NANOS = 30_000_000;

  /** How it ended: what became of each of the two, and what the ledger says then. */
  private record End(Optional<String> first, Optional<String> second, String says) {}

  @Test
  void two_at_once_are_one_after_the_other() {
    Seeds.forEach(PAIRS, PairsAtOnceTest::pair);
  }

  private static void pair(Random random) throws InterruptedException {
    RandomCommands commands = new RandomCommands(random);
    List<Command> before = new ArrayList<>();
    Command one;
    Command other;
    try (Story story = OrderOfRecordingTest.begin()) {
      for (int i = 0; i < BEFORE; i++) {
        Command command = NoDeadEndTest.step(commands, random, World.of(story.ledger()).entries);
        if (refusal(story, command).isEmpty()) {
          before.add(command);
        }
      }
      one = NoDeadEndTest.step(commands, random, World.of(story.ledger()).entries);
      other = NoDeadEndTest.step(commands, random, World.of(story.ledger()).entries);
    }
    End both = atOnce(before, one, other, random);
    End forth = inOrder(before, one, other);
    End back = inOrder(before, other, one);
    assertThat(both)
        .as("%s and %s", one, other)
        .isIn(forth, new End(back.second(), back.first(), back.says()));
  }

  private static End inOrder(List<Command> before, Command one, Command other) {
    try (Story story = OrderOfRecordingTest.begin()) {
      before.forEach(command -> refusal(story, command));
      Optional<String> first = refusal(story, one);
      Optional<String> second = refusal(story, other);
      return new End(first, second, World.of(story.ledger()).says());
    }
  }

  private static End atOnce(List<Command> before, Command one, Command other, Random random)
      throws InterruptedException {
    AtomicReference<SteppedLedger> stepped = new AtomicReference<>();
    try (Story story =
        new Story(
            ledger -> {
              stepped.set(new SteppedLedger(ledger));
              return stepped.get();
            })) {
      story.given(RandomCommands.beginning()).on(Field.day("2024-06-01"));
      before.forEach(command -> refusal(story, command));
      AtomicReference<Optional<String>> first = new AtomicReference<>();
      AtomicReference<Optional<String>> second = new AtomicReference<>();
      Thread a = new Thread(() -> first.set(refusal(story, one)));
      Thread b = new Thread(() -> second.set(refusal(story, other)));
      lead(stepped.get(), a, b, random);
      return new End(first.get(), second.get(), World.of(story.ledger()).says());
    }
  }

  private static void lead(SteppedLedger ledger, Thread a, Thread b, Random random)
      throws InterruptedException {
    List<Thread> both = List.of(a, b);
    both.forEach(ledger::lead);
    both.forEach(Thread::start);
    while (a.isAlive() || b.isAlive()) {
      waitFor(ledger, both);
      List<Thread> standing = both.stream().filter(ledger::isStopped).toList();
      if (!standing.isEmpty()) {
        ledger.goOn(standing.get(random.nextInt(standing.size())));
      }
    }
    a.join();
    b.join();
  }

  /** Until each of them stands, has ended, or does not come on because it waits for the other. */
  private static void waitFor(SteppedLedger ledger, List<Thread> both) {
    long end = System.nanoTime() + WAITS_NANOS;
    while (System.nanoTime() < end
        && both.stream().anyMatch(t -> t.isAlive() && !ledger.isStopped(t))) {
      Thread.onSpinWait();
    }
  }
}
