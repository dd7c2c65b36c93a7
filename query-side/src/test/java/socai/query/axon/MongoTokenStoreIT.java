package socai.query.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.fixture.SettableClock;
import socai.query.projection.Tokens;

/** How far each processor has looked, and whose turn it is. */
@ExtendWith(FreshDatabase.class)
class MongoTokenStoreIT {
  private static final String TOTALS = "totals";
  private static final Instant START = Instant.parse("2024-06-01T05:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final SettableClock clock = new SettableClock(START);
  private MongoTokenStore mine;
  private MongoTokenStore theirs;

  @BeforeEach
  void begin(MongoDatabase database) {
    mine = store(database, "mine");
    theirs = store(database, "theirs");
    mine.initializeTokenSegments(TOTALS, 1, at(0));
  }

  private MongoTokenStore store(MongoDatabase database, String owner) {
    return new MongoTokenStore(new Tokens(database, owner, TIMEOUT, clock));
  }

  @Test
  void a_position_is_kept_and_found_again() {
    mine.fetchToken(TOTALS, 0);
    mine.storeToken(at(7), TOTALS, 0);
    assertThat(mine.fetchToken(TOTALS, 0)).isEqualTo(at(7));
  }

  @Test
  void a_segment_is_made_once() {
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> theirs.initializeSegment(at(0), TOTALS, 0));
    mine.initializeSegment(at(0), TOTALS, 1);
    assertThat(mine.fetchSegments(TOTALS)).containsExactly(0, 1);
    assertThat(mine.fetchSegments("figures")).isEmpty();
  }

  @Test
  void what_one_has_claimed_another_does_not_get() {
    mine.fetchToken(TOTALS, 0);
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> theirs.fetchToken(TOTALS, 0));
  }

  @Test
  void what_was_released_another_gets() {
    mine.fetchToken(TOTALS, 0);
    mine.storeToken(at(7), TOTALS, 0);
    mine.releaseClaim(TOTALS, 0);
    assertThat(theirs.fetchToken(TOTALS, 0)).isEqualTo(at(7));
  }

  @Test
  void nobody_releases_what_is_anothers() {
    mine.fetchToken(TOTALS, 0);
    theirs.releaseClaim(TOTALS, 0);
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> theirs.fetchToken(TOTALS, 0));
  }

  @Test
  void a_claim_runs_out_and_another_takes_over() {
    mine.fetchToken(TOTALS, 0);
    clock.set(START.plus(TIMEOUT));
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> theirs.fetchToken(TOTALS, 0));
    clock.set(START.plus(TIMEOUT).plusMillis(1));
    assertThat(theirs.fetchToken(TOTALS, 0)).isEqualTo(at(0));
  }

  @Test
  void a_claim_that_is_extended_or_used_does_not_run_out() {
    mine.fetchToken(TOTALS, 0);
    clock.set(START.plusSeconds(8));
    mine.extendClaim(TOTALS, 0);
    clock.set(START.plusSeconds(16));
    mine.storeToken(at(3), TOTALS, 0);
    clock.set(START.plusSeconds(24));
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> theirs.fetchToken(TOTALS, 0));
  }

  @Test
  void who_has_lost_the_claim_stores_nothing_more() {
    mine.fetchToken(TOTALS, 0);
    clock.set(START.plus(TIMEOUT).plusMillis(1));
    theirs.fetchToken(TOTALS, 0);
    theirs.storeToken(at(9), TOTALS, 0);
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> mine.storeToken(at(3), TOTALS, 0));
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> mine.extendClaim(TOTALS, 0));
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> mine.deleteToken(TOTALS, 0));
    assertThat(theirs.fetchToken(TOTALS, 0)).isEqualTo(at(9));
  }

  @Test
  void of_many_who_claim_at_once_one_gets_it(MongoDatabase database) throws Exception {
    store(database, "first").initializeTokenSegments(TOTALS, 1, at(0));
    List<Boolean> got =
        AtOnce.call(
            8,
            i -> {
              try {
                store(database, "owner " + i).fetchToken(TOTALS, 0);
                return true;
              } catch (UnableToClaimTokenException e) {
                return false;
              }
            });
    assertThat(got).containsOnlyOnce(true);
  }

  private static TrackingToken at(long position) {
    return new GlobalSequenceTrackingToken(position);
  }
}
