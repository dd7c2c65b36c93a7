package socai.ledger.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ConnectionString;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.ledger.StartRefusal;
import socai.problem.RefusedException;

/** On which servers a process starts: judged by what servers say of themselves. */
class ServerRulesTest {
  private static final BsonDocument ALONE = BsonDocument.parse("{ok: 1.0}");
  private static final BsonDocument ROUTER = BsonDocument.parse("{msg: 'isdbgrid'}");

  private static BsonDocument replicaSet(int dataMembers, int arbiters) {
    return new BsonDocument("setName", new BsonString("rs"))
        .append("hosts", hosts("m", dataMembers))
        .append("arbiters", hosts("a", arbiters));
  }

  private static BsonArray hosts(String name, int count) {
    return new BsonArray(
        IntStream.range(0, count).mapToObj(i -> new BsonString(name + i + ":27017")).toList());
  }

  private static void check(BsonDocument hello, String options, boolean production) {
    ServerRules.check(
        ServerLook.facts(hello, Optional.of(Duration.ZERO), Duration.ZERO),
        ServerLook.wanted(
            new ConnectionString("mongodb://localhost/socai" + options).getWriteConcern()),
        production);
  }

  private static @Nullable Object refusal(BsonDocument hello, String options, boolean production) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> check(hello, options, production));
    return refused == null ? null : refused.refusal();
  }

  @Test
  void a_server_on_its_own_is_refused_in_production_only() {
    assertThat(refusal(ALONE, "", true)).isEqualTo(StartRefusal.STANDALONE);
    assertThat(refusal(ALONE, "", false)).isNull();
    assertThat(refusal(replicaSet(1, 0), "", true)).isNull();
    assertThat(refusal(ROUTER, "", true)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, true",
    "3, 1, true",
    "1, 2, true",
    "4, 1, false",
    "3, 0, false",
    "2, 0, false"
  })
  void arbiters_are_refused_where_one_failure_would_leave_no_majority_that_holds_data(
      int dataMembers, int arbiters, boolean refused) {
    assertThat(refusal(replicaSet(dataMembers, arbiters), "", false))
        .isEqualTo(refused ? StartRefusal.ARBITER : null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?w=1", "?w=0", "?journal=false", "?w=majority&journal=false", "?w=here"})
  void weak_writes_are_refused(String options) {
    assertThat(refusal(replicaSet(3, 0), options, true)).isEqualTo(StartRefusal.WEAK_WRITES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?w=majority", "?w=2", "?w=majority&journal=true", "?wtimeoutMS=5000"})
  void writes_to_a_majority_are_not(String options) {
    assertThatCode(() -> check(replicaSet(3, 0), options, true)).doesNotThrowAnyException();
  }

  @Test
  void behind_a_router_a_number_says_nothing() {
    assertThat(refusal(ROUTER, "?w=3", true)).isEqualTo(StartRefusal.WEAK_WRITES);
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 0, false",
    "5001, 0, true",
    "-5001, 0, true",
    "5500, 500, false",
    "-9000, 500, true"
  })
  void a_clock_that_is_far_off_is_refused(long off, long error, boolean refused) {
    ServerFacts facts =
        ServerLook.facts(ALONE, Optional.of(Duration.ofMillis(off)), Duration.ofMillis(error));
    RefusedException thrown =
        catchThrowableOfType(
            RefusedException.class, () -> ServerRules.check(facts, ServerLook.wanted(null), false));
    assertThat(thrown == null ? null : thrown.refusal())
        .isEqualTo(refused ? StartRefusal.CLOCK_OFF : null);
  }
}
