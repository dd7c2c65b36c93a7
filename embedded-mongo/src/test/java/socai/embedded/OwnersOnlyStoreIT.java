package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** That no other account of the machine reads what is kept. */
@DisabledOnOs(OS.WINDOWS) // files have no owners there, in the sense of this
class OwnersOnlyStoreIT extends WithStore {
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /** Those that somebody else gets at: no folder above them keeps others out. */
  private static List<Path> openToOthers(Path whole) throws IOException {
    try (Stream<Path> all = Files.walk(whole)) {
      return all.filter(each -> isOpen(each, whole)).toList();
    }
  }

  private static boolean isOpen(Path file, Path whole) {
    try {
      for (Path at = file; at.startsWith(whole); at = at.getParent()) {
        if (Files.getPosixFilePermissions(at).stream().noneMatch(OF_OTHERS::contains)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_new_store_is_its_owners_alone_while_it_is_in_use_and_afterwards() throws IOException {
    insert(doc("{_id: 1, name: 'Lò Thị Hoa'}"));
    assertThat(openToOthers(folder.resolve("store"))).isEmpty();
    mongo.compact();
    assertThat(openToOthers(folder.resolve("store"))).isEmpty();
    assertThat(Files.getPosixFilePermissions(folder.resolve("store/opened-by")))
        .doesNotContainAnyElementsOf(OF_OTHERS);
    assertThat(Files.getPosixFilePermissions(folder.resolve("store/data")))
        .doesNotContainAnyElementsOf(OF_OTHERS);
  }

  @Test
  void an_older_store_that_others_could_read_is_closed_to_them_and_has_another_secret()
      throws IOException {
    insert(doc("{_id: 1, name: 'Lò Thị Hoa'}"));
    String before = mongo.uri();
    close();
    Path store = folder.resolve("store");
    List<Path> older;
    try (Stream<Path> all = Files.walk(store)) {
      older = all.filter(each -> !each.endsWith("CURRENT")).toList(); // it is made anew
    }
    for (Path each : older) {
      Files.setPosixFilePermissions(
          each,
          PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
    }

    open();

    assertThat(openToOthers(store)).isEmpty();
    for (Path each : older) {
      if (Files.exists(each)) {
        assertThat(Files.getPosixFilePermissions(each))
            .as("%s", each)
            .doesNotContainAnyElementsOf(OF_OTHERS);
      }
    }
    assertThat(mongo.uri().replaceAll("@.*", "")).isNotEqualTo(before.replaceAll("@.*", ""));
    assertThat(things.countDocuments()).isEqualTo(1);
  }

  @Test
  void a_backup_is_its_owners_alone() throws IOException {
    insert(doc("{_id: 1, name: 'Lò Thị Hoa'}"));
    Path target = folder.resolve("made/by/night");
    mongo.backup(target);
    assertThat(openToOthers(target)).isEmpty();
    try (Stream<Path> all = Files.walk(target)) {
      for (Path each : all.toList()) {
        assertThat(Files.getPosixFilePermissions(each)).doesNotContainAnyElementsOf(OF_OTHERS);
      }
    }
  }
}
