package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import socai.event.StreamId;
import socai.ledger.contract.Draft;
import socai.problem.RefusedException;
import socai.schema.Json;
import tools.jackson.databind.node.StringNode;

/** The one writer of a process, before a store that does what the test tells it to. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GroupCommitTest {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofMillis(40);
  private static final int LARGE = 1 << 20;

  private final ScriptedStore store = new ScriptedStore();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  private static WriteLimits limits(int commits, int bytes, int waiting) {
    return new WriteLimits(commits, bytes, waiting, 64 << 20, LONG, LONG);
  }

  private static final WriteLimits WIDE = limits(500, LARGE, 4_096);

  /** A step that answers as the store does, but not before {@link #answer} is given. */
  private ScriptedStore.Step whenNotified() {
    return (ignored, commits) -> {
      await(answer);
      return store.insertAll(commits);
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Commit commit(String name) {
    return Draft.of(name).with(new StreamId("team", name), 0, 1).commit();
  }

  private static PendingCommit pending(Commit commit) {
    return PendingCommit.of(commit, Json.mapper());
  }

  private FutureTask<Position> start(GroupCommit group, Commit commit) {
    return start(group, commit, LONG);
  }

  private FutureTask<Position> start(GroupCommit group, Commit commit, Duration longest) {
    FutureTask<Position> task =
        new FutureTask<>(() -> TimeLimit.within(longest, () -> group.append(pending(commit))));
    Thread thread = new Thread(task);
    threads.add(thread);
    thread.start();
    awaitParked(thread);
    return task;
  }

  /** Until the thread waits for something, or has ended. */
  private static void awaitParked(Thread thread) {
    while (thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.NEW) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    answer.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static String code(Throwable thrown) {
    return thrown instanceof RefusedException refused ? refused.refusal().code() : "no refusal";
  }

  @Test
  void a_lone_commit_costs_one_insert_and_no_look() {
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThat(group.append(pending(commit("a")))).isEqualTo(new Position(1));
    assertThat(group.append(pending(commit("b")))).isEqualTo(new Position(2));
    assertThat(store.calls).containsExactly("head", "insert", "insert");
  }

  @Test
  void what_comes_while_one_is_being_written_is_sent_as_one_insert() throws Exception {
    GroupCommit group = new GroupCommit(store.then(whenNotified()), WIDE);
    List<FutureTask<Position>> all =
        IntStream.range(0, 10).mapToObj(i -> start(group, commit("c" + i))).toList();
    answer.countDown();
    List<Position> positions = new ArrayList<>();
    for (FutureTask<Position> one : all) {
      positions.add(one.get());
    }
    assertThat(positions)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 10).mapToObj(Position::new).toList());
    assertThat(store.batches).containsExactly(1, 9);
  }

  @Test
  void a_batch_closes_by_count() throws Exception {
    GroupCommit group = new GroupCommit(store.then(whenNotified()), limits(2, LARGE, 100));
    List<FutureTask<Position>> all =
        IntStream.range(0, 6).mapToObj(i -> start(group, commit("c" + i))).toList();
    answer.countDown();
    for (FutureTask<Position> one : all) {
      one.get();
    }
    assertThat(store.batches).containsExactly(1, 2, 2, 1);
  }

  @Test
  void a_batch_closes_by_bytes_and_a_larger_commit_goes_alone() throws Exception {
    int bytes = pending(commit("c1")).bytes();
    GroupCommit group = new GroupCommit(store.then(whenNotified()), limits(500, 2 * bytes, 100));
    List<FutureTask<Position>> all = new ArrayList<>();
    all.add(start(group, commit("c0")));
    all.add(start(group, commit("c1")));
    all.add(start(group, commit("c2")));
    all.add(start(group, Draft.of("big").with(new StreamId("team", "big"), 0, 9).commit()));
    all.add(start(group, commit("c3")));
    answer.countDown();
    for (FutureTask<Position> one : all) {
      one.get();
    }
    assertThat(store.batches).containsExactly(1, 2, 1, 1);
  }

  @Test
  void who_finds_no_room_is_refused_and_may_send_the_same_command_again() throws Exception {
    WriteLimits narrow = new WriteLimits(500, LARGE, 2, 64 << 20, SHORT, LONG);
    GroupCommit group = new GroupCommit(store.then(whenNotified()), narrow);
    FutureTask<Position> first = start(group, commit("a"));
    FutureTask<Position> second = start(group, commit("b"));
    assertThatThrownBy(() -> group.append(pending(commit("c"))))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ledger.busy"));
    answer.countDown();
    assertThat(List.of(first.get().value(), second.get().value())).containsExactly(1L, 2L);
    assertThat(group.append(pending(commit("c")))).isEqualTo(new Position(3));
    assertThat(store.lines()).hasSize(3);
  }

  @Test
  void room_is_counted_in_bytes_too() throws Exception {
    int bytes = pending(commit("a")).bytes();
    WriteLimits narrow = new WriteLimits(500, LARGE, 100, bytes, SHORT, LONG);
    GroupCommit group = new GroupCommit(store.then(whenNotified()), narrow);
    FutureTask<Position> first = start(group, commit("a"));
    assertThatThrownBy(() -> group.append(pending(commit("b"))))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ledger.busy"));
    answer.countDown();
    assertThat(first.get()).isEqualTo(new Position(1));
  }

  @Test
  void a_commit_larger_than_a_document_may_be_is_refused_before_it_waits() {
    EventLine line = commit("a").events().get(0);
    Commit large =
        new Commit(
            line.command(),
            line.recordedtime(),
            List.of(
                new EventLine(
                    line.specversion(),
                    line.id(),
                    line.source(),
                    line.type(),
                    line.revision(),
                    line.subject(),
                    line.sequence(),
                    line.time(),
                    line.recordedtime(),
                    line.actor(),
                    line.command(),
                    line.datacontenttype(),
                    StringNode.valueOf("x".repeat(16 << 20)))));
    assertThatThrownBy(() -> pending(large))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ledger.too-large"));
  }

  @Test
  void where_another_process_came_first_the_batch_is_renumbered_and_sent_again() {
    store.then(
        (ignored, commits) -> {
          store.othersWrite(commit("others"), 0);
          return store.insertAll(commits);
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThat(group.append(pending(commit("a")))).isEqualTo(new Position(2));
    assertThat(store.calls).containsExactly("head", "insert", "head", "insert");
    assertThat(store.lines()).hasSize(2);
  }

  @Test
  void whoever_took_a_position_is_waited_for_until_a_majority_has_it() {
    store.then(
        (ignored, commits) -> {
          store.othersWrite(commit("others"), 9);
          return store.insertAll(commits);
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThat(group.append(pending(commit("a")))).isEqualTo(new Position(2));
    assertThat(store.lines()).hasSize(2);
    assertThat(store.batches).hasSizeGreaterThan(2);
  }

  @Test
  void a_conflict_fails_that_append_alone() throws Exception {
    store.othersWrite(commit("taken"), 0);
    GroupCommit group = new GroupCommit(store.then(whenNotified()), WIDE);
    FutureTask<Position> first = start(group, commit("a"));
    FutureTask<Position> second = start(group, commit("b"));
    FutureTask<Position> conflict =
        start(group, Draft.of("other").with(new StreamId("team", "taken"), 0, 1).commit());
    FutureTask<Position> third = start(group, commit("c"));
    FutureTask<Position> known = start(group, commit("taken"));
    FutureTask<Position> fourth = start(group, commit("d"));
    answer.countDown();
    assertThat(List.of(first.get(), second.get(), third.get(), fourth.get()))
        .containsExactly(new Position(2), new Position(3), new Position(4), new Position(5));
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(conflict::get)
        .withCauseInstanceOf(StreamConflictException.class);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(known::get)
        .withCauseInstanceOf(CommandKnownException.class);
  }

  @Test
  void one_that_no_store_takes_fails_alone() throws Exception {
    MongoException never = new MongoException("a validator is against it");
    store.then(whenNotified());
    store.then((ignored, commits) -> new InsertOutcome(InsertOutcome.Kind.UNFIT, 0, never));
    GroupCommit group = new GroupCommit(store, WIDE);
    FutureTask<Position> first = start(group, commit("a"));
    FutureTask<Position> unfit = start(group, commit("b"));
    FutureTask<Position> third = start(group, commit("c"));
    answer.countDown();
    assertThat(List.of(first.get(), third.get())).containsExactly(new Position(1), new Position(2));
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(unfit::get).withCause(never);
  }

  @Test
  void a_cut_after_the_commit_and_before_the_answer_is_found_out_by_looking() {
    store.then(
        (ignored, commits) -> {
          store.insertAll(commits);
          return InsertOutcome.of(ScriptedStore.CUT);
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThat(group.append(pending(commit("a")))).isEqualTo(new Position(1));
    assertThat(store.calls).containsExactly("head", "insert", "find");
    assertThat(store.lines()).hasSize(1);
  }

  @Test
  void a_cut_before_the_commit_is_sent_again() {
    store.then((ignored, commits) -> InsertOutcome.of(ScriptedStore.CUT));
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThat(group.append(pending(commit("a")))).isEqualTo(new Position(1));
    assertThat(store.lines()).hasSize(1);
  }

  @Test
  void of_a_batch_that_was_cut_in_the_middle_nothing_is_lost_and_nothing_doubled()
      throws Exception {
    store.then(whenNotified());
    store.then(
        (ignored, commits) -> {
          store.insertAll(commits.subList(0, 2));
          store.othersWrite(commit("others"), 0);
          return InsertOutcome.of(ScriptedStore.CUT);
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    List<FutureTask<Position>> all =
        IntStream.range(0, 6).mapToObj(i -> start(group, commit("c" + i))).toList();
    answer.countDown();
    List<Long> positions = new ArrayList<>();
    for (FutureTask<Position> one : all) {
      positions.add(one.get().value());
    }
    assertThat(positions).containsExactly(1L, 2L, 3L, 5L, 6L, 7L);
    assertThat(store.lines()).hasSize(7);
  }

  @Test
  void one_in_doubt_that_shows_late_is_told_as_landed_and_not_as_known() {
    store.then(
        (ignored, commits) -> {
          store.insertAll(commits);
          return InsertOutcome.of(ScriptedStore.CUT);
        });
    // The majority lags behind: the first look does not find what was written.
    store.then(
        (ignored, commits) -> {
          InsertOutcome refused = store.insertAll(commits);
          assertThat(refused.kind()).isEqualTo(InsertOutcome.Kind.TAKEN);
          return refused;
        });
    store.hideLastFor(4);
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThat(group.append(pending(commit("a")))).isEqualTo(new Position(1));
    assertThat(store.lines()).hasSize(1);
  }

  /** Seen on a server that does not know a driver's second try of its own accord as such. */
  @Test
  void commits_that_the_driver_sent_twice_are_told_as_landed_and_not_as_known() throws Exception {
    store.then(whenNotified());
    store.then(
        (ignored, commits) -> {
          store.insertAll(commits);
          return store.insertAll(commits);
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    List<FutureTask<Position>> all =
        IntStream.range(0, 4).mapToObj(i -> start(group, commit("c" + i))).toList();
    answer.countDown();
    List<Long> positions = new ArrayList<>();
    for (FutureTask<Position> one : all) {
      positions.add(one.get().value());
    }
    assertThat(positions).containsExactly(1L, 2L, 3L, 4L);
    assertThat(store.lines()).hasSize(4);
  }

  @Test
  void a_command_that_another_process_carried_out_in_the_same_place_is_told_as_known() {
    Commit others = Draft.of("a").with(new StreamId("team", "elsewhere"), 0, 1).commit();
    store.then(
        (ignored, commits) -> {
          store.othersWrite(others, 0);
          return InsertOutcome.of(ScriptedStore.CUT);
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThatExceptionOfType(CommandKnownException.class)
        .isThrownBy(() -> group.append(pending(commit("a"))));
    assertThat(store.lines()).hasSize(1);
  }

  @Test
  void who_was_sent_to_a_store_that_fell_silent_is_told_that_it_is_in_doubt() {
    WriteLimits impatient = new WriteLimits(500, LARGE, 10, 64 << 20, LONG, SHORT);
    for (int i = 0; i < 1_000; i++) {
      store.then((ignored, commits) -> InsertOutcome.of(ScriptedStore.CUT));
    }
    GroupCommit group = new GroupCommit(store, impatient);
    assertThatThrownBy(() -> group.append(pending(commit("a"))))
        .hasCause(ScriptedStore.CUT)
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ledger.in-doubt"));
  }

  @Test
  void who_was_never_sent_is_told_to_come_again() {
    WriteLimits impatient = new WriteLimits(500, LARGE, 10, 64 << 20, LONG, SHORT);
    GroupCommit group = new GroupCommit(store.silentFor(1_000), impatient);
    assertThatThrownBy(() -> group.append(pending(commit("a"))))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ledger.busy"));
    assertThat(store.batches).isEmpty();
    store.silentFor(0);
    assertThat(group.append(pending(commit("a")))).isEqualTo(new Position(1));
  }

  @Test
  void a_fault_of_the_writer_fails_its_batch_and_no_later_one() {
    IllegalStateException fault = new IllegalStateException("closed");
    store.then(
        (ignored, commits) -> {
          throw fault;
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    assertThatThrownBy(() -> group.append(pending(commit("a")))).isSameAs(fault);
    assertThat(group.append(pending(commit("b")))).isEqualTo(new Position(1));
  }

  @Test
  void an_interrupted_caller_hears_the_outcome_and_stays_interrupted() throws Exception {
    GroupCommit group = new GroupCommit(store.then(whenNotified()), WIDE);
    FutureTask<Position> first = start(group, commit("a"));
    FutureTask<Boolean> interrupted =
        new FutureTask<>(
            () -> {
              group.append(pending(commit("b")));
              return Thread.currentThread().isInterrupted();
            });
    Thread thread = new Thread(interrupted);
    thread.start();
    awaitParked(thread);
    thread.interrupt();
    answer.countDown();
    assertThat(interrupted.get()).isTrue();
    assertThat(first.get()).isEqualTo(new Position(1));
    assertThat(store.lines()).hasSize(2);
  }

  @Test
  void closing_waits_for_those_under_way_and_refuses_newcomers() throws Exception {
    GroupCommit group = new GroupCommit(store.then(whenNotified()), WIDE);
    FutureTask<Position> first = start(group, commit("a"));
    FutureTask<Position> second = start(group, commit("b"));
    FutureTask<Boolean> closing =
        new FutureTask<>(
            () -> {
              group.close();
              return first.isDone() && second.isDone();
            });
    Thread thread = new Thread(closing);
    threads.add(thread);
    thread.start();
    awaitParked(thread);
    assertThatThrownBy(() -> group.append(pending(commit("c"))))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ledger.closing"));
    assertThat(closing.isDone()).isFalse();
    answer.countDown();
    closing.get();
    assertThat(List.of(first.get(), second.get()))
        .containsExactly(new Position(1), new Position(2));
    assertThat(store.lines()).hasSize(2);
  }

  @Test
  void who_waits_for_a_writer_that_the_store_does_not_answer_is_told_in_time() throws Exception {
    WriteLimits impatient = new WriteLimits(500, LARGE, 10, 64 << 20, LONG, SHORT);
    GroupCommit group = new GroupCommit(store.then(whenNotified()), impatient);
    FutureTask<Position> first = start(group, commit("a"));
    assertThatThrownBy(() -> group.append(pending(commit("b"))))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ledger.busy"));
    assertThat(first.isDone()).isFalse();
    answer.countDown();
    assertThat(first.get()).isEqualTo(new Position(1));
    assertThat(group.append(pending(commit("b")))).isEqualTo(new Position(2));
  }

  @Test
  void who_is_sent_with_others_leaves_in_time_and_is_there_once() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    store.then(whenNotified());
    store.then(
        (ignored, commits) -> {
          await(second);
          return store.insertAll(commits);
        });
    GroupCommit group = new GroupCommit(store, WIDE);
    start(group, commit("a"));
    FutureTask<Position> leader = start(group, commit("b"));
    FutureTask<Position> leaving = start(group, commit("c"), Duration.ofSeconds(3));
    answer.countDown();
    assertThatThrownBy(leaving::get)
        .satisfies(thrown -> assertThat(code(thrown.getCause())).isEqualTo("ledger.in-doubt"));
    assertThat(leader.isDone()).isFalse();
    second.countDown();
    assertThat(leader.get()).isEqualTo(new Position(2));
    assertThatExceptionOfType(CommandKnownException.class)
        .isThrownBy(() -> group.append(pending(commit("c"))));
    assertThat(store.lines()).hasSize(3);
  }

  @Test
  void who_has_more_time_than_whoever_wrote_for_it_is_written_by_another() throws Exception {
    AtomicBoolean silent = new AtomicBoolean(true);
    store.then(whenNotified());
    for (int i = 0; i < 100_000; i++) {
      store.then(
          (ignored, commits) ->
              silent.get() ? InsertOutcome.of(ScriptedStore.CUT) : store.insertAll(commits));
    }
    GroupCommit group = new GroupCommit(store, WIDE);
    start(group, commit("a"));
    FutureTask<Position> hurried = start(group, commit("b"), Duration.ofSeconds(3));
    FutureTask<Position> patient = start(group, commit("c"));
    answer.countDown();
    assertThatThrownBy(hurried::get)
        .satisfies(thrown -> assertThat(code(thrown.getCause())).isEqualTo("ledger.in-doubt"));
    assertThat(patient.isDone()).isFalse();
    silent.set(false);
    assertThat(patient.get()).isEqualTo(new Position(2));
    assertThat(store.lines()).hasSize(2);
  }
}
