package socai.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import socai.problem.RefusedException;

/** Which indexes the ledger's promises rest on, and what is wrong with those that are there. */
final class WantedIndexes {
  static final List<String> UNIQUE = List.of(LedgerIndexes.STREAMS, LedgerIndexes.COMMAND);

  /** With any of these an index leaves some documents out, or takes some away. */
  private static final List<String> SPOILING =
      List.of("partialFilterExpression", "expireAfterSeconds", "collation");

  private WantedIndexes() {}

  /**
   * The fields whose index is to be made.
   *
   * @param indexes what the server lists
   * @param hasCommits whether there are commits that a missing index has not watched over
   * @throws RefusedException if an index is wrong, or missing beside commits
   */
  static List<String> toBeMade(List<Document> indexes, boolean hasCommits) {
    indexes.stream()
        .filter(index -> index.containsKey("expireAfterSeconds"))
        .findFirst()
        .ifPresent(
            index -> {
              throw StartRefusal.INDEX_WRONG.refused(
                  Map.of(
                      "index",
                      name(index),
                      "repair",
                      "db.commits.dropIndex(\"" + name(index) + "\")"));
            });
    List<String> missing =
        UNIQUE.stream()
            .filter(field -> indexes.stream().noneMatch(i -> isRight(i, field)))
            .toList();
    for (String field : missing) {
      Optional<Document> wrong = indexes.stream().filter(i -> isOn(i, field)).findFirst();
      if (wrong.isPresent()) {
        throw StartRefusal.INDEX_WRONG.refused(
            Map.of(
                "index",
                name(wrong.get()),
                "repair",
                "db.commits.dropIndex(\"" + name(wrong.get()) + "\"); " + making(field)));
      }
      if (hasCommits) {
        throw StartRefusal.INDEX_MISSING.refused(
            Map.of("index", field + "_1", "repair", making(field)));
      }
    }
    return missing;
  }

  private static boolean isRight(Document index, String field) {
    return isOn(index, field)
        && Boolean.TRUE.equals(index.get("unique"))
        && !Boolean.TRUE.equals(index.get("sparse"))
        && SPOILING.stream().noneMatch(index::containsKey);
  }

  private static boolean isOn(Document index, String field) {
    return index.get("key") instanceof Document key
        && key.size() == 1
        && key.get(field) instanceof Number direction
        && direction.intValue() == 1;
  }

  private static String name(Document index) {
    return String.valueOf(index.get("name"));
  }

  private static String making(String field) {
    return "db.commits.createIndex({" + field + ": 1}, {unique: true})";
  }
}
