package socai.query.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.ledger.Readers;
import socai.ledger.StartRefusal;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.ledger.axon.LedgerMessageSource;
import socai.person.Personal;
import socai.problem.RefusedException;
import socai.query.Brittle;
import socai.query.QueryContext;
import socai.query.projection.Failures;
import socai.query.projection.Generation;
import socai.query.projection.Generations;
import socai.query.projection.Parked;
import socai.query.projection.Parking;
import socai.query.projection.ReadModels;
import socai.query.projection.Tokens;
import socai.query.projection.UnknownEvents;

/** What becomes of a projection that cannot project an event, as it follows the ledger. */
@ExtendWith(FreshDatabase.class)
class ProcessorsIT {
  private static final Generation LIVE = Generation.first(Brittle.NAME);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HouseholdId ONE = Names.household("one");
  private static final HouseholdId OTHER = Names.household("other");

  private final Brittle brittle = Brittle.of(2, false);
  private final Lines lines = new Lines();
  private MongoDatabase database;
  private QueryContext context;
  private Ledger ledger;
  private LedgerMessageSource source;
  private Processors processors;
  private UnknownEvents unknown;
  private final AtomicInteger lost = new AtomicInteger();

  @BeforeEach
  void begin(MongoDatabase fresh) {
    database = fresh;
    context = new QueryContext(database);
    unknown = new UnknownEvents(new Readers(database));
    ledger = new MongoLedger(database);
    source =
        new LedgerMessageSource(
            ledger,
            new LedgerEventStorageEngine(ledger, "/ledger/test", Clock.systemUTC()),
            Duration.ofMillis(20));
    start();
  }

  private void start() {
    processors =
        new Processors(
            List.of(brittle),
            source,
            ledger,
            context.get(ReadModels.class),
            context.get(Generations.class),
            context.get(Parking.class),
            context.get(Failures.class),
            unknown,
            database,
            node("node", lost::incrementAndGet));
    processors.start();
  }

  private NodeName node(String name, Runnable whenLost) {
    return new NodeName(database, name, true, System::nanoTime, whenLost);
  }

  @AfterEach
  void end() {
    processors.stop();
    source.close();
    context.close();
  }

  private static HouseholdMoved moved(HouseholdId household) {
    return new HouseholdMoved(
        household,
        Field.HAMLET,
        Field.OTHER_HAMLET,
        new Personal(household.stream().toString(), "x"),
        Field.MORNING);
  }

  private long apply(Event... events) {
    return ledger.append(lines.commit(new CommandId(UUID.randomUUID()), List.of(events))).value();
  }

  private void awaitReached(long position) {
    until(() -> Tokens.least(database, LIVE.processor()).equals(new Position(position)));
  }

  private static void until(BooleanSupplier seen) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
    }
  }

  private List<Parked> parked() {
    return context.get(Parking.class).of(LIVE);
  }

  private List<Brittle.Note> notes() {
    return context
        .get(ReadModels.class)
        .collection(Brittle.NOTES, LIVE)
        .find()
        .into(new ArrayList<>());
  }

  @Test
  void an_event_too_deep_for_the_stack_parks_its_household_and_the_others_go_on() {
    brittle.breakOn(StackOverflowError::new, ONE);
    apply(Field.registered(OTHER, Field.HAMLET), Field.registered(ONE, Field.HAMLET));
    long last = apply(Field.registered(Names.household("third"), Field.HAMLET));
    awaitReached(last);
    assertThat(parked())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.subject()).isEqualTo(ONE.stream());
              assertThat(one.from()).isEqualTo(new Position(2));
              assertThat(one.type()).isEqualTo("socai.household.registered");
              assertThat(one.reason()).isEqualTo("StackOverflowError");
            });
    assertThat(notes())
        .extracting(Brittle.Note::id)
        .containsExactlyInAnyOrder(OTHER.toString(), Names.household("third").toString());
    assertThat(context.get(Failures.class).all()).isEmpty();
  }

  @Test
  void who_starts_anew_leaves_out_what_was_parked_before() {
    brittle.breakOn(StackOverflowError::new, ONE);
    awaitReached(apply(Field.registered(ONE, Field.HAMLET)));
    processors.stop();
    brittle.mend();
    start();
    awaitReached(apply(moved(ONE), Field.registered(OTHER, Field.HAMLET)));
    assertThat(parked()).extracting(Parked::from).containsExactly(new Position(1));
    assertThat(notes()).extracting(Brittle.Note::id).containsExactly(OTHER.toString());
  }

  @Test
  void a_program_that_is_broken_parks_nobody_says_so_and_goes_on_when_it_is_mended() {
    brittle.breakOn(NoClassDefFoundError::new, ONE);
    long last = apply(Field.registered(ONE, Field.HAMLET), Field.registered(OTHER, Field.HAMLET));
    until(
        () ->
            context
                .get(Failures.class)
                .of(LIVE.processor())
                .equals(Optional.of("NoClassDefFoundError")));
    assertThat(parked()).isEmpty();
    brittle.mend();
    awaitReached(last);
    assertThat(notes()).hasSize(2);
    assertThat(context.get(Failures.class).all()).isEmpty();
  }

  /** As a newer program records it: an event of a type that this one has no class for. */
  private long appendUnknown(HouseholdId household) {
    Commit known =
        lines.commit(
            new CommandId(UUID.randomUUID()), List.of(Field.registered(household, Field.HAMLET)));
    EventLine line = known.events().get(0);
    EventLine ofAnotherType =
        new EventLine(
            line.specversion(),
            line.id(),
            line.source(),
            "socai.household.sung-to",
            line.revision(),
            line.subject(),
            line.sequence(),
            line.time(),
            line.recordedtime(),
            line.actor(),
            line.command(),
            line.datacontenttype(),
            line.data());
    return ledger
        .append(new Commit(known.command(), known.recordedAt(), List.of(ofAnotherType)))
        .value();
  }

  @Test
  void an_event_of_a_type_that_is_not_known_is_passed_over_and_counted() {
    apply(Field.registered(ONE, Field.HAMLET));
    appendUnknown(Names.household("third"));
    appendUnknown(Names.household("fourth"));
    long last = apply(Field.registered(OTHER, Field.HAMLET));

    awaitReached(last);

    assertThat(notes())
        .extracting(Brittle.Note::id)
        .containsExactlyInAnyOrder(ONE.toString(), OTHER.toString());
    assertThat(unknown.counts()).isEqualTo(Map.of("socai.household.sung-to", 2L));
    assertThat(context.get(Failures.class).all()).isEmpty();
  }

  @Test
  void where_the_ledger_says_that_its_readers_must_know_more_what_is_unknown_stops_the_drawing() {
    database
        .getCollection("ledger")
        .insertOne(new Document("_id", "readers").append("least", Readers.OWN + 1));
    awaitReached(apply(Field.registered(ONE, Field.HAMLET)));
    appendUnknown(Names.household("third"));
    apply(Field.registered(OTHER, Field.HAMLET));

    until(
        () ->
            context
                .get(Failures.class)
                .of(LIVE.processor())
                .equals(Optional.of("RefusedException")));

    assertThat(Tokens.least(database, LIVE.processor())).isEqualTo(new Position(1));
    assertThat(notes()).extracting(Brittle.Note::id).containsExactly(ONE.toString());
  }

  @Test
  void a_second_process_of_one_name_is_refused_while_the_first_is_at_work() {
    NodeName second = node("node", lost::incrementAndGet);

    RefusedException refused = catchThrowableOfType(RefusedException.class, second::take);

    assertThat(refused.refusal()).isEqualTo(StartRefusal.NODE_TAKEN);
    assertThat(refused.details()).isEqualTo(Map.of("node", "node"));
    node("another", lost::incrementAndGet).take();
    processors.stop();
    second.take();
    assertThat(lost).hasValue(0);
  }

  @Test
  void a_name_that_nobody_beats_for_is_taken_over_and_who_stood_still_is_told_so() {
    NodeName dead = node("of-one-killed", lost::incrementAndGet);
    dead.take();
    NodeName next = node("of-one-killed", lost::incrementAndGet);
    long begun = System.nanoTime();

    next.take();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(NodeName.PATIENCE);
    assertThat(lost).hasValue(0);
    dead.beat();
    assertThat(lost).hasValue(1);
    dead.giveBack();
    assertThat(database.getCollection("nodes").countDocuments(new Document("_id", "of-one-killed")))
        .as("it is not the dead one's to give back")
        .isEqualTo(1);
  }
}
