package socai.query.finding;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import socai.catalogue.ServiceId;
import socai.event.EntryId;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdMoved;
import socai.query.projection.Recorded;
import socai.territory.UnitMoved;
import socai.time.OccurredAt;

/**
 * Three households of which much is recorded: acts of a few hours on several services, often of one
 * moment or just as far apart as is still close, corrected, retracted and recorded again, while
 * households move and a hamlet does.
 */
final class RandomHomes {
  private static final List<String> HAMLETS = List.of("a1", "a2", "b1", "b2");
  private static final List<ServiceId> SERVICES =
      List.of(Field.VNEID, Field.PAYMENT, new ServiceId("health-book"));
  private static final int HOMES = 3;

  private final Random random;
  private final Ward ward = new Ward();
  private final List<KnownAct> status = new ArrayList<>();
  private final List<KnownAct> retracted = new ArrayList<>();
  private final List<Moved> moves = new ArrayList<>();

  private record KnownAct(String act, String home) {}

  private record Moved(String home, EntryId entry) {}

  private RandomHomes(Random random) {
    this.random = random;
  }

  static List<Recorded> of(Random random, int count) {
    RandomHomes recorded = new RandomHomes(random);
    for (int i = 0; i < count; i++) {
      recorded.happen(i);
    }
    return recorded.ward.events();
  }

  private void happen(int i) {
    ward.late(Duration.ofMinutes(random.nextInt(20_000)));
    int chance = random.nextInt(20);
    if (i > 10 && chance == 0 && random.nextInt(3) == 0) {
      ward.apply(new UnitMoved(Names.unit("b2"), Names.unit(one(List.of("a", "b"))), day(), "NQ"));
    } else if (i > 5 && chance == 1) {
      move();
    } else if (chance == 2 && !moves.isEmpty()) {
      Moved wrong = moves.remove(random.nextInt(moves.size()));
      ward.apply(
          new HouseholdEntryRetracted(
              Names.household(wrong.home()),
              wrong.entry(),
              Ward.personal(wrong.home()),
              OccurredAt.startOf(day())));
    } else if (chance < 6 && !status.isEmpty()) {
      KnownAct act = one(status);
      ward.correct(act.act(), act.home(), guidance());
    } else if (chance < 9 && !status.isEmpty()) {
      KnownAct act = status.remove(random.nextInt(status.size()));
      ward.retract(act.act(), act.home());
      retracted.add(act);
    } else if (chance == 9 && !retracted.isEmpty()) {
      KnownAct act = retracted.remove(random.nextInt(retracted.size()));
      ward.act(act.act(), act.home(), guidance());
      status.add(act);
    } else {
      KnownAct act = new KnownAct("act " + i, "home " + random.nextInt(HOMES));
      ward.act(act.act(), act.home(), guidance());
      status.add(act);
    }
  }

  /** The first move is what is known of it first. */
  private void move() {
    String home = "home " + random.nextInt(HOMES);
    if (random.nextInt(4) == 0) {
      ward.home(home, one(HAMLETS));
      return;
    }
    ward.apply(
        new HouseholdMoved(
            Names.household(home),
            Names.unit("a1"),
            Names.unit(one(HAMLETS)),
            Ward.personal(home),
            OccurredAt.startOf(day())));
    List<Recorded> recorded = ward.events();
    moves.add(new Moved(home, recorded.get(recorded.size() - 1).entry()));
  }

  private Guidance guidance() {
    List<ServiceId> services = new ArrayList<>(SERVICES);
    services.removeIf(any -> services.size() > 1 && random.nextInt(2) == 0);
    return Ward.guidance(
        Field.at(
            day()
                + "T%02d:%02d:%02d+07:00"
                    .formatted(
                        random.nextInt(8) == 0 ? random.nextInt(24) : 8 + random.nextInt(3),
                        random.nextInt(12) * 5,
                        random.nextInt(6) == 0 ? 1 : 0)),
        random.nextInt(3) == 0 ? Channel.CLASS : Channel.DOOR,
        services,
        random.nextBoolean() ? Ward.LO : Ward.QUANG);
  }

  private LocalDate day() {
    return Ward.DAY.plusDays(random.nextInt(4) - 1L);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
