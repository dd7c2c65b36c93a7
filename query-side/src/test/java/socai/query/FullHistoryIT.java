package socai.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.event.Event;
import socai.finding.FindingExamined;
import socai.finding.FindingId;
import socai.finding.FindingReopened;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.guidance.ActId;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdUpdated;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.projection.Generation;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.ReadModelSession;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;
import socai.team.Decision;
import socai.team.Founder;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamFormed;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/**
 * Of each subject as much is told as the command side takes, each text as long as it takes them: no
 * document comes to a megabyte, and the last thing that is recorded costs as many documents as the
 * first.
 */
@ExtendWith(FreshDatabase.class)
class FullHistoryIT {
  private static final int MEGABYTE = 1 << 20;
  private static final int WINDOW = 10;

  /** Tells of a subject as many changes as may be recorded. */
  private interface Full extends BiFunction<Integer, IntFunction<String>, List<Event>> {}

  private enum Subject {
    TEAM(500, MEGABYTE / 8, FullHistoryIT::team),
    UNIT(200, MEGABYTE / 8, FullHistoryIT::unit),
    SERVICE(200, MEGABYTE / 8, FullHistoryIT::service),
    HOUSEHOLD(300, MEGABYTE / 8, FullHistoryIT::household),
    /** Its changes are documents of their own. */
    FINDING(100, MEGABYTE >> 10, FullHistoryIT::finding);

    private final int most;

    /** So large is a document at least that holds texts as long as they may be. */
    private final int atLeast;

    private final Full recorded;

    Subject(int most, int atLeast, Full recorded) {
      this.most = most;
      this.atLeast = atLeast;
      this.recorded = recorded;
    }

    List<Event> recorded(IntFunction<String> text) {
      return recorded.apply(most, text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_document_of_a_full_history_comes_to_a_megabyte(Subject subject, MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      List<Event> events = new ArrayList<>(Field.units());
      events.addAll(subject.recorded(FullHistoryIT::longest));
      rebuild(context, RecordedEvents.of(events));
      Map<String, Integer> largest = largest(database);
      assertThat(largest.values()).as("%s", largest).allMatch(bytes -> bytes < MEGABYTE);
      assertThat(Collections.max(largest.values()))
          .as("%s", largest)
          .isGreaterThan(subject.atLeast);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_last_that_may_be_told_costs_as_many_documents_as_the_first(
      Subject subject, FreshDatabase.Address address) {
    Counting counting = new Counting();
    String name = address.uri().substring(address.uri().lastIndexOf('/') + 1);
    try (MongoClient client = counting.client(address.uri());
        QueryContext context = new QueryContext(client.getDatabase(name))) {
      List<Event> events = new ArrayList<>(Field.units());
      int begin = events.size() + 3;
      subject.recorded(characters -> "x").stream().limit(subject.most).forEach(events::add);
      List<Recorded> recorded = RecordedEvents.of(events);
      rebuild(context, recorded.subList(0, begin));
      long first = documents(counting, context, recorded.subList(begin, begin + WINDOW));
      rebuild(context, recorded.subList(begin + WINDOW, recorded.size() - WINDOW));
      long last =
          documents(counting, context, recorded.subList(recorded.size() - WINDOW, recorded.size()));
      assertThat(last).isPositive().isLessThanOrEqualTo(first);
    }
  }

  /** As a rebuild does, which keeps no view as it was: each is written once. */
  private static void rebuild(QueryContext context, List<Recorded> recorded) {
    for (Projection projection : context.projections()) {
      ReadModelSession session =
          ReadModelSession.holding(
              context.get(ReadModels.class),
              projection,
              Generation.first(projection.name()),
              ProjectionSegment.WHOLE,
              false);
      new ProjectionRun(projection, session).project(recorded, () -> {});
      session.write();
    }
  }

  /** What is recorded one by one reads and writes. */
  private static long documents(Counting counting, QueryContext context, List<Recorded> recorded) {
    counting.begin();
    recorded.forEach(one -> context.apply(List.of(one)));
    return counting.count().documents();
  }

  private static Map<String, Integer> largest(MongoDatabase database) {
    Map<String, Integer> largest = new TreeMap<>();
    for (String collection : database.listCollectionNames()) {
      for (RawBsonDocument one : database.getCollection(collection, RawBsonDocument.class).find()) {
        largest.merge(collection, one.getByteBuffer().remaining(), Math::max);
      }
    }
    return largest;
  }

  /** Joined by two hundred founders and one after the other; at last all have left. */
  private static List<Event> team(int most, IntFunction<String> text) {
    List<PersonId> people =
        IntStream.range(0, 199 + most).mapToObj(i -> Names.person("member " + i)).toList();
    List<Event> events = new ArrayList<>();
    events.add(
        new TeamFormed(
            Field.TEAM,
            Field.HAMLET,
            UnitLevel.HAMLET,
            text.apply(200),
            new Decision(
                text.apply(200),
                text.apply(100),
                Field.BEGINNING,
                Collections.nCopies(20, text.apply(200))),
            Field.FORMED,
            people.stream()
                .limit(200)
                .map(p -> new Founder(p, name(p, text), Role.MEMBER, Organisation.HAMLET_HEAD))
                .toList()));
    people.stream()
        .skip(200)
        .forEach(
            p ->
                events.add(
                    new MemberJoined(
                        Field.TEAM,
                        p,
                        name(p, text),
                        Role.MEMBER,
                        Organisation.HAMLET_HEAD,
                        Field.FORMED.plusDays(1))));
    people.forEach(p -> events.add(new MemberLeft(Field.TEAM, p, Field.FORMED.plusDays(2))));
    return events;
  }

  private static List<Event> unit(int most, IntFunction<String> text) {
    List<Event> events = new ArrayList<>();
    for (int i = 1; i < most; i++) {
      LocalDate day = Field.BEGINNING.plusDays(i);
      events.add(
          i % 50 == 0
              ? new UnitMoved(Field.HAMLET, Field.COMMUNE, day, text.apply(300))
              : new UnitRenamed(Field.HAMLET, text.apply(200), day, text.apply(300)));
    }
    return events;
  }

  private static List<Event> service(int most, IntFunction<String> text) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      LocalDate day = Field.BEGINNING.plusDays(2L * i);
      events.add(
          new ServiceOffered(
              Field.VNEID, ServiceField.IDENTITY, text.apply(200), text.apply(200), day));
      events.add(new ServiceWithdrawn(Field.VNEID, day.plusDays(1)));
    }
    return events;
  }

  private static List<Event> household(int most, IntFunction<String> text) {
    String subject = Field.HOME.stream().toString();
    List<Event> events = new ArrayList<>();
    events.add(Field.registered());
    for (int i = 1; i < most; i++) {
      events.add(
          new HouseholdUpdated(
              Field.HOME,
              new Home(
                  new Personal(subject, text.apply(100)),
                  new Personal(subject, text.apply(300)),
                  i,
                  2,
                  Connection.MOBILE),
              Field.MORNING));
    }
    return events;
  }

  /** Examined a hundred times more than it was opened again. */
  private static List<Event> finding(int most, IntFunction<String> text) {
    ActId act = Names.act("before the team");
    FindingId finding =
        new FindingId(
            Names.uuid("finding/outside_membership/" + Field.HOME + "/" + act + "/" + Field.LO));
    Personal reason = new Personal(Field.LO.subject(), text.apply(500));
    List<Event> events = new ArrayList<>();
    events.add(Field.formed());
    events.add(Field.registered());
    events.add(
        Field.recorded(
            act, Field.at("2022-07-04T08:00:00+07:00"), new Step.Introduced(Field.VNEID)));
    for (int i = 0; i < most; i++) {
      events.add(new FindingExamined(finding, 1, reason, Field.MORNING));
      events.add(new FindingExamined(finding, 2, reason, Field.MORNING));
      events.add(new FindingReopened(finding, reason, Field.MORNING));
    }
    return events;
  }

  private static Personal name(PersonId person, IntFunction<String> text) {
    return new Personal(person.subject(), text.apply(100));
  }

  /** So many characters, each of as many bytes as a character has at most. */
  private static String longest(int characters) {
    return "𠀀".repeat(characters);
  }
}
