package socai.query.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.query.projection.Tokens;

/** How far each processor has looked, and whose turn it is. */
@ExtendWith(FreshDatabase.class)
class MongoTokenStoreIT {
  private static final String TOTALS = "totals";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final AtomicLong nanoTime = new AtomicLong();
  private MongoDatabase database;
  private MongoTokenStore mine;
  private MongoTokenStore theirs;

  @BeforeEach
  void begin(MongoDatabase fresh) {
    database = fresh;
    mine = store(database, "mine");
    theirs = store(database, "theirs");
    mine.initializeTokenSegments(TOTALS, 1, at(0));
  }

  private MongoTokenStore store(MongoDatabase database, String owner) {
    return new MongoTokenStore(new Tokens(database, owner, TIMEOUT, nanoTime::get));
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
  void a_claim_that_was_seen_unchanged_for_long_enough_is_taken_over() {
    mine.fetchToken(TOTALS, 0);
    assertIsAnothers(theirs);
    nanoTime.addAndGet(TIMEOUT.toNanos());
    assertIsAnothers(theirs);
    nanoTime.addAndGet(1);
    assertThat(theirs.fetchToken(TOTALS, 0)).isEqualTo(at(0));
  }

  @Test
  void however_long_ago_it_was_claimed_who_looks_for_the_first_time_waits() {
    mine.fetchToken(TOTALS, 0);
    nanoTime.addAndGet(100 * TIMEOUT.toNanos());
    assertIsAnothers(theirs);
  }

  @Test
  void a_claim_that_is_extended_or_used_does_not_run_out() {
    mine.fetchToken(TOTALS, 0);
    assertIsAnothers(theirs);
    nanoTime.addAndGet(TIMEOUT.toNanos() - 1);
    mine.extendClaim(TOTALS, 0);
    assertIsAnothers(theirs);
    nanoTime.addAndGet(TIMEOUT.toNanos() - 1);
    mine.storeToken(at(3), TOTALS, 0);
    assertIsAnothers(theirs);
    nanoTime.addAndGet(TIMEOUT.toNanos() - 1);
    assertIsAnothers(theirs);
  }

  @Test
  void who_has_lost_the_claim_stores_nothing_more() {
    mine.fetchToken(TOTALS, 0);
    takeOver(theirs);
    theirs.storeToken(at(9), TOTALS, 0);
    assertCanDoNothing(mine);
    assertThat(theirs.fetchToken(TOTALS, 0)).isEqualTo(at(9));
  }

  @Test
  void nor_does_one_whose_name_another_goes_by_now() {
    mine.fetchToken(TOTALS, 0);
    MongoTokenStore restarted = store(database, "mine");
    restarted.fetchToken(TOTALS, 0);
    restarted.storeToken(at(1), TOTALS, 0);
    assertCanDoNothing(mine);
    assertThat(restarted.fetchToken(TOTALS, 0)).isEqualTo(at(1));
  }

  @Test
  void a_position_is_never_set_back() {
    mine.fetchToken(TOTALS, 0);
    mine.storeToken(at(7), TOTALS, 0);
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> mine.storeToken(at(6), TOTALS, 0));
    assertThat(mine.fetchToken(TOTALS, 0)).isEqualTo(at(7));
  }

  @Test
  void a_token_of_an_earlier_version_can_be_claimed() {
    database
        .getCollection(Tokens.COLLECTION)
        .updateOne(
            Filters.eq("_id", TOTALS + "/0"),
            Updates.combine(
                Updates.unset("term"), Updates.unset("beats"), Updates.set("owner", "gone")));
    takeOver(mine);
    mine.storeToken(at(7), TOTALS, 0);
    assertIsAnothers(theirs);
  }

  private void takeOver(MongoTokenStore by) {
    assertIsAnothers(by);
    nanoTime.addAndGet(TIMEOUT.toNanos() + 1);
    by.fetchToken(TOTALS, 0);
  }

  private static void assertIsAnothers(MongoTokenStore to) {
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> to.fetchToken(TOTALS, 0));
  }

  private static void assertCanDoNothing(MongoTokenStore loser) {
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> loser.storeToken(at(3), TOTALS, 0));
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> loser.extendClaim(TOTALS, 0));
    assertThatExceptionOfType(UnableToClaimTokenException.class)
        .isThrownBy(() -> loser.deleteToken(TOTALS, 0));
  }

  @Test
  void of_many_who_claim_at_once_one_gets_it() throws Exception {
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
