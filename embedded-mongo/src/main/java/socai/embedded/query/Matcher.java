package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.PartialBson;
import socai.embedded.match.Filter;

/** Checks stored documents against a filter, reading no more of them than the filter looks at. */
final class Matcher {
  private final Document asked;
  private final Filter filter;
  private final Optional<Set<String>> fields;

  /** Reads the filter, or refuses it. */
  Matcher(Document asked) {
    this.asked = asked;
    this.filter = Filter.of(asked);
    this.fields = FilterFields.of(asked);
  }

  /** The document if it matches, null if not. */
  @Nullable Found find(byte[] bson) {
    Found found = new Found(bson);
    if (asked.isEmpty()) {
      return found;
    }
    Document looked =
        fields.isPresent() ? PartialBson.decode(bson, fields.get()) : found.document();
    return filter.matches(looked) ? found : null;
  }
}
