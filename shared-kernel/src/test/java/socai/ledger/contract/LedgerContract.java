package socai.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import socai.event.StreamId;
import socai.fixture.AtOnce;
import socai.fixture.Names;
import socai.ledger.CarriedOut;
import socai.ledger.CommandDigest;
import socai.ledger.CommandKnownException;
import socai.ledger.Commit;
import socai.ledger.Entry;
import socai.ledger.KeyTakenException;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.StreamConflictException;
import socai.ledger.UniqueKey;
import socai.schema.Json;

/** What is promised of every {@link Ledger}. A ledger joins by a subclass that opens it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class LedgerContract {
  private static final StreamId TEAM = new StreamId("team", "ban-mon");
  private static final StreamId UNIT = new StreamId("unit", "ban-mon");

  /** The ledger on this test's store, empty at first; opened again, it is the same ledger. */
  protected abstract Ledger open();

  @Test
  void an_empty_ledger_ends_before_its_first_event() {
    assertThat(open().head()).isEqualTo(Position.START);
    assertThat(open().read(Position.START, 10)).isEmpty();
    assertThat(open().read(new Position(5), 10)).isEmpty();
    assertThat(open().follow(Position.START)).isExhausted();
  }

  @Test
  void positions_are_1_2_3_without_gaps() {
    Ledger ledger = open();
    assertThat(ledger.append(Draft.of("a").with(TEAM, 0, 1).commit())).isEqualTo(new Position(1));
    assertThat(ledger.append(Draft.of("b").with(TEAM, 1, 3).commit())).isEqualTo(new Position(4));
    assertThat(ledger.append(Draft.of("c").with(UNIT, 0, 2).commit())).isEqualTo(new Position(6));
    assertThat(ledger.head()).isEqualTo(new Position(6));
    assertThat(positions(ledger.read(Position.START, 10))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void what_was_appended_is_read_byte_for_byte() {
    Ledger ledger = open();
    Commit commit = Draft.of("a").with(TEAM, 0, 2).with(UNIT, 0, 1).commit();
    ledger.append(commit);
    assertThat(lines(ledger.read(Position.START, 10))).isEqualTo(written(commit));
  }

  @Test
  void reading_may_begin_and_end_in_the_middle_of_a_commit() {
    Ledger ledger = open();
    ledger.append(Draft.of("a").with(TEAM, 0, 4).commit());
    ledger.append(Draft.of("b").with(TEAM, 4, 4).commit());
    assertThat(positions(ledger.read(new Position(2), 4))).containsExactly(3L, 4L, 5L, 6L);
    assertThat(positions(ledger.read(new Position(5), 1))).containsExactly(6L);
    assertThat(positions(ledger.read(new Position(7), 9))).containsExactly(8L);
    assertThat(ledger.read(new Position(8), 9)).isEmpty();
  }

  @Test
  void following_leads_to_the_end_however_far_it_is() {
    Ledger ledger = open();
    ledger.append(Draft.of("a").with(TEAM, 0, 700).commit());
    ledger.append(Draft.of("b").with(TEAM, 700, 700).commit());
    List<Entry> followed = new ArrayList<>();
    ledger.follow(new Position(3)).forEachRemaining(followed::add);
    assertThat(positions(followed))
        .containsExactlyElementsOf(LongStream.rangeClosed(4, 1400).boxed().toList());
  }

  @Test
  void a_slow_reader_misses_nothing_of_what_others_append_meanwhile() {
    Ledger ledger = open();
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ledger.append(Draft.of("fast " + i).with(TEAM, i * 2L, 2).commit());
      seen.addAll(positions(ledger.read(new Position(seen.size()), 1)));
    }
    List<Entry> rest = ledger.read(new Position(seen.size()), 100);
    seen.addAll(positions(rest));
    assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
  }

  @Test
  void a_stream_is_read_from_any_of_its_numbers_on() {
    Ledger ledger = open();
    ledger.append(Draft.of("a").with(TEAM, 0, 3).commit());
    ledger.append(Draft.of("b").with(UNIT, 0, 1).with(TEAM, 3, 2).with(UNIT, 1, 1).commit());
    ledger.append(Draft.of("c").with(UNIT, 2, 1).commit());
    assertThat(positions(ledger.read(TEAM, 0))).containsExactly(1L, 2L, 3L, 5L, 6L);
    assertThat(positions(ledger.read(TEAM, 2))).containsExactly(3L, 5L, 6L);
    assertThat(positions(ledger.read(TEAM, 4))).containsExactly(6L);
    assertThat(ledger.read(TEAM, 5)).isEmpty();
    assertThat(positions(ledger.read(UNIT, 1))).containsExactly(7L, 8L);
    assertThat(ledger.read(new StreamId("team", "nobody"), 0)).isEmpty();
  }

  @Test
  void a_stream_is_read_from_the_middle_of_a_large_commit_on() {
    Ledger ledger = open();
    for (int number = 0; number < 5; number++) {
      ledger.append(Draft.of("before " + number).with(TEAM, number, 1).commit());
    }
    ledger.append(Draft.of("large").with(TEAM, 5, 40).commit());
    ledger.append(Draft.of("after").with(TEAM, 45, 2).commit());
    for (long from : List.of(0L, 1L, 4L, 5L, 6L, 30L, 44L, 45L, 46L)) {
      assertThat(positions(ledger.read(TEAM, from)))
          .containsExactlyElementsOf(LongStream.rangeClosed(from + 1, 47).boxed().toList());
    }
    for (long beyond : List.of(47L, 1_000L, 9_999_999_999L)) {
      assertThat(ledger.read(TEAM, beyond)).isEmpty();
    }
  }

  @Test
  void a_stream_is_read_to_its_end_however_long_it_is() {
    Ledger ledger = open();
    int length = 0;
    for (int events : List.of(1_000, 24, 1_000, 23, 1, 1_500, 700)) {
      ledger.append(Draft.of("at " + length).with(TEAM, length, events).commit());
      length += events;
      assertThat(positions(ledger.read(TEAM, 0)))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, length).boxed().toList());
    }
    assertThat(positions(ledger.read(TEAM, 2_000)))
        .containsExactlyElementsOf(LongStream.rangeClosed(2_001, length).boxed().toList());
  }

  @Test
  void streams_whose_names_begin_alike_are_kept_apart() {
    Ledger ledger = open();
    List<StreamId> alike =
        Stream.of("pay", "pay-", "pay-a", "pay0", "paya", "pa")
            .map(id -> new StreamId("service", id))
            .toList();
    alike.forEach(stream -> ledger.append(Draft.of(stream.id()).with(stream, 0, 1).commit()));
    for (int i = 0; i < alike.size(); i++) {
      assertThat(positions(ledger.read(alike.get(i), 0))).containsExactly(i + 1L);
    }
    assertThat(ledger.read(new StreamId("servic", "e"), 0)).isEmpty();
  }

  @Test
  void whoever_comes_second_to_a_place_in_a_stream_is_refused() {
    Ledger ledger = open();
    ledger.append(Draft.of("a").with(TEAM, 0, 2).commit());
    assertThatExceptionOfType(StreamConflictException.class)
        .isThrownBy(() -> open().append(Draft.of("b").with(TEAM, 0, 1).commit()));
    assertThat(ledger.head()).isEqualTo(new Position(2));
    assertThat(ledger.append(Draft.of("b").with(TEAM, 2, 1).commit())).isEqualTo(new Position(3));
  }

  @Test
  void a_commit_over_several_streams_is_all_or_nothing() {
    Ledger ledger = open();
    ledger.append(Draft.of("a").with(TEAM, 0, 1).commit());
    assertThatExceptionOfType(StreamConflictException.class)
        .isThrownBy(() -> ledger.append(Draft.of("b").with(UNIT, 0, 2).with(TEAM, 0, 1).commit()));
    assertThat(ledger.head()).isEqualTo(new Position(1));
    assertThat(ledger.read(UNIT, 0)).isEmpty();
    assertThat(ledger.find(Names.command("b"))).isEmpty();
    assertThat(positions(ledger.read(Position.START, 10))).containsExactly(1L);
  }

  @Test
  void a_command_is_in_the_ledger_once() {
    Ledger ledger = open();
    ledger.append(Draft.of("a").with(TEAM, 0, 3).commit());
    ledger.append(Draft.of("b").with(TEAM, 3, 1).commit());
    assertThatExceptionOfType(CommandKnownException.class)
        .isThrownBy(() -> open().append(Draft.of("a").with(UNIT, 0, 1).commit()));
    assertThat(ledger.head()).isEqualTo(new Position(4));
    assertThat(open().find(Names.command("a")))
        .isEqualTo(Optional.of(new CarriedOut(new Position(3), Optional.empty())));
    assertThat(open().find(Names.command("c"))).isEmpty();
  }

  @Test
  void what_a_command_said_is_kept_with_it() {
    Commit without = Draft.of("a").with(TEAM, 0, 2).commit();
    CommandDigest said = new CommandDigest("0123456789abcdef".repeat(4));
    open()
        .append(
            new Commit(
                without.command(),
                Optional.of(said),
                without.recordedAt(),
                without.events(),
                Set.of()));
    CarriedOut known = open().find(without.command()).orElseThrow();
    assertThat(known).isEqualTo(new CarriedOut(new Position(2), Optional.of(said)));
    assertThat(known.canBe(said)).isTrue();
    assertThat(known.canBe(new CommandDigest("f".repeat(64)))).isFalse();
  }

  @Test
  void a_commit_sent_again_is_told_as_known_and_not_as_a_conflict() {
    Ledger ledger = open();
    Commit commit = Draft.of("a").with(TEAM, 0, 1).commit();
    ledger.append(commit);
    assertThatExceptionOfType(CommandKnownException.class).isThrownBy(() -> ledger.append(commit));
  }

  @Test
  void events_of_one_stream_that_do_not_join_are_not_appended() {
    Ledger ledger = open();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.append(Draft.of("a").with(TEAM, 0, 1).with(TEAM, 2, 1).commit()));
    assertThat(ledger.head()).isEqualTo(Position.START);
  }

  @Test
  void opened_again_it_goes_on_where_it_stood() {
    open().append(Draft.of("a").with(TEAM, 0, 5).commit());
    assertThat(open().append(Draft.of("b").with(TEAM, 5, 1).commit())).isEqualTo(new Position(6));
    assertThat(positions(open().read(TEAM, 4))).containsExactly(5L, 6L);
  }

  @Test
  void two_writers_at_once_leave_no_gap_and_a_reader_misses_nothing() throws Exception {
    new Race(List.of(open(), open()), open()).run();
  }

  @Test
  void of_many_who_want_one_place_in_a_stream_one_gets_it() throws Exception {
    List<Ledger> ledgers = List.of(open(), open());
    List<Boolean> got =
        AtOnce.call(
            8,
            i -> {
              try {
                ledgers.get(i % 2).append(Draft.of("rival " + i).with(TEAM, 0, 1).commit());
                return true;
              } catch (StreamConflictException e) {
                return false;
              }
            });
    assertThat(got).containsOnlyOnce(true);
    assertThat(open().head()).isEqualTo(new Position(1));
  }

  @Test
  void of_one_command_sent_many_times_at_once_one_is_appended() throws Exception {
    List<Ledger> ledgers = List.of(open(), open());
    List<Boolean> appended =
        AtOnce.call(
            8,
            i -> {
              try {
                ledgers.get(i % 2).append(Draft.of("the same").with(TEAM, 0, 2).commit());
                return true;
              } catch (CommandKnownException e) {
                return false;
              }
            });
    assertThat(appended).containsOnlyOnce(true);
    assertThat(open().head()).isEqualTo(new Position(2));
  }

  @Test
  void a_key_is_taken_once_in_whatever_stream() {
    UniqueKey key = new UniqueKey("act", "one");
    open().append(Draft.of("a").with(TEAM, 0, 2).taking(key).commit());
    assertThatExceptionOfType(KeyTakenException.class)
        .isThrownBy(() -> open().append(Draft.of("b").with(UNIT, 0, 1).taking(key).commit()))
        .satisfies(taken -> assertThat(taken.key()).isEqualTo(key));
    assertThat(open().find(Names.command("b"))).isEmpty();
    assertThat(open().holder(key)).contains(TEAM);
    assertThat(open().append(Draft.of("c").with(UNIT, 0, 1).commit())).isEqualTo(new Position(3));
    UniqueKey other = new UniqueKey("act", "two");
    assertThat(open().holder(other)).isEmpty();
    open().append(Draft.of("d").with(UNIT, 1, 1).taking(other).commit());
    assertThat(positions(open().read(TEAM, 0))).containsExactly(1L, 2L);
    assertThat(positions(open().read(UNIT, 1))).containsExactly(4L);
  }

  @Test
  void a_commit_with_a_key_sent_again_is_told_as_known() {
    Commit commit = Draft.of("a").with(TEAM, 0, 1).taking(new UniqueKey("act", "one")).commit();
    open().append(commit);
    assertThatExceptionOfType(CommandKnownException.class).isThrownBy(() -> open().append(commit));
  }

  @Test
  void whoever_comes_late_to_a_stream_and_a_key_is_told_of_the_stream() {
    UniqueKey key = new UniqueKey("act", "one");
    open().append(Draft.of("a").with(TEAM, 0, 1).taking(key).commit());
    assertThatExceptionOfType(StreamConflictException.class)
        .isThrownBy(() -> open().append(Draft.of("b").with(TEAM, 0, 1).taking(key).commit()));
  }

  @Test
  void of_many_who_want_one_key_one_gets_it() throws Exception {
    List<Ledger> ledgers = List.of(open(), open());
    List<Boolean> got =
        AtOnce.call(
            8,
            i -> {
              try {
                StreamId own = new StreamId("team", "rival-" + i);
                Draft draft = Draft.of("rival " + i).with(own, 0, 1);
                ledgers.get(i % 2).append(draft.taking(new UniqueKey("act", "one")).commit());
                return true;
              } catch (KeyTakenException e) {
                return false;
              }
            });
    assertThat(got).containsOnlyOnce(true);
    assertThat(open().head()).isEqualTo(new Position(1));
  }

  /** Where {@code entries} stand. */
  public static List<Long> positions(List<Entry> entries) {
    return entries.stream().map(entry -> entry.position().value()).toList();
  }

  /** What they say. */
  public static List<String> lines(List<Entry> entries) {
    return entries.stream().map(Entry::line).toList();
  }

  private static List<String> written(Commit commit) {
    return commit.events().stream().map(line -> line.write(Json.mapper())).toList();
  }
}
