package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import socai.event.Event;
import socai.fixture.Lines;
import socai.fixture.MemoryLedger;
import socai.fixture.Names;
import socai.fixture.SettableClock;
import socai.ledger.CommandId;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Gate;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.problem.Refusal;
import socai.problem.RefusedException;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.time.Vietnam;

/**
 * Given events, when a command comes, then events or a refusal: through the very way that commands
 * take, from {@link Commands} to the lines of a ledger, with the ledger kept in memory.
 */
public final class Story implements AutoCloseable {
  private static final Set<Refusal> SEEN = ConcurrentHashMap.newKeySet();

  private final Ledger ledger;
  private final SettableClock clock = new SettableClock(Instant.parse("2024-06-01T03:00:00Z"));
  private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();
  private final Lines lines = new Lines();

  @ComponentScan(
      basePackages = "socai.command",
      excludeFilters =
          @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CommandSide.class))
  static class Rooms {}

  public Story() {
    this(Function.identity());
  }

  /** On a ledger that {@code flaw} has changed. */
  Story(Function<Ledger, Ledger> flaw) {
    ledger = flaw.apply(new MemoryLedger());
    EventStore store =
        EmbeddedEventStore.builder()
            .storageEngine(new LedgerEventStorageEngine(ledger, "/ledger/son-la", clock))
            .build();
    rooms.registerBean(Ledger.class, () -> ledger);
    rooms.registerBean(Gate.class, () -> () -> {});
    rooms.registerBean(Clock.class, () -> clock);
    rooms.registerBean(EventStore.class, () -> store);
    rooms.registerBean(LocalValidatorFactoryBean.class);
    rooms.register(Rooms.class);
    rooms.refresh();
  }

  /** What every test has seen refused so far. */
  static Set<Refusal> refusalsSeen() {
    return SEEN;
  }

  /** {@code events} have been recorded before. */
  public Story given(List<? extends Event> events) {
    ledger.append(lines.commit(new CommandId(UUID.randomUUID()), events));
    return this;
  }

  /** {@code events} have been recorded before. */
  public Story given(Event... events) {
    return given(Arrays.asList(events));
  }

  /** {@code events} have been recorded before, by the command {@code word}. */
  public Story recorded(String word, Event... events) {
    ledger.append(lines.commit(Names.command(word), Arrays.asList(events)));
    return this;
  }

  /** It is noon of {@code day} in Vietnam. */
  public Story on(LocalDate day) {
    return at(day.atTime(12, 0).atZone(Vietnam.ZONE).toInstant());
  }

  /** It is {@code now}. */
  public Story at(Instant now) {
    clock.set(now);
    return this;
  }

  /** Sends {@code command}. */
  public Outcome when(Command command) {
    return when(command, "officer");
  }

  /** Sends {@code command} as {@code login}. */
  Outcome when(Command command, String login) {
    Position before = ledger.head();
    Receipt[] receipt = new Receipt[1];
    Throwable thrown =
        catchThrowable(() -> receipt[0] = rooms.getBean(Commands.class).send(command, login));
    List<Event> events = ledger.read(before, Integer.MAX_VALUE).stream().map(Story::event).toList();
    return new Outcome(receipt[0], thrown, events, ledger.head());
  }

  /** The way that commands take. */
  Commands commands() {
    return rooms.getBean(Commands.class);
  }

  /** What was recorded. */
  Ledger ledger() {
    return ledger;
  }

  private static Event event(Entry entry) {
    EventLine line = EventLine.read(Json.mapper(), entry.line());
    assertThat(line.actor()).isEqualTo("officer");
    return Json.mapper().treeToValue(line.data(), EventTypes.classOf(line.type()));
  }

  @Override
  public void close() {
    rooms.close();
  }

  /** What came of a command. */
  public record Outcome(Receipt receipt, Throwable thrown, List<Event> events, Position head) {
    /** Exactly these events, and a receipt with the position of the last of them. */
    public void then(Event... expected) {
      assertThat(thrown).isNull();
      assertThat(events).containsExactly(expected);
      assertThat(receipt.position()).isEqualTo(head);
    }

    /** This refusal, and nothing was written. */
    public void refused(Refusal expected) {
      assertThat(thrown).isInstanceOf(RefusedException.class);
      assertThat(((RefusedException) thrown).refusal()).isEqualTo(expected);
      assertThat(events).isEmpty();
      SEEN.add(expected);
    }

    /** This refusal, which mentions {@code detail} as {@code name}. */
    public void refused(Refusal expected, String name, String detail) {
      refused(expected);
      assertThat(((RefusedException) thrown).details()).containsEntry(name, detail);
    }
  }
}
