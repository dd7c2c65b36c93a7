package socai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written is on disk, as the Java runtime itself has seen. */
class SyncedFolderTest {
  private static final String FORCED = "jdk.FileForce";

  @TempDir Path folder;

  private interface Writing {
    void run();
  }

  /** The files, and folders, that were forced to the disk meanwhile. */
  private List<Path> forcedBy(Writing writing) throws Exception {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(FORCED).withThreshold(Duration.ZERO).withoutStackTrace();
      recording.start();
      writing.run();
      recording.stop();
      recording.dump(file);
    }
    List<Path> forced = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      forced.add(Path.of(event.getString("path")));
    }
    return forced;
  }

  @Test
  void a_file_is_forced_to_the_disk_and_then_its_name() throws Exception {
    Path place = folder.resolve("kept");
    SyncedFolder kept = new SyncedFolder(place);
    for (Writing writing :
        List.<Writing>of(
            () -> kept.write("note", "one"),
            () -> kept.write("note", "two"),
            () -> kept.writeFirst("other", "three"))) {
      List<Path> forced = forcedBy(writing);
      assertThat(forced).hasSize(2);
      assertThat(forced.get(0).getParent()).isEqualTo(place);
      assertThat(forced.get(1)).isEqualTo(place);
    }
    assertThat(kept.read("note")).contains("two");
    assertThat(kept.read("other")).contains("three");
    assertThat(kept.names().stream().collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("note", "other");
  }

  @Test
  void what_is_written_first_stays() {
    SyncedFolder kept = new SyncedFolder(folder.resolve("kept"));
    kept.writeFirst("note", "one");
    kept.writeFirst("note", "two");
    assertThat(kept.read("note")).contains("one");
    assertThat(kept.read("none")).isEmpty();
    kept.delete("note");
    kept.delete("note");
    assertThat(kept.names()).isEmpty();
  }
}
