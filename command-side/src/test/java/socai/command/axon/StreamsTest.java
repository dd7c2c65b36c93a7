package socai.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import socai.event.EntryId;
import socai.event.Event;
import socai.event.StreamId;
import socai.fixture.Field;
import socai.fixture.Lines;
import socai.fixture.MemoryLedger;
import socai.fixture.Names;
import socai.fixture.SettableClock;
import socai.ledger.Ledger;
import socai.ledger.axon.EventOrigin;
import socai.ledger.axon.LedgerEventStorageEngine;

/**
 * What a command sees of a stream: all that the ledger has, and what it adds itself; of what was
 * never kept, nothing. Here a state is no more than how many events there were.
 */
class StreamsTest {
  private static final StreamId STREAM = Field.VNEID.stream();

  private final Ledger ledger = new MemoryLedger();
  private final Lines lines = new Lines();
  private final Streams<Integer> streams =
      Streams.of(
          EmbeddedEventStore.builder()
              .storageEngine(
                  new LedgerEventStorageEngine(
                      ledger,
                      "/ledger/son-la",
                      new SettableClock(Instant.parse("2024-06-01T03:00:00Z"))))
              .build(),
          Counted.class,
          Counted::new,
          0,
          (before, event, entry) -> before + 1);
  private int commands;

  static final class Counted extends EventStream<Integer> {
    Counted() {
      super(0);
    }

    @Override
    protected Integer after(Integer before, Event event, EntryId entry) {
      return before + 1;
    }
  }

  private UnitOfWork<?> command() {
    UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("told"));
    EventOrigin origin = new EventOrigin("officer", Names.command("command " + commands++));
    command.registerCorrelationDataProvider(message -> origin.asMetaData());
    return command;
  }

  private int seen(Supplier<Integer> look) {
    UnitOfWork<?> command = command();
    int seen = look.get();
    command.commit();
    return seen;
  }

  private void add() {
    streams.add(STREAM, List.of(Field.offered(Field.VNEID)));
  }

  private void othersAdd() {
    ledger.append(
        lines.commit(
            Names.command("others " + commands++), List.<Event>of(Field.offered(Field.VNEID))));
  }

  @Test
  void what_a_command_added_is_seen_by_itself_and_by_the_next_one() {
    UnitOfWork<?> first = command();
    add();
    assertThat(streams.open(STREAM)).isEqualTo(1);
    assertThat(streams.look(STREAM)).isEqualTo(1);
    first.commit();
    assertThat(seen(() -> streams.look(STREAM))).isEqualTo(1);
    assertThat(seen(() -> streams.open(STREAM))).isEqualTo(1);
    UnitOfWork<?> second = command();
    add();
    second.commit();
    assertThat(seen(() -> streams.look(STREAM))).isEqualTo(2);
    assertThat(seen(() -> streams.open(STREAM))).isEqualTo(2);
  }

  @Test
  void what_a_command_added_that_failed_is_seen_by_nobody() {
    othersAdd();
    assertThat(seen(() -> streams.look(STREAM))).isEqualTo(1);
    UnitOfWork<?> failing = command();
    add();
    assertThat(streams.open(STREAM)).isEqualTo(2);
    assertThat(streams.look(STREAM)).isEqualTo(2);
    failing.rollback();
    assertThat(seen(() -> streams.look(STREAM))).isEqualTo(1);
    assertThat(seen(() -> streams.open(STREAM))).isEqualTo(1);
  }

  @Test
  void what_another_process_adds_is_seen_by_whoever_looks() {
    assertThat(seen(() -> streams.look(STREAM))).isZero();
    for (int i = 1; i <= 3; i++) {
      othersAdd();
      assertThat(seen(() -> streams.look(STREAM))).isEqualTo(i);
    }
  }
}
