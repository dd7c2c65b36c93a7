package socai.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socai.event.EntryId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.guidance.GuidanceHistory;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdEvent;
import socai.household.HouseholdHistory;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.projection.Recorded;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamHistory;
import socai.team.TeamId;
import socai.team.TeamRenamed;
import socai.territory.UnitEntryRetracted;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;
import socai.time.OccurredAt;

/**
 * Random histories, each recorded in two orders: the same things, each of a day of its own (but for
 * corrections of one act, of which the last holds), and in either order nothing is told that could
 * not be at that moment. Read models that are projected from one must say what those say that are
 * projected from the other.
 */
public final class TwoOrders {
  public static final List<TeamId> TEAMS = List.of(Names.team("one"), Names.team("two"));
  public static final List<HouseholdId> HOMES =
      List.of(Names.household("a"), Names.household("b"), Names.household("c"));
  public static final List<UnitId> UNITS =
      Stream.concat(
              Field.units().stream().map(unit -> unit.unit()), Stream.of(Names.unit("commune 2")))
          .toList();

  private static final int HISTORIES = Integer.getInteger("socai.long", 8);
  private static final int TOLD = 90;
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  private static final List<UnitId> COMMUNES = List.of(Field.COMMUNE, Names.unit("commune 2"));
  private static final List<UnitId> HAMLETS = List.of(Field.HAMLET, Field.OTHER_HAMLET);
  private static final List<PersonId> PEOPLE = List.of(Field.LO, Field.QUANG, Field.CA);
  private static final int BATCH = 7;

  /** So many orders are tried for one in which all can be recorded. */
  private static final int SHUFFLES = 50;

  private TwoOrders() {}

  /** Some days, before, within and after what is recorded. */
  public static List<LocalDate> days() {
    return Stream.iterate(FIRST.minusDays(3), day -> day.plusDays(8)).limit(14).toList();
  }

  /**
   * Projects all read models from each history in both orders; {@code says} must say the same of
   * both.
   */
  public static void compare(FreshDatabase.Address address, Function<QueryContext, ?> says) {
    int[] compared = {0, 0};
    String uri = address.uri();
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    try (MongoClient client = MongoClients.create(uri)) {
      Seeds.forEach(
          HISTORIES,
          random -> {
            compared[0]++;
            Recorder first = new Recorder(random);
            List<Fact> facts = first.some();
            Optional<Recorder> second =
                Stream.generate(() -> new Recorder(random).applyInAnyOrder(facts))
                    .limit(SHUFFLES)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (second.isEmpty()) {
              return;
            }
            compared[1]++;
            assertThat(second.get().recorded).as("told otherwise").isNotEqualTo(first.recorded);
            String database = name + "-" + compared[0];
            assertThat(said(client, database + "b", second.get().recorded, says))
                .isEqualTo(said(client, database + "a", first.recorded, says));
          });
    }
    assertThat(compared[1]).as("of %d, compared", compared[0]).isGreaterThan(compared[0] / 2);
  }

  private static Object said(
      MongoClient client,
      String database,
      List<Recorded> recorded,
      Function<QueryContext, ?> says) {
    try (QueryContext context = new QueryContext(client.getDatabase(database))) {
      for (int i = 0; i < recorded.size(); i += BATCH) {
        context.apply(recorded.subList(i, Math.min(i + BATCH, recorded.size())));
      }
      return says.apply(context);
    }
  }

  /** What one command tells. */
  private record Fact(EntryId entry, List<Event> events) {}

  private static final class Recorder {
    private final Random random;
    private final List<Recorded> recorded = new ArrayList<>();
    private final Map<UnitId, UnitHistory> units = new HashMap<>();
    private final Map<TeamId, TeamHistory> teams = new HashMap<>();
    private final Map<HouseholdId, HouseholdHistory> homes = new HashMap<>();
    private final Map<HouseholdId, GuidanceHistory> acts = new HashMap<>();

    Recorder(Random random) {
      this.random = random;
      Field.units().forEach(unit -> apply(new Fact(Names.entry("unit"), List.of(unit))));
      apply(
          new Fact(
              Names.entry("unit"),
              List.of(
                  Field.established(
                      COMMUNES.get(1), UnitLevel.COMMUNE, Optional.of(Field.DISTRICT)))));
      RandomActs.SERVICES.forEach(
          service -> record(Field.offered(service), Names.entry("service " + service)));
    }

    /** What can be recorded of all that comes to mind, in an order by chance. */
    List<Fact> some() {
      List<Fact> facts = new ArrayList<>();
      List<Integer> days = new ArrayList<>();
      for (int i = 0; i < TOLD; i++) {
        days.add(i);
      }
      if (random.nextBoolean()) {
        Collections.shuffle(days, random);
      }
      for (int day : days) {
        Fact fact = fact(FIRST.plusDays(day), Names.entry("fact " + day), facts);
        if (apply(fact)) {
          facts.add(fact);
        }
      }
      return facts;
    }

    /** Empty if chance leads to where not all of them can be recorded. */
    Optional<Recorder> applyInAnyOrder(List<Fact> facts) {
      List<Fact> left = new ArrayList<>(facts);
      Collections.shuffle(left, random);
      boolean goesOn = true;
      while (goesOn) {
        goesOn = left.removeIf(fact -> !isOvertaking(fact, left, facts) && apply(fact));
      }
      return left.isEmpty() ? Optional.of(this) : Optional.empty();
    }

    /**
     * Of an act, what was recorded of it last holds: of two corrections the later stays the later.
     */
    private static boolean isOvertaking(Fact fact, List<Fact> left, List<Fact> facts) {
      Set<ActId> corrected = corrected(fact);
      return left.stream()
          .filter(other -> facts.indexOf(other) < facts.indexOf(fact))
          .anyMatch(other -> !Collections.disjoint(corrected(other), corrected));
    }

    private static Set<ActId> corrected(Fact fact) {
      return fact.events().stream()
          .filter(GuidanceActCorrected.class::isInstance)
          .map(event -> ((GuidanceActCorrected) event).act())
          .collect(Collectors.toSet());
    }

    private boolean apply(Fact fact) {
      Map<UnitId, UnitHistory> unitsBefore = new HashMap<>(units);
      Map<TeamId, TeamHistory> teamsBefore = new HashMap<>(teams);
      Map<HouseholdId, HouseholdHistory> homesBefore = new HashMap<>(homes);
      Map<HouseholdId, GuidanceHistory> actsBefore = new HashMap<>(acts);
      boolean can = fact.events().stream().allMatch(event -> take(event, fact.entry())) && holds();
      if (can) {
        fact.events().forEach(event -> record(event, fact.entry()));
        fact.events().stream()
            .filter(GuidanceEvent.class::isInstance)
            .map(GuidanceEvent.class::cast)
            .forEach(
                event ->
                    levels(event, actsBefore.getOrDefault(event.household(), GuidanceHistory.NONE))
                        .forEach(change -> record(change, fact.entry())));
      } else {
        units.putAll(unitsBefore);
        teams.clear();
        teams.putAll(teamsBefore);
        homes.clear();
        homes.putAll(homesBefore);
        acts.clear();
        acts.putAll(actsBefore);
      }
      return can;
    }

    private boolean take(Event event, EntryId entry) {
      if (event instanceof UnitEvent e) {
        UnitHistory unit = units.getOrDefault(e.unit(), UnitHistory.UNKNOWN);
        units.put(e.unit(), unit.after(e, entry));
        return !(e instanceof UnitEntryRetracted r) || unit.events().has(r.retracts());
      }
      if (event instanceof TeamEvent e) {
        TeamHistory team = teams.getOrDefault(e.team(), TeamHistory.UNKNOWN);
        teams.put(e.team(), team.after(e, entry));
        boolean again = e instanceof TeamFormed && team.formation().isPresent();
        boolean ended = e instanceof TeamDissolved && team.dissolved().isPresent();
        return !again
            && !ended
            && !(e instanceof TeamEntryRetracted r && !team.events().has(r.retracts()));
      }
      if (event instanceof HouseholdEvent e) {
        HouseholdHistory home = homes.getOrDefault(e.household(), HouseholdHistory.UNKNOWN);
        homes.put(e.household(), home.after(e, entry));
        boolean again = e instanceof HouseholdRegistered && home.isRegistered();
        return !again && !(e instanceof HouseholdEntryRetracted r && !home.has(r.retracts()));
      }
      return event instanceof GuidanceEvent e && take(e);
    }

    private boolean take(GuidanceEvent event) {
      GuidanceHistory guidance = acts.getOrDefault(event.household(), GuidanceHistory.NONE);
      acts.put(event.household(), guidance.after(event));
      boolean counts = guidance.act(event.act()).isPresent();
      return event instanceof GuidanceActRecorded
          ? !counts && !guidance.isRetracted(event.act())
          : counts;
    }

    /**
     * Nothing is recorded of days on which its subject was not there, nor against anything else.
     */
    private boolean holds() {
      return teams.values().stream().allMatch(Recorder::holds)
          && HOMES.stream().allMatch(this::holds);
    }

    private static boolean holds(TeamHistory team) {
      Optional<LocalDate> from = team.formation().map(TeamFormed::from);
      return team.events().first().map(t -> from.filter(t.day()::equals).isPresent()).orElse(true)
          && team.dissolved().map(end -> team.events().after(end).isEmpty()).orElse(true)
          && team.people().keySet().stream()
              .allMatch(p -> team.timeOf(p).contradictions().isEmpty() && !team.isSecondLeader(p));
    }

    private boolean holds(HouseholdId id) {
      HouseholdHistory home = homes.getOrDefault(id, HouseholdHistory.UNKNOWN);
      boolean fromTheFirst =
          home.events().stream()
              .findFirst()
              .map(t -> home.since().filter(t.day()::equals).isPresent())
              .orElse(true);
      return fromTheFirst
          && (home.isRegistered() || acts.getOrDefault(id, GuidanceHistory.NONE).count() == 0);
    }

    private void record(Event event, EntryId entry) {
      recorded.add(RecordedEvents.next(recorded, event, entry));
    }

    private List<AdoptionLevelChanged> levels(GuidanceEvent event, GuidanceHistory before) {
      GuidanceHistory after = before.after(event);
      return RandomActs.SERVICES.stream()
          .filter(service -> before.level(service) != after.level(service))
          .map(
              service ->
                  new AdoptionLevelChanged(
                      event.household(),
                      event.act(),
                      service,
                      before.level(service),
                      after.level(service),
                      event.occurredAt()))
          .toList();
    }

    private Fact fact(LocalDate day, EntryId entry, List<Fact> before) {
      List<Event> events = new ArrayList<>();
      Event event = random.nextInt(4) == 0 ? ofAnAct(day, before) : event(day);
      if (!before.isEmpty() && random.nextInt(4) == 0) {
        Fact wrong = any(before);
        Event last = wrong.events().get(wrong.events().size() - 1);
        retraction(last, wrong.entry()).ifPresent(events::add);
        if (random.nextBoolean() && !events.isEmpty()) {
          return new Fact(entry, events);
        }
        if (!events.isEmpty() && !event.stream().equals(last.stream())) {
          events.clear();
        }
      }
      events.add(event);
      return new Fact(entry, events);
    }

    private Event event(LocalDate day) {
      OccurredAt at = Field.at(day + "T09:00:00+07:00");
      TeamId team = any(TEAMS);
      PersonId person = any(PEOPLE);
      HouseholdId home = any(HOMES);
      Role role = any(List.of(Role.values()));
      return switch (random.nextInt(13)) {
        case 0 -> new UnitRenamed(any(UNITS), "Đơn vị " + day, day, "NQ");
        case 1 -> new UnitMoved(any(HAMLETS), any(COMMUNES), day, "NQ");
        case 2, 3 ->
            new TeamFormed(
                team,
                HAMLETS.get(TEAMS.indexOf(team)),
                UnitLevel.HAMLET,
                "Tổ " + day,
                Field.decision(),
                day,
                List.of(Field.founder(person, role)));
        case 4 -> new TeamRenamed(team, "Tổ " + day, day);
        case 5, 6 ->
            new MemberJoined(team, person, Field.name(person), role, Organisation.POST, day);
        case 7 -> new RoleChanged(team, person, role, day);
        case 8 -> new MemberLeft(team, person, day);
        case 9 ->
            random.nextInt(3) == 0
                ? new TeamDissolved(team, day, Field.decision())
                : new HouseholdUpdated(home, home(home), at);
        case 10 -> new HouseholdRegistered(home, any(HAMLETS), home(home), at);
        case 11 ->
            new HouseholdMoved(
                home,
                HAMLETS.get(0),
                any(HAMLETS),
                new Personal(home.stream().toString(), "Nhà " + day),
                at);
        default -> new HouseholdUpdated(home, home(home), at);
      };
    }

    private Event ofAnAct(LocalDate day, List<Fact> before) {
      List<GuidanceActRecorded> known =
          before.stream()
              .flatMap(fact -> fact.events().stream())
              .filter(GuidanceActRecorded.class::isInstance)
              .map(GuidanceActRecorded.class::cast)
              .toList();
      Personal reason = new Personal("household/x", "Nhầm");
      if (!known.isEmpty() && random.nextInt(3) == 0) {
        GuidanceActRecorded act = any(known);
        return random.nextBoolean()
            ? new GuidanceActRetracted(act.household(), act.act(), reason, act.occurredAt())
            : new GuidanceActCorrected(act.household(), act.act(), guidance(day), reason);
      }
      ActId act = Names.act("act of " + day);
      return new GuidanceActRecorded(any(HOMES), act, guidance(day));
    }

    private Guidance guidance(LocalDate day) {
      Guidance chance = RandomActs.guidance(random);
      return Field.guidance(Field.at(day + "T10:00:00+07:00"), chance.steps().toArray(Step[]::new));
    }

    private static Optional<Event> retraction(Event event, EntryId entry) {
      Personal reason = new Personal(event.stream().toString(), "Nhầm");
      if (event instanceof UnitEvent e) {
        return Optional.of(new UnitEntryRetracted(e.unit(), entry, "Nhầm", Field.MORNING));
      }
      if (event instanceof TeamEvent e) {
        return Optional.of(new TeamEntryRetracted(e.team(), entry, reason, Field.MORNING));
      }
      return event instanceof HouseholdEvent e
          ? Optional.of(new HouseholdEntryRetracted(e.household(), entry, reason, Field.MORNING))
          : Optional.empty();
    }

    private Home home(HouseholdId home) {
      String subject = home.stream().toString();
      return new Home(
          new Personal(subject, "Lường " + random.nextInt(100)),
          new Personal(subject, "Nhà số " + random.nextInt(100)),
          5,
          random.nextInt(9),
          Connection.MOBILE);
    }

    private <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }
  }
}
