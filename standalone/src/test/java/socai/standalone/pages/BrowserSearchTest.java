package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the browser of the page tests comes from. */
class BrowserSearchTest {
  private final FakeMachine machine = new FakeMachine();
  private final List<String> said = new ArrayList<>();

  @Test
  void the_variable_comes_before_the_path() {
    machine.variables.put("CHROMIUM", "/opt/mine");
    machine.variables.put("PATH", "/usr/bin");
    machine.programs.addAll(Set.of(Path.of("/opt/mine"), Path.of("/usr/bin/chromium")));

    assertThat(find()).isEqualTo(Path.of("/opt/mine"));
  }

  @Test
  void a_variable_that_names_nothing_is_a_mistake_and_not_passed_over() {
    machine.variables.put("CHROMIUM", "/opt/mistyped");
    machine.variables.put("PATH", "/usr/bin");
    machine.programs.add(Path.of("/usr/bin/chromium"));

    assertThatThrownBy(this::find).hasMessageContaining("/opt/mistyped");
  }

  @Test
  void a_browser_on_the_path_is_taken_without_fetching_anything() {
    machine.variables.put("PATH", "/usr/local/bin:/usr/bin");
    machine.programs.add(Path.of("/usr/bin/google-chrome"));

    assertThat(find()).isEqualTo(Path.of("/usr/bin/google-chrome"));
    assertThat(machine.ran).isEmpty();
  }

  @Test
  void without_one_playwright_downloads_its_own() {
    machine.onDownload = () -> machine.programs.add(FakeMachine.OWN);

    assertThat(find()).isEqualTo(FakeMachine.OWN);
    assertThat(machine.ran).containsExactly("download");
    assertThat(said).anyMatch(line -> line.contains("Playwright downloads"));
  }

  @Test
  void where_the_download_fails_root_installs_the_package() {
    machine.variables.put("PATH", "/usr/bin");
    machine.root = true;
    machine.onInstall = () -> machine.programs.add(Path.of("/usr/bin/chromium"));

    assertThat(find()).isEqualTo(Path.of("/usr/bin/chromium"));
    assertThat(machine.ran)
        .containsExactly("download", "apt-get install -y --no-install-recommends chromium");
  }

  @Test
  void another_user_installs_it_only_where_sudo_asks_for_no_password() {
    machine.variables.put("PATH", "/usr/bin");
    machine.onInstall = () -> machine.programs.add(Path.of("/usr/bin/chromium"));

    assertThat(find()).isEqualTo(Path.of("/usr/bin/chromium"));
    assertThat(machine.ran.get(1)).startsWith("sudo -n apt-get install");
  }

  @Test
  void where_all_fails_the_failure_names_the_package() {
    assertThatThrownBy(this::find)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("package chromium")
        .hasMessageContaining("CHROMIUM");
    assertThat(said).contains("The download failed.", "That failed too.");
  }

  private Path find() {
    return new BrowserSearch(machine, said::add).find();
  }

  private static final class FakeMachine implements Machine {
    static final Path OWN = Path.of("/home/reader/.cache/ms-playwright/chromium/chrome");

    final Map<String, String> variables = new HashMap<>();
    final Set<Path> programs = new HashSet<>();
    final List<String> ran = new ArrayList<>();
    Runnable onDownload = () -> {};
    Runnable onInstall = () -> {};
    boolean root;

    @Override
    public Optional<String> variable(String name) {
      return Optional.ofNullable(variables.get(name));
    }

    @Override
    public boolean canRun(Path program) {
      return programs.contains(program);
    }

    @Override
    public Optional<Path> ownDownload() {
      return Optional.of(OWN);
    }

    @Override
    public boolean download() {
      ran.add("download");
      onDownload.run();
      return programs.contains(OWN);
    }

    @Override
    public boolean isRoot() {
      return root;
    }

    @Override
    public boolean run(List<String> command) {
      ran.add(String.join(" ", command));
      int before = programs.size();
      onInstall.run();
      return programs.size() > before;
    }
  }
}
