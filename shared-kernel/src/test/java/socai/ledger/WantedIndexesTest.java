package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.problem.RefusedException;

/** Which indexes a ledger is opened with. */
class WantedIndexesTest {
  private static final Document COMMAND = index("command").append("unique", true);

  private static Document index(String field) {
    return new Document("v", 2).append("key", new Document(field, 1)).append("name", field + "_1");
  }

  private static RefusedException refused(List<Document> indexes, boolean hasCommits) {
    return catchThrowableOfType(
        RefusedException.class, () -> WantedIndexes.toBeMade(indexes, hasCommits));
  }

  @Test
  void in_an_empty_ledger_they_are_made() {
    assertThat(WantedIndexes.toBeMade(List.of(), false)).containsExactly("streams", "command");
    assertThat(WantedIndexes.toBeMade(List.of(COMMAND), false)).containsExactly("streams");
  }

  @Test
  void those_that_are_there_as_wanted_are_left_alone() {
    Document fromAShell =
        new Document("key", new Document("streams", 1.0))
            .append("name", "mine")
            .append("unique", true);
    assertThat(WantedIndexes.toBeMade(List.of(COMMAND, fromAShell), true)).isEmpty();
  }

  @Test
  void beside_commits_a_missing_one_is_not_made_in_silence() {
    RefusedException refused = refused(List.of(COMMAND), true);
    assertThat(refused.refusal()).isEqualTo(StartRefusal.INDEX_MISSING);
    assertThat(refused.details())
        .containsEntry("repair", "db.commits.createIndex({streams: 1}, {unique: true})");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'unique': false}",
        "{'unique': true, 'sparse': true}",
        "{'unique': true, 'partialFilterExpression': {'at': {'$gt': 1}}}",
        "{'unique': true, 'collation': {'locale': 'vi', 'strength': 1}}"
      })
  void one_that_lets_something_through_is_refused(String options) {
    Document wrong = index("streams");
    wrong.putAll(Document.parse(options.replace('\'', '"')));
    RefusedException refused = refused(List.of(wrong, COMMAND), false);
    assertThat(refused.refusal()).isEqualTo(StartRefusal.INDEX_WRONG);
    assertThat(refused.details().get("repair"))
        .startsWith("db.commits.dropIndex(\"streams_1\"); db.commits.createIndex({streams: 1}");
  }

  @Test
  void one_by_which_commits_would_be_taken_away_is_refused() {
    Document wrong = index("at").append("expireAfterSeconds", 60);
    RefusedException refused =
        refused(List.of(index("streams").append("unique", true), COMMAND, wrong), true);
    assertThat(refused.refusal()).isEqualTo(StartRefusal.INDEX_WRONG);
    assertThat(refused.details()).containsEntry("repair", "db.commits.dropIndex(\"at_1\")");
  }

  @Test
  void one_over_more_fields_does_not_stand_in() {
    Document wider =
        new Document("key", new Document("streams", 1).append("at", 1))
            .append("name", "wider")
            .append("unique", true);
    assertThat(WantedIndexes.toBeMade(List.of(wider, COMMAND), false)).containsExactly("streams");
  }
}
