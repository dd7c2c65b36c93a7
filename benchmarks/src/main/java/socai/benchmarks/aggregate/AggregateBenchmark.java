package socai.benchmarks.aggregate;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import socai.benchmarks.server.EmbeddedServer;
import socai.command.axon.EventStream;
import socai.command.axon.Streams;
import socai.command.household.HouseholdState;
import socai.event.Event;
import socai.household.HouseholdId;
import socai.ledger.MongoLedger;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.schema.Json;

/**
 * Loads streams of several lengths: from the store, as a command that meets a stream for the first
 * time must, and from the cache, as all later ones do; and one small document beside it, which is
 * the least that a snapshot would cost. Each figure is the median of {@value #TIMES}, in
 * milliseconds.
 */
public final class AggregateBenchmark {
  private static final int STREAMS = 3;
  private static final int TIMES = 15;

  private final MongoLedger ledger;
  private final LedgerEventStorageEngine engine;
  private final EventStore store;

  private AggregateBenchmark(MongoLedger ledger) {
    this.ledger = ledger;
    this.engine = new LedgerEventStorageEngine(ledger, "/ledger/son-la", Clock.systemUTC());
    this.store = EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  /** Measures the lengths that are given, in events; 10 to 10,000 if none is. */
  public static void main(String[] arguments) {
    int[] lengths =
        arguments.length == 0
            ? new int[] {10, 100, 1_000, 10_000}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    try (EmbeddedServer server = EmbeddedServer.start();
        MongoClient client = MongoClients.create(server.uri());
        MongoLedger ledger = new MongoLedger(client.getDatabase("ours"))) {
      AggregateBenchmark benchmark = new AggregateBenchmark(ledger);
      benchmark.measure(Math.min(lengths[0], 100));
      for (int length : lengths) {
        System.out.println(Json.mapper().writeValueAsString(benchmark.measure(length)));
      }
    }
    System.exit(0); // Axon's event store leaves threads behind
  }

  private Map<String, Object> measure(int events) {
    List<Visited> households = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      Visited household = new Visited(new HouseholdId(UUID.randomUUID()));
      households.add(household);
      for (int visit = 0; visit < events / 2; visit++) {
        engine.appendEvents(household.visit(visit));
      }
    }
    Streams<HouseholdState> warm = streams();
    households.forEach(household -> decide(warm, household));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", "aggregates");
    line.put("events", events);
    line.put("one small document", median(households, household -> ledger.head()));
    line.put("read", median(households, this::read));
    line.put("read and parsed", median(households, this::parse));
    Visited another = new Visited(new HouseholdId(UUID.randomUUID()));
    engine.appendEvents(another.visit(0));
    List<Streams<HouseholdState>> cold = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Streams<HouseholdState> fresh = streams();
      decide(fresh, another);
      cold.add(fresh);
    }
    line.put("decided, from the store", median(households, h -> decide(cold.remove(0), h)));
    line.put("decided, from the cache", median(households, h -> decide(warm, h)));
    return line;
  }

  private Streams<HouseholdState> streams() {
    return Streams.of(
        store, Household.class, Household::new, HouseholdState.UNKNOWN, HouseholdState::after);
  }

  private void read(Visited household) {
    ledger.read(household.id().stream(), 0);
  }

  private void parse(Visited household) {
    DomainEventStream events = store.readEvents(household.id().stream().toString());
    while (events.hasNext()) {
      events.next().getPayload();
    }
  }

  private static void decide(Streams<HouseholdState> streams, Visited household) {
    UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("look"));
    streams.decide(household.id().stream(), state -> List.of());
    work.commit();
  }

  private static String median(List<Visited> households, Task task) {
    long[] nanos = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      task.with(households.get(i % households.size()));
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return String.format(Locale.ROOT, "%.2f", nanos[TIMES / 2] / 1e6);
  }

  private interface Task {
    void with(Visited household);
  }

  /** As the command side has it. */
  static final class Household extends EventStream<HouseholdState> {
    Household() {
      super(HouseholdState.UNKNOWN);
    }

    @Override
    protected HouseholdState after(HouseholdState before, Event event) {
      return before.after(event);
    }
  }
}
