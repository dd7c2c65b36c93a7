package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.ledger.InsertOutcome.Kind;

/** What is known after an insert that did not go through. */
class InsertOutcomeTest {
  private static final int DUPLICATE = 11000;

  private static MongoBulkWriteException error(int code, @Nullable WriteConcernError concern) {
    return new MongoBulkWriteException(
        BulkWriteResult.unacknowledged(),
        List.of(new BulkWriteError(code, "no", new BsonDocument(), 3)),
        concern,
        new ServerAddress("localhost"),
        Set.of());
  }

  @Test
  void those_before_one_whose_key_is_taken_have_landed() {
    InsertOutcome outcome = InsertOutcome.of(error(DUPLICATE, null));
    assertThat(outcome.kind()).isEqualTo(Kind.TAKEN);
    assertThat(outcome.landed()).isEqualTo(3);
  }

  @Test
  void without_the_majoritys_word_nothing_has_landed_for_sure() {
    WriteConcernError late =
        new WriteConcernError(64, "WriteConcernFailed", "late", new BsonDocument());
    InsertOutcome outcome = InsertOutcome.of(error(DUPLICATE, late));
    assertThat(outcome.kind()).isEqualTo(Kind.IN_DOUBT);
    assertThat(outcome.landed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {10334, 121})
  void one_that_no_store_takes_is_told_from_one_that_may_be_tried_again(int code) {
    InsertOutcome outcome = InsertOutcome.of(error(code, null));
    assertThat(outcome.kind()).isEqualTo(Kind.UNFIT);
    assertThat(outcome.landed()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {11602, 189, 8})
  void whatever_else_goes_wrong_leaves_a_doubt(int code) {
    assertThat(InsertOutcome.of(error(code, null)).kind()).isEqualTo(Kind.IN_DOUBT);
    assertThat(InsertOutcome.of(new MongoException(code, "no")).kind()).isEqualTo(Kind.IN_DOUBT);
  }
}
