package socai.benchmarks.contender;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import socai.schema.Json;

/** Axon's own event storages, each as its manual sets it up, with our JSON. */
public final class Peers {
  /** The most clients that append at once: nobody waits for a connection. */
  private static final int CONNECTIONS = 64;

  /** Axon's event storage on MongoDB. */
  public static final String AXON_MONGO = "axon-mongo";

  /** Axon's event storage on a relational database. */
  public static final String AXON_JDBC = "axon-jdbc-postgresql";

  private Peers() {}

  /** One document for each event, acknowledged by a majority that has it in its journal. */
  public static Contender axonMongo(MongoDatabase database) {
    Serializer json = json();
    return new AxonEngine(
        AXON_MONGO,
        MongoEventStorageEngine.builder()
            .mongoTemplate(
                DefaultMongoTemplate.builder()
                    .mongoDatabase(
                        database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true)))
                    .build())
            .eventSerializer(json)
            .snapshotSerializer(json)
            .build(),
        () -> {});
  }

  /** One row for each event, one transaction for each unit of work. */
  public static Contender axonJdbc(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setAutoCommit(false);
    HikariDataSource pool = new HikariDataSource(config);
    JdbcTransactions transactions = new JdbcTransactions(pool);
    Serializer json = json();
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(transactions)
            .transactionManager(transactions)
            .persistenceExceptionResolver(duplicates())
            .eventSerializer(json)
            .snapshotSerializer(json)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    return new AxonEngine(AXON_JDBC, engine, pool::close);
  }

  private static PersistenceExceptionResolver duplicates() {
    return new JdbcSQLErrorCodesResolver();
  }

  private static Serializer json() {
    return Jackson3Serializer.builder().jsonMapperBuilderCustomizer(Json::configure).build();
  }
}
