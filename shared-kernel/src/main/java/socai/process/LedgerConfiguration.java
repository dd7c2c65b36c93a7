package socai.process;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.ledger.ClockGate;
import socai.ledger.Gate;
import socai.ledger.InventedData;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.StoreClient;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.ledger.axon.LedgerMessageSource;
import socai.ledger.start.SafeStart;
import socai.ledger.wake.ChangeSignal;
import socai.ledger.wake.Polling;
import socai.proof.Notary;
import socai.proof.NotaryGate;
import socai.proof.StopSignGate;
import socai.schema.Json;
import tools.jackson.databind.json.JsonMapper;

/** The store, the ledger in it, and Axon's event store on the ledger. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);
  private static final String SOURCE = "${socai.ledger.source:/ledger/son-la}";

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  JsonMapper jsonMapper() {
    return Json.mapper();
  }

  @Bean
  MongoClient mongoClient(@Value("${socai.mongodb.uri}") String uri) {
    return StoreClient.of(uri);
  }

  /** The database that the address names; {@value MongoLedger#DATABASE} where it names none. */
  @Bean
  MongoDatabase ledgerDatabase(MongoClient client, @Value("${socai.mongodb.uri}") String uri) {
    return MongoLedger.database(client, uri);
  }

  /** Closed before the client: what is under way is decided first. */
  @Bean(destroyMethod = "close")
  MongoLedger ledger(
      MongoDatabase database,
      Clock clock,
      @Value("${socai.mongodb.uri}") String uri,
      @Value(SOURCE) String source,
      @Value("${socai.production:true}") boolean production) {
    return SafeStart.open(database, new ConnectionString(uri), source, production, clock);
  }

  @Bean
  InventedData inventedData(MongoDatabase database) {
    return new InventedData(database);
  }

  /**
   * By the notary of this process; by what others say in the store, where it has none. Then by the
   * clock, of which is said at the start already what is wrong with it.
   */
  @Bean
  ClockGate gate(
      ObjectProvider<Notary> notary,
      MongoDatabase database,
      Ledger ledger,
      LedgerEventStorageEngine engine,
      Clock clock,
      @Value("${socai.clock.most-behind:PT5M}") String mostBehind) {
    Gate signed =
        notary.stream()
            .findFirst()
            .<Gate>map(NotaryGate::new)
            .orElseGet(() -> new StopSignGate(database));
    ClockGate gate = new ClockGate(signed, ledger, clock, DurationStyle.detectAndParse(mostBehind));
    engine.onRecording(gate::recorded);
    return gate;
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> lookAtTheClock(ClockGate gate) {
    return started -> {
      try {
        gate.look();
      } catch (RuntimeException e) {
        // Asked again before the first command, whoever sends it.
        LOG.warn("what was recorded last could not be read: {}", e.getClass().getName());
      }
    };
  }

  @Bean
  LedgerEventStorageEngine eventStorageEngine(
      Ledger ledger, Clock clock, @Value(SOURCE) String source) {
    return new LedgerEventStorageEngine(ledger, source, clock);
  }

  @Bean(destroyMethod = "shutDown")
  EventStore eventStore(LedgerEventStorageEngine engine) {
    return EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  /** Hears of this process's own appends at once, of others' by the store or by looking. */
  @Bean
  LedgerMessageSource ledgerMessageSource(Ledger ledger, LedgerEventStorageEngine engine) {
    return new LedgerMessageSource(ledger, engine, Polling.usual(), new EndOfProcess());
  }

  @Bean
  ChangeSignal changeSignal(MongoDatabase database, LedgerMessageSource source) {
    ChangeSignal signal = new ChangeSignal(database, source::appended, new EndOfProcess());
    source.notifiedBy(signal::isLive);
    return signal;
  }
}
