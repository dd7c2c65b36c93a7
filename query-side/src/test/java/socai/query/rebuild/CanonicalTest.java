package socai.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

/** One text for one view, wherever and however it is stored. */
class CanonicalTest {
  @Test
  void the_order_of_fields_does_not_matter_that_of_elements_does() {
    assertThat(text("{'b': {'d': 1, 'c': [2, 1]}, 'a': true}"))
        .isEqualTo(text("{'a': true, 'b': {'c': [2, 1], 'd': 1}}"))
        .isEqualTo("{\"a\":true,\"b\":{\"c\":[2,1],\"d\":1}}");
    assertThat(text("{'c': [2, 1]}")).isNotEqualTo(text("{'c': [1, 2]}"));
  }

  @Test
  void a_number_is_its_value_whatever_it_is_kept_as() {
    for (BsonValue seven :
        new BsonValue[] {new BsonInt32(7), new BsonInt64(7), new BsonDouble(7)}) {
      assertThat(Canonical.text(seven)).isEqualTo("7");
    }
    assertThat(Canonical.text(new BsonDouble(-0.0))).isEqualTo("0");
    assertThat(Canonical.text(new BsonDouble(1e21))).isEqualTo("1000000000000000000000");
    assertThat(Canonical.text(new BsonDouble(0.1)))
        .isEqualTo("0.1000000000000000055511151231257827021181583404541015625");
    assertThat(Canonical.text(new BsonInt64(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
  }

  @Test
  void a_text_cannot_pass_for_two() {
    assertThat(Canonical.text(new BsonString("a\"b\\c\n\u0001đ🌾")))
        .isEqualTo("\"a\\\"b\\\\c\\u000a\\u0001đ🌾\"");
    BsonDocument one = new BsonDocument("a\":\"b\",\"c", new BsonString("d"));
    BsonDocument other =
        new BsonDocument("a", new BsonString("b")).append("c", new BsonString("d"));
    assertThat(Canonical.text(one)).isNotEqualTo(Canonical.text(other));
  }

  @Test
  void nothing_is_not_the_same_as_no_field() {
    assertThat(Canonical.text(new BsonDocument("a", BsonNull.VALUE)))
        .isEqualTo("{\"a\":null}")
        .isNotEqualTo(Canonical.text(new BsonDocument()));
    assertThat(Canonical.text(new BsonArray())).isEqualTo("[]");
  }

  @Test
  void what_no_view_is_made_of_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Canonical.text(new BsonDateTime(0)));
  }

  private static String text(String json) {
    return Canonical.text(BsonDocument.parse(json));
  }
}
