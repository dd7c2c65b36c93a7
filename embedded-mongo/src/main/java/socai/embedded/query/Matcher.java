package socai.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.PartialBson;

/**
 * Checks stored documents against a filter, reading no more of them than the filter looks at. Not
 * thread-safe: the library's matcher remembers positions.
 */
final class Matcher {
  private final Document filter;
  private final Optional<Set<String>> fields;
  private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();

  Matcher(Document filter) {
    this.filter = SpelledOut.filter(filter);
    this.fields = FilterFields.of(filter);
  }

  /** The document if it matches, null if not. */
  @Nullable Found find(byte[] bson) {
    Found found = new Found(bson);
    if (filter.isEmpty()) {
      return found;
    }
    Document looked =
        fields.isPresent() ? PartialBson.decode(bson, fields.get()) : found.document();
    return matcher.matches(looked, filter) ? found : null;
  }
}
