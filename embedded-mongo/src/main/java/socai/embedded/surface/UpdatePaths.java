package socai.embedded.surface;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The paths that an update changes. */
final class UpdatePaths {
  private static final int CONFLICTING_UPDATE_OPERATORS = 40;
  private static final int EMPTY_FIELD_NAME = 56;

  private final Set<String> identifiers;
  private final Set<String> used = new HashSet<>();
  private final List<String> paths = new ArrayList<>();

  /** No paths yet; the identifiers are those of the array filters. */
  UpdatePaths(Set<String> identifiers) {
    this.identifiers = identifiers;
  }

  void add(String path) {
    List<String> parts = List.of(path.split("\\.", -1));
    if (parts.contains("")) {
      throw new MongoServerError(
          EMPTY_FIELD_NAME,
          "EmptyFieldName",
          String.format(
              Locale.ROOT,
              "The update path '%s' contains an empty field name, which is not allowed.",
              path));
    }
    if (parts.get(0).startsWith("$[")) {
      throw Refusal.badValue(
          "Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in"
              + " path '%s'",
          path);
    }
    parts.forEach(part -> identifier(part, path));
    for (String other : paths) {
      if (path.equals(other) || isInside(path, other) || isInside(other, path)) {
        throw new MongoServerError(
            CONFLICTING_UPDATE_OPERATORS,
            "ConflictingUpdateOperators",
            String.format(
                Locale.ROOT,
                "Updating the path '%s' would create a conflict at '%s'",
                path,
                other));
      }
    }
    paths.add(path);
  }

  private void identifier(String part, String path) {
    if (part.startsWith("$[") && part.endsWith("]") && !part.equals("$[]")) {
      String identifier = part.substring(2, part.length() - 1);
      if (!identifiers.contains(identifier)) {
        throw Refusal.badValue(
            "No array filter found for identifier '%s' in path '%s'", identifier, path);
      }
      used.add(identifier);
    }
  }

  void demandAllIdentifiersUsed() {
    for (String identifier : identifiers) {
      if (!used.contains(identifier)) {
        throw Refusal.failedToParse(
            "The array filter for identifier '%s' was not used in the update", identifier);
      }
    }
  }

  private static boolean isInside(String path, String other) {
    return path.startsWith(other + ".");
  }
}
