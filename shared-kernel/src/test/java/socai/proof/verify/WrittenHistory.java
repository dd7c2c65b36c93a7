package socai.proof.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import socai.proof.note.Checkpoint;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;
import socai.proof.tree.GrowingTree;
import socai.proof.tree.Hash;
import socai.proof.tree.Leaves;
import socai.proof.tree.Tile;
import socai.proof.tree.TileId;
import socai.proof.tree.TiledTree;

/**
 * What somebody who has the log's key can have signed of lines that they made up: whatever a log
 * gives out, of any range and by a checkpoint of any size.
 */
final class WrittenHistory {
  static final String ORIGIN = "so-cai.test/told";
  static final SigningKey KEY = SigningKey.make(ORIGIN, KeyType.NOTE);

  private final List<String> lines;
  private final Map<TileId, Tile> tiles = new HashMap<>();
  private final TiledTree tree = new TiledTree(ids -> tiles);

  WrittenHistory(List<String> lines) {
    this.lines = lines;
    GrowingTree growing = new GrowingTree();
    lines.forEach(line -> growing.add(leaf(line), this::keep));
    growing.unfinished().forEach(this::keep);
  }

  /** The first {@code same} events of every tale are the same, the others its own. */
  static WrittenHistory of(String tale, int same, int events) {
    return new WrittenHistory(
        Stream.concat(
                IntStream.rangeClosed(1, same).mapToObj(n -> line("as it was", n)),
                IntStream.rangeClosed(same + 1, events).mapToObj(n -> line(tale, n)))
            .toList());
  }

  private static String line(String tale, int number) {
    return "{\"tale\":\"" + tale + "\",\"event\":" + number + "}";
  }

  private static Hash leaf(String line) {
    return Hash.ofLeaf(line.getBytes(StandardCharsets.UTF_8));
  }

  private void keep(Tile tile) {
    tiles.put(tile.id(), tile);
  }

  /** Its checkpoint of {@code size}, signed. */
  String checkpoint(long size) {
    return KEY.signed(new Checkpoint(ORIGIN, size, tree.root(size)).text()).toString();
  }

  /** That its checkpoint of {@code size} extends that of {@code old}. */
  String consistency(long old, long size) {
    return "old "
        + old
        + "\n"
        + tree.consistency(old, size).stream()
            .map(hash -> hash.base64() + "\n")
            .collect(Collectors.joining())
        + "\n"
        + checkpoint(size);
  }

  /** The events after {@code after} up to {@code through}, by the checkpoint of {@code size}. */
  String export(int after, int through, int size) {
    StringBuilder export =
        new StringBuilder(
            "{\"socai.export\":1,\"after\":%d,\"through\":%d,\"key\":%s,\"checkpoint\":%s,\"left\":%s,\"right\":%s}\n"
                .formatted(
                    after,
                    through,
                    quoted(KEY.verifierKey().toString()),
                    quoted(checkpoint(size)),
                    list(tree.subtrees(new Leaves(0, after))),
                    list(tree.subtrees(new Leaves(through, size)))));
    for (int at = after; at < through; at++) {
      if (at == after || at % TileId.WIDTH == 0) {
        int end = Math.min(through, (at / TileId.WIDTH + 1) * TileId.WIDTH);
        export.append(leaves(at, end)).append('\n');
      }
      export.append(lines.get(at)).append('\n');
    }
    return export.toString();
  }

  private String leaves(int from, int to) {
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    lines.subList(from, to).forEach(line -> hashes.writeBytes(leaf(line).bytes()));
    return "{\"socai.leaves\":\""
        + Base64.getEncoder().encodeToString(hashes.toByteArray())
        + "\"}";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\n", "\\n") + "\"";
  }

  private static String list(List<Hash> hashes) {
    return hashes.stream()
        .map(hash -> "\"" + hash.base64() + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
