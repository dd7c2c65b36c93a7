package socai.benchmarks.contender;

import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.occurrent.eventstore.api.WriteCondition;
import org.occurrent.eventstore.mongodb.spring.blocking.EventStoreConfig;
import org.occurrent.eventstore.mongodb.spring.blocking.SpringMongoEventStore;
import org.occurrent.mongodb.timerepresentation.TimeRepresentation;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import socai.benchmarks.workload.Act;
import socai.event.Event;
import socai.event.StreamId;
import socai.schema.EventTypes;
import socai.schema.Json;

/** Occurrent's event store on Spring's template: a transaction for each append. */
public final class Occurrent implements Contender {
  private static final URI SOURCE = URI.create("/ledger/son-la");

  private final SpringMongoEventStore store;

  /** In {@code database}, on a server that has transactions. */
  public Occurrent(MongoClient client, String database) {
    SimpleMongoClientDatabaseFactory factory =
        new SimpleMongoClientDatabaseFactory(client, database);
    store =
        new SpringMongoEventStore(
            new MongoTemplate(factory),
            new EventStoreConfig.Builder()
                .eventStoreCollectionName("events")
                .transactionConfig(
                    new MongoTransactionManager(
                        factory,
                        TransactionOptions.builder()
                            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                            .build()))
                .timeRepresentation(TimeRepresentation.RFC_3339_STRING)
                .build());
  }

  @Override
  public String name() {
    return "occurrent";
  }

  @Override
  public void append(Act act) {
    List<CloudEvent> events = new ArrayList<>();
    for (int i = 0; i < act.events().size(); i++) {
      Event event = act.events().get(i);
      events.add(
          CloudEventBuilder.v1()
              .withId(act.command() + "/" + i)
              .withSource(SOURCE)
              .withType(EventTypes.nameOf(event.getClass()))
              .withSubject(act.stream().toString())
              .withTime(event.occurredAt().value())
              .withDataContentType("application/json")
              .withData(Json.mapper().writeValueAsBytes(event))
              .build());
    }
    store.write(
        act.stream().toString(), WriteCondition.streamVersionEq(act.first()), events.stream());
  }

  @Override
  public void fill(List<Act> acts) {
    acts.forEach(this::append);
  }

  @Override
  public int readStream(StreamId stream) {
    return (int) store.read(stream.toString()).events().filter(Occurrent::hasPayload).count();
  }

  @Override
  public long readAll(boolean payloads) {
    try (Stream<CloudEvent> all = store.all()) {
      return all.filter(event -> !payloads || hasPayload(event)).count();
    }
  }

  private static boolean hasPayload(CloudEvent event) {
    byte[] data = Objects.requireNonNull(event.getData()).toBytes();
    return Json.mapper().readValue(data, EventTypes.classOf(event.getType())) != null;
  }

  @Override
  public void close() {}
}
