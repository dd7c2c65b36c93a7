package socai.standalone.crash.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server programs are found, and how they are told to run. */
class ProgramsTest {
  @TempDir Path folder;

  private Path program(String in) throws IOException {
    Path file = Files.createDirectories(folder.resolve(in)).resolve("mongod");
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private String path(String... folders) {
    return String.join(
        java.io.File.pathSeparator,
        java.util.Arrays.stream(folders).map(name -> folder.resolve(name).toString()).toList());
  }

  @Test
  void the_home_comes_before_the_path_and_the_first_folder_of_the_path_before_the_second()
      throws IOException {
    Path second = program("second");
    assertThat(Programs.find("mongod", null, path("first", "second"))).contains(second);
    Path first = program("first");
    assertThat(Programs.find("mongod", null, path("first", "second"))).contains(first);
    Path home = program("home/bin");
    assertThat(Programs.find("mongod", folder.resolve("home").toString(), path("first")))
        .contains(home);
  }

  @Test
  void what_may_not_be_run_is_no_program() throws IOException {
    Path file = program("bin");
    assertThat(file.toFile().setExecutable(false)).isTrue();
    assertThat(Programs.find("mongod", null, path("bin"))).isEmpty();
    assertThat(Programs.find("mongod", null, null)).isEmpty();
  }

  @Test
  void a_replica_set_has_three_members_and_elects_soon() {
    assertThat(ReplicaSet.config(List.of(1, 2, 3)))
        .isEqualTo(
            Document.parse(
                "{_id: 'crashtest', members: [{_id: 0, host: '127.0.0.1:1'},"
                    + " {_id: 1, host: '127.0.0.1:2'}, {_id: 2, host: '127.0.0.1:3'}],"
                    + " settings: {electionTimeoutMillis: 1000}}"));
    assertThat(Member.command(Path.of("mongod"), 27, Path.of("data")))
        .containsSequence("--replSet", "crashtest")
        .containsSequence("--port", "27")
        .containsSequence("--dbpath", "data")
        .containsSequence("--bind_ip", "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb://here/socai",
        "mongodb://me:secret@here",
        "mongodb://here/?tls=true",
        "mongodb+srv://here.example",
        "here:27017"
      })
  void an_address_with_more_than_hosts_in_it_is_not_taken(String uri) {
    assertThatIllegalArgumentException().isThrownBy(() -> new GivenServer(uri));
  }
}
