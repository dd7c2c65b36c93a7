package socai.standalone;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import socai.embedded.EmbeddedMongo;
import socai.embedded.report.StoreTrouble;

/** DOWN while the embedded store does not do all that it should, and why, in plain words. */
@Component("storeHealthIndicator")
class StoreHealth implements HealthIndicator {
  private final Optional<EmbeddedMongo> store;

  StoreHealth(Optional<EmbeddedMongo> store) {
    this.store = store;
  }

  @Override
  public Health health() {
    return store
        .flatMap(EmbeddedMongo::trouble)
        .map(StoreHealth::down)
        .orElseGet(() -> Health.up().build());
  }

  private static Health down(StoreTrouble trouble) {
    String code =
        switch (trouble.kind()) {
          case NO_ROOM -> "ledger.no-room";
          case DAMAGED -> "store.damaged";
          case BROKEN -> "store.broken";
        };
    return Health.down().withDetail("code", code).withDetail("what", trouble.what()).build();
  }
}
