package socai.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;

/** Whether a walk over a tree gives documents in the order asked for. */
enum SortOrder {
  /** Walking from the first key to the last. */
  FORWARDS,
  /** Walking from the last key to the first. */
  BACKWARDS,
  /** Neither way. */
  UNSERVED;

  static SortOrder of(AccessPath path, int singlePoints, Document sort, String idField) {
    List<AccessPath.Field> fields = path.fields();
    SortOrder order = null;
    int next = 0;
    for (Map.Entry<String, Object> wanted : sort.entrySet()) {
      // A field with one value orders nothing, wherever it stands.
      if (isFixed(fields, singlePoints, wanted.getKey())) {
        continue;
      }
      while (next < singlePoints) {
        next++;
      }
      if (next >= fields.size()
          || !fields.get(next).path().equals(wanted.getKey())
          || fields.get(next).repeated()) {
        return UNSERVED;
      }
      SortOrder here = direction(fields.get(next), wanted.getValue());
      if (order != null && order != here) {
        return UNSERVED;
      }
      order = here;
      next++;
      if (wanted.getKey().equals(idField)) {
        break; // what comes after a unique field orders nothing
      }
    }
    return order == null ? FORWARDS : order;
  }

  private static boolean isFixed(List<AccessPath.Field> fields, int singlePoints, String path) {
    return fields.stream()
        .limit(singlePoints)
        .anyMatch(field -> field.path().equals(path) && !field.repeated());
  }

  private static SortOrder direction(AccessPath.Field field, Object wanted) {
    if (!(wanted instanceof Number number)) {
      return UNSERVED;
    }
    return number.doubleValue() < 0 == field.descending() ? FORWARDS : BACKWARDS;
  }
}
