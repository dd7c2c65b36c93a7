package socai.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
  /** The eight leaves by which implementations of RFC 6962 are compared. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  /** A tree and its tiles as they are kept. */
  private static final class Kept {
    private final GrowingTree tree = new GrowingTree();
    private final Map<TileId, Tile> tiles = new HashMap<>();
    private final TiledTree read =
        new TiledTree(
            ids -> {
              Map<TileId, Tile> found = new HashMap<>(tiles);
              found.keySet().retainAll(ids);
              return found;
            });

    void add(Hash leaf) {
      tree.add(leaf, tile -> tiles.put(tile.id(), tile));
      tree.unfinished().forEach(tile -> tiles.put(tile.id(), tile));
    }
  }

  private static List<Hash> leaves(int count) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(Hash.ofLeaf(("line " + i).getBytes(StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  private static Kept kept(List<Hash> leaves) {
    Kept kept = new Kept();
    leaves.forEach(kept::add);
    return kept;
  }

  @Test
  void the_roots_of_RFC_6962_come_out() {
    Kept kept = new Kept();
    List<String> roots = new ArrayList<>(List.of(hex(kept.tree.root())));
    for (String leaf : LEAVES) {
      kept.add(Hash.ofLeaf(HexFormat.of().parseHex(leaf)));
      roots.add(hex(kept.tree.root()));
    }
    assertThat(roots).isEqualTo(ROOTS);
  }

  @ParameterizedTest
  @CsvSource({"0, 8, 3", "5, 8, 3", "2, 3, 1", "1, 5, 3", "0, 1, 0"})
  void a_path_of_the_golden_tree_has_as_many_hashes_as_published(
      long index, long size, int hashes) {
    assertThat(Paths.inclusion(index, size)).hasSize(hashes);
  }

  @Test
  void every_proof_of_every_small_tree_is_the_one_that_the_definition_gives() {
    List<Hash> all = leaves(40);
    Kept kept = kept(all);
    for (int size = 0; size <= all.size(); size++) {
      List<Hash> leaves = all.subList(0, size);
      assertThat(kept.read.root(size)).isEqualTo(NaiveTree.root(leaves));
      for (int other = 0; other < size; other++) {
        assertThat(kept.read.inclusion(other, size)).isEqualTo(NaiveTree.path(other, leaves));
        assertThat(kept.read.consistency(other, size)).isEqualTo(NaiveTree.proof(other, leaves));
      }
      assertThat(kept.read.consistency(size, size)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 257, 511, 512, 70_000})
  void proofs_are_the_same_where_tiles_begin_and_end(int size) {
    List<Hash> leaves = leaves(size);
    Kept kept = kept(leaves);
    assertThat(kept.tree.root()).isEqualTo(NaiveTree.root(leaves));
    Random random = new Random(size);
    for (int i = 0; i < 20; i++) {
      int at = random.nextInt(size);
      assertThat(kept.read.inclusion(at, size)).isEqualTo(NaiveTree.path(at, leaves));
      assertThat(kept.read.consistency(at, size)).isEqualTo(NaiveTree.proof(at, leaves));
    }
  }

  @Test
  void a_tree_goes_on_from_its_unfinished_tiles() {
    List<Hash> leaves = leaves(1_000);
    Kept kept = kept(leaves);
    for (int size : new int[] {0, 1, 255, 256, 300, 999}) {
      GrowingTree resumed = GrowingTree.of(size, kept.tiles);
      assertThat(resumed.root()).isEqualTo(NaiveTree.root(leaves.subList(0, size)));
      leaves.subList(size, 1_000).forEach(leaf -> resumed.add(leaf, tile -> {}));
      assertThat(resumed.root()).isEqualTo(kept.tree.root());
    }
  }

  @Test
  void a_missing_tile_is_named() {
    Kept kept = kept(leaves(600));
    kept.tiles.remove(new TileId(0, 1));
    assertThatExceptionOfType(MissingTileException.class)
        .isThrownBy(() -> kept.read.inclusion(300, 600))
        .withMessageContaining("0/001");
    assertThatExceptionOfType(MissingTileException.class)
        .isThrownBy(() -> kept.read.root(601))
        .withMessageContaining("0/002");
    assertThatExceptionOfType(MissingTileException.class)
        .isThrownBy(() -> GrowingTree.of(700, kept.tiles));
  }

  @Test
  void a_tree_of_70_000_has_the_tiles_that_the_specification_counts() {
    Kept kept = kept(leaves(70_000));
    assertThat(kept.tiles.values().stream().filter(t -> t.id().level() == 0)).hasSize(274);
    assertThat(new TileId(0, 273).width(70_000)).isEqualTo(112);
    assertThat(new TileId(1, 0).width(70_000)).isEqualTo(256);
    assertThat(new TileId(1, 1).width(70_000)).isEqualTo(17);
    assertThat(new TileId(2, 0).width(70_000)).isEqualTo(1);
    assertThat(kept.tiles.get(new TileId(2, 0)).width()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 000", "67, 067", "1234067, x001/x234/067", "1000, x001/000"})
  void an_index_is_spelled_as_the_specification_says(long index, String path) {
    assertThat(new TileId(3, index).path()).isEqualTo(path);
    assertThat(TileId.of(3, path)).isEqualTo(new TileId(3, index));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0000", "x000/001", "001/002", "x01/002", "-01", "x1234/567"})
  void any_other_spelling_is_refused(String path) {
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> TileId.of(0, path));
  }

  @Test
  void nothing_is_proven_of_what_the_tree_does_not_have() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Paths.inclusion(4, 4));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Paths.inclusion(-1, 4));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Paths.consistency(5, 4));
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }
}
