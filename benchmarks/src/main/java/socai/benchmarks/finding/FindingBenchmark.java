package socai.benchmarks.finding;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import socai.benchmarks.report.Cpu;
import socai.benchmarks.server.EmbeddedServer;
import socai.benchmarks.workload.Act;
import socai.benchmarks.workload.LateActs;
import socai.ledger.MongoLedger;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.query.rebuild.Advance;
import socai.query.rebuild.Rebuilt;
import socai.query.rebuild.ProjectionAdmin;
import socai.schema.Json;

/**
 * Rebuilds what is worth a look from a ledger in which one login recorded thousands of late acts of
 * each team on one day. An act must cost the same however many were recorded before it, so that larger
 * ledgers are projected at the same rate, and the last quarter of one as fast as all of it.
 */
public final class FindingBenchmark {
  private static final String SUSPICIONS = "suspicions";
  private static final String DATABASE = "ours";

  private final LateActs recorded;

  private FindingBenchmark(LateActs recorded) {
    this.recorded = recorded;
  }

  /** Measures ledgers of the sizes given, in events; of 10,000 and 50,000 where none is. */
  public static void main(String[] sizes) {
    List<String> all = sizes.length == 0 ? List.of("10000", "50000") : Arrays.asList(sizes);
    new FindingBenchmark(LateActs.of(2_000)).measure(); // to warm up
    for (String size : all) {
      Map<String, Object> figures =
          new FindingBenchmark(LateActs.of(Integer.parseInt(size))).measure();
      System.out.println(Json.mapper().writeValueAsString(figures));
    }
    System.exit(0); // Axon's event storage leaves threads behind
  }

  private Map<String, Object> measure() {
    try (EmbeddedServer server = EmbeddedServer.start();
        MongoClient client = MongoClients.create(server.uri())) {
      MongoDatabase database = client.getDatabase(DATABASE);
      fill(database);
      List<Reached> way = new ArrayList<>();
      long before = Cpu.used();
      Rebuilt rebuilt;
      try (ProjectionAdmin admin = ProjectionAdmin.open(server.uri(DATABASE))) {
        way.add(new Reached(0, System.nanoTime()));
        rebuilt =
            admin.rebuild(
                SUSPICIONS, true, advance -> way.add(Reached.now(advance)), () -> false);
      }
      double cpu = (Cpu.used() - before) / 1e3 / recorded.events();
      check(database);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("name", SUSPICIONS);
      figures.put("events", recorded.events());
      figures.put("lateActsOfATeam", recorded.households() * LateActs.VISITS / LateActs.TEAMS);
      figures.put("eventsPerSecond", rate(recorded.events(), rebuilt.took()));
      figures.put("eventsPerSecondOfTheLastQuarter", lastQuarter(way));
      figures.put("cpuMicrosecondsPerEvent", Math.round(cpu));
      return figures;
    }
  }

  private void fill(MongoDatabase database) {
    try (MongoLedger ledger = new MongoLedger(database)) {
      LedgerEventStorageEngine engine =
          new LedgerEventStorageEngine(
              ledger, "/ledger/son-la", Clock.fixed(LateActs.recorded(), ZoneOffset.UTC));
      recorded.inBatches().forEach(batch -> engine.appendEvents(messages(batch)));
    }
  }

  /** As one unit of work, which is quicker stored. */
  private static List<DomainEventMessage<?>> messages(List<Act> batch) {
    List<DomainEventMessage<?>> messages = new ArrayList<>();
    batch.forEach(act -> messages.addAll(act.messages()));
    return messages;
  }

  private record Reached(long position, long nanos) {
    static Reached now(Advance advance) {
      return new Reached(advance.reached().value(), System.nanoTime());
    }
  }

  private long lastQuarter(List<Reached> way) {
    Reached end = way.get(way.size() - 1);
    Reached begin = way.get(0);
    for (Reached one : way) {
      if (one.position() <= recorded.events() * 3L / 4) {
        begin = one;
      }
    }
    return rate(end.position() - begin.position(), Duration.ofNanos(end.nanos() - begin.nanos()));
  }

  private static long rate(long events, Duration took) {
    return Math.round(events / (took.toNanos() / 1e9));
  }

  /** That each team's acts were found to be a late batch. */
  private void check(MongoDatabase database) {
    long found =
        database
            .getCollection("suspicions_findings.2", Document.class)
            .countDocuments(
                Filters.and(
                    Filters.eq("rule", "late_batch"),
                    Filters.eq("acts", recorded.households() * LateActs.VISITS / LateActs.TEAMS)));
    if (found != LateActs.TEAMS) {
      throw new IllegalStateException(found + " late batches instead of " + LateActs.TEAMS);
    }
  }
}
