package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.embedded.EmbeddedMongo;

/** What whoever starts the product reads when it must not start: a sentence, not a trace. */
class RefusedStartIT {
  private static final Pattern END = Pattern.compile("\\(start\\.[a-z-]+\\)");

  @TempDir Path folder;

  @Test
  void a_store_without_its_file_current_is_refused_in_two_languages_as_often_as_one_likes()
      throws IOException {
    EmbeddedMongo.open(folder.resolve("data")).close();
    Files.delete(folder.resolve("data/data/CURRENT"));
    Files.writeString(folder.resolve("data/data/000099.sst"), "what a copy brought");

    for (int start = 0; start < 2; start++) {
      assertThat(said())
          .anyMatch(line -> line.contains("There is no whole store in"))
          .anyMatch(line -> line.contains("không có kho dữ liệu đầy đủ"))
          .noneMatch(line -> line.startsWith("\tat "));
    }
    assertThat(folder.resolve("data/data/000099.sst")).exists();
  }

  @Test
  void a_store_in_use_names_who_has_it() {
    try (EmbeddedMongo own = EmbeddedMongo.open(folder.resolve("data"))) {
      assertThat(own.uri()).isNotEmpty();
      assertThat(said())
          .anyMatch(line -> line.contains("process " + ProcessHandle.current().pid()))
          .anyMatch(line -> line.contains("đang được mở"))
          .noneMatch(line -> line.startsWith("\tat "));
    }
  }

  private List<String> said() {
    List<String> arguments =
        List.of(
            "--server.port=0", "--socai.data=" + folder.resolve("data"), RunningStandalone.LOGINS);
    try (RunningProcess process = RunningProcess.start(arguments)) {
      List<String> said = new ArrayList<>();
      Pattern any = Pattern.compile("");
      while (said.stream().noneMatch(line -> END.matcher(line).find())) {
        said.add(process.awaitLine(any));
      }
      return said;
    }
  }
}
