package socai.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import socai.fixture.AtOnce;
import socai.ledger.contract.EngineContract.Opened;

/** Four writers and a follower on each of several engines over one store. */
final class EngineRace {
  private static final int WRITERS = 4;
  private static final int COMMITS = 25;
  private static final int EVENTS = 2;

  private final List<Opened> engines;
  private final Duration patience;

  EngineRace(List<Opened> engines, Duration patience) {
    this.engines = engines;
    this.patience = patience;
  }

  void run() throws Exception {
    int events = engines.size() * WRITERS * COMMITS * EVENTS;
    ExecutorService following = Executors.newFixedThreadPool(engines.size());
    try {
      List<Future<List<String>>> shown = new ArrayList<>();
      for (Opened opened : engines) {
        shown.add(following.submit(() -> follow(opened, events)));
      }
      List<List<String>> written = AtOnce.call(engines.size() * WRITERS, this::write);
      List<String> first = shown.get(0).get();
      assertThat(first).hasSize(events).doesNotHaveDuplicates();
      assertThat(new HashSet<>(first))
          .isEqualTo(new HashSet<>(written.stream().flatMap(List::stream).toList()));
      for (Future<List<String>> other : shown) {
        assertThat(other.get()).isEqualTo(first);
      }
      for (List<String> one : written) {
        assertThat(first).containsSubsequence(one);
      }
    } finally {
      following.shutdownNow();
    }
  }

  private List<String> write(int thread) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < COMMITS; i++) {
      List<DomainEventMessage<?>> commit = new ArrayList<>();
      for (int e = 0; e < EVENTS; e++) {
        commit.add(
            EngineContract.event(thread + " " + i, "service-" + thread, i * (long) EVENTS + e));
      }
      engines.get(thread % engines.size()).engine().appendEvents(commit);
      commit.forEach(event -> ids.add(event.getIdentifier()));
    }
    return ids;
  }

  private List<String> follow(Opened opened, int count) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    int millis = Math.toIntExact(patience.toMillis());
    try (BlockingStream<TrackedEventMessage<?>> stream = opened.source().openStream(null)) {
      // What is recorded twice at the very end is there at once.
      while (stream.hasNextAvailable(ids.size() < count ? millis : 0, TimeUnit.MILLISECONDS)) {
        TrackedEventMessage<?> event = stream.nextAvailable();
        ids.add(event.getIdentifier());
        assertThat(event.trackingToken().position().orElseThrow()).isEqualTo(ids.size());
      }
    }
    return ids;
  }
}
