package socai.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The one way to reach a store: a client whose every call ends, also where the store takes
 * connections and never answers. What the address itself says of these times stands.
 */
public final class StoreClient {
  /** Until a connection stands. */
  static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);

  /** Until a server is found that can answer, and until one of its connections is free. */
  static final Duration REACHED_WITHIN = Duration.ofSeconds(10);

  /** Until an answer, or the next part of one, comes: more than the longest query takes. */
  static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

  /** Until whoever only watches takes the store for silent. */
  private static final Duration WATCHED_WITHIN = Duration.ofSeconds(1);

  private StoreClient() {}

  /**
   * A client of the store at {@code uri}.
   *
   * @param uri as {@code socai.mongodb.uri}
   */
  public static MongoClient of(String uri) {
    return MongoClients.create(settings(uri).build());
  }

  /**
   * A client that only asks whether the store at {@code uri} answers: by two connections, and each
   * of its waits ends within a second, whatever the address says.
   */
  static MongoClient watching(String uri) {
    long most = WATCHED_WITHIN.toMillis();
    return MongoClients.create(
        settings(uri)
            .applyToSocketSettings(
                s ->
                    s.connectTimeout(most, TimeUnit.MILLISECONDS)
                        .readTimeout(most, TimeUnit.MILLISECONDS))
            .applyToClusterSettings(s -> s.serverSelectionTimeout(most, TimeUnit.MILLISECONDS))
            .applyToServerSettings(
                s ->
                    s.heartbeatFrequency(most, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(most / 2, TimeUnit.MILLISECONDS))
            .applyToConnectionPoolSettings(
                s -> s.maxSize(2).minSize(0).maxWaitTime(most, TimeUnit.MILLISECONDS))
            .build());
  }

  static MongoClientSettings.Builder settings(String uri) {
    return MongoClientSettings.builder()
        .applyToSocketSettings(
            s ->
                s.connectTimeout(CONNECTED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
        .applyToClusterSettings(
            s -> s.serverSelectionTimeout(REACHED_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
        .applyToConnectionPoolSettings(
            s -> s.maxWaitTime(REACHED_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
        .applyConnectionString(new ConnectionString(uri));
  }
}
