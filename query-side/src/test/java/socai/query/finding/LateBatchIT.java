package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.fixture.Seeds;
import socai.guidance.ActId;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.person.PersonId;
import socai.query.Crashing;
import socai.query.QueryContext;
import socai.query.finding.FindingView.State;
import socai.query.finding.rule.Rule;
import socai.query.projection.Projection;
import socai.query.projection.ReadSnapshot;
import socai.query.projection.Recorded;

/** Acts that are counted and not held against one another: a late batch, however large. */
@ExtendWith(FreshDatabase.class)
class LateBatchIT {
  private static final ReadSnapshot SHOWN = QueryContext.ALL;
  private static final int MOST = 60;
  private static final int EVENTS = 220;
  private static final int WRITES = 9;

  private final Ward ward = new Ward().home("home", "a1").home("other", "b1");

  @Test
  void a_withdrawn_batch_shows_its_acts_as_they_were_when_it_was_last_found(
      MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      late(MOST + 1);
      ward.retract("act 7", "home");
      Finding withdrawn = only(context);
      assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
      assertThat(acts(withdrawn)).hasSize(MOST + 1).contains(Names.act("act 7"));

      ward.correct("act 8", "home", guidance(8, Channel.TELEPHONE, Ward.LO));
      ward.retract("act 9", "home");
      assertThat(only(context).acts()).isEqualTo(withdrawn.acts());

      late("more", MOST + 1);
      late("and more", MOST + 2);
      Finding again = only(context);
      assertThat(again.state()).isEqualTo(State.OPEN);
      assertThat(again.id()).isEqualTo(withdrawn.id());
      assertThat(acts(again))
          .hasSize(MOST + 1)
          .contains(Names.act("more"), Names.act("and more"))
          .doesNotContain(Names.act("act 7"), Names.act("act 9"));
      assertThat(again.acts().get(7).channel()).isEqualTo(Channel.TELEPHONE);
    }
  }

  @Test
  void a_correction_that_leaves_the_count_as_it_was_is_a_change(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      late(MOST + 1);
      long found = only(context).changed().value();
      ward.correct("act 8", "home", guidance(8, Channel.TELEPHONE, Ward.LO));
      assertThat(only(context).changed().value()).isEqualTo(found + 1).isEqualTo(ward.position());
      assertThat(only(context).acts()).hasSize(MOST + 1);
    }
  }

  @Test
  void members_and_hamlets_are_those_of_the_acts_as_they_now_stand(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      late(MOST);
      ward.apply(recorded("elsewhere", "other", guidance(MOST, Channel.DOOR, Ward.QUANG)), TOLD);
      late("last", MOST + 1);
      assertThat(only(context).members()).containsExactly(Ward.LO, Ward.QUANG);
      assertThat(line(context).hamlets()).containsExactly(Names.unit("a1"), Names.unit("b1"));
      assertThat(only(context).about()).isEqualTo(Ward.LO.subject());
      ward.retract("elsewhere", "other");
      assertThat(only(context).members()).containsExactly(Ward.LO);
      assertThat(line(context).hamlets()).containsExactly(Names.unit("a1"));
    }
  }

  @Test
  void acts_come_page_by_page_as_they_occurred_however_they_were_told(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      List<Integer> days = new ArrayList<>(IntStream.rangeClosed(0, MOST).boxed().toList());
      Collections.shuffle(days, new Random(1));
      days.forEach(day -> late("act " + day, day));
      applyRest(context);
      List<ActId> seen = new ArrayList<>();
      Optional<String> next = Optional.empty();
      int pages = 0;
      do {
        Finding page =
            context
                .get(FindingQuery.class)
                .find(line(context).id(), next, 25, Optional.empty(), SHOWN)
                .orElseThrow();
        assertThat(page.count()).isEqualTo(MOST + 1);
        seen.addAll(acts(page));
        next = page.next();
        pages++;
      } while (next.isPresent());
      assertThat(pages).isEqualTo(3);
      assertThat(seen)
          .isEqualTo(
              IntStream.rangeClosed(0, MOST).mapToObj(day -> Names.act("act " + day)).toList());
    }
  }

  @RepeatedTest(4)
  void a_batch_told_again_after_the_process_died_in_the_middle_of_writing(
      MongoDatabase whole, MongoDatabase broken, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> history = RandomWard.of(random, EVENTS);
          try (QueryContext context = new QueryContext(whole)) {
            context.apply(suspicions(context), history);
          }
          Crashing crashing = new Crashing(random);
          int crashes = 0;
          try (QueryContext context = new QueryContext(crashing.on(broken))) {
            for (List<Recorded> batch : cut(history, random, 60)) {
              crashing.dieAfter(random.nextInt(WRITES));
              if (catchThrowableOfType(
                      Crashing.Crash.class, () -> context.apply(suspicions(context), batch))
                  != null) {
                crashes++;
              }
              crashing.live();
              cut(batch, random, 30).forEach(piece -> context.apply(suspicions(context), piece));
            }
          }
          assertThat(crashes).isGreaterThan(2);
          Map<String, Document> projected = documents(broken);
          assertThat(projected.keySet()).anyMatch(key -> key.startsWith("suspicions_late late/"));
          assertThat(projected).containsExactlyInAnyOrderEntriesOf(documents(whole));
        });
  }

  @Test
  void an_act_moves_as_many_bytes_at_the_end_of_a_large_batch_as_at_its_beginning(
      FreshDatabase.Address address) {
    int acts = 2_000;
    int piece = 10;
    for (int i = 0; i < acts; i++) {
      ward.home("home " + i, "a1");
    }
    int before = ward.events().size();
    for (int i = 0; i < acts; i++) {
      ward.apply(recorded("act " + i, "home " + i, guidance(i, Channel.DOOR, Ward.LO)), TOLD);
    }
    try (Moved moved = new Moved(address);
        QueryContext context = new QueryContext(moved.database())) {
      context.apply(suspicions(context), ward.events().subList(0, before));
      List<Long> bytes = new ArrayList<>();
      for (List<Recorded> some : pieces(ward.events().subList(before, before + acts), piece)) {
        moved.forget();
        context.apply(suspicions(context), some);
        bytes.add(moved.bytes());
      }
      assertThat(only(context).count()).isEqualTo(acts);
      long soonAfterItWasFound = bytes.get((MOST + 1) / piece + 1);
      assertThat(bytes.get(bytes.size() - 1))
          .isBetween(soonAfterItWasFound * 9 / 10, soonAfterItWasFound * 11 / 10);
    }
  }

  private static final Instant TOLD = Instant.parse("2033-01-01T03:00:00Z");

  private void late(int acts) {
    for (int i = 0; i < acts; i++) {
      late("act " + i, i);
    }
  }

  /** An act of Lò so many days after the first, long ago. */
  private void late(String act, int days) {
    ward.apply(recorded(act, "home", guidance(days, Channel.DOOR, Ward.LO)), TOLD);
  }

  private static GuidanceActRecorded recorded(String act, String home, Guidance guidance) {
    return new GuidanceActRecorded(Names.household(home), Names.act(act), guidance);
  }

  private static Guidance guidance(int days, Channel channel, PersonId member) {
    return Ward.guidance(
        Field.at(Ward.DAY.plusDays(days) + "T08:00:00+07:00"),
        channel,
        List.of(Field.VNEID),
        member);
  }

  private void applyRest(QueryContext context) {
    List<Recorded> rest = ward.rest();
    if (!rest.isEmpty()) {
      context.apply(suspicions(context), rest);
    }
  }

  private FindingList.Line line(QueryContext context) {
    applyRest(context);
    List<FindingList.Line> lines =
        context
            .get(FindingQuery.class)
            .list(
                new Wanted(
                    Optional.of(Rule.LATE_BATCH.code()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                Optional.empty(),
                10,
                SHOWN)
            .findings();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private Finding only(QueryContext context) {
    return context
        .get(FindingQuery.class)
        .find(line(context).id(), Optional.empty(), 100, Optional.empty(), SHOWN)
        .orElseThrow();
  }

  private static List<ActId> acts(Finding finding) {
    return finding.acts().stream().map(Finding.Act::act).toList();
  }

  private static Projection suspicions(QueryContext context) {
    return context.get(FindingProjection.class);
  }

  private static List<List<Recorded>> cut(List<Recorded> recorded, Random random, int most) {
    List<List<Recorded>> pieces = new ArrayList<>();
    int from = 0;
    while (from < recorded.size()) {
      int to = Math.min(recorded.size(), from + 1 + random.nextInt(most));
      pieces.add(recorded.subList(from, to));
      from = to;
    }
    return pieces;
  }

  private static List<List<Recorded>> pieces(List<Recorded> recorded, int size) {
    return IntStream.range(0, recorded.size() / size)
        .mapToObj(i -> recorded.subList(i * size, (i + 1) * size))
        .toList();
  }

  private static Map<String, Document> documents(MongoDatabase database) {
    Map<String, Document> documents = new TreeMap<>();
    for (String name : database.listCollectionNames()) {
      if (name.endsWith(".past")) {
        continue;
      }
      for (Document document : database.getCollection(name).find()) {
        documents.put(name + " " + document.getString("_id"), document);
      }
    }
    return documents;
  }
}
