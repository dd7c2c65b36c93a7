package socai.standalone.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import socai.embedded.EmbeddedMongo;
import socai.standalone.Standalone;

/**
 * The application as a user starts it, on a free port and in an empty folder, with a small tree.
 */
final class RunningApp implements AutoCloseable {
  /** One question to each read model, answered once it has seen all that was told. */
  private static final List<String> QUESTIONS =
      List.of(
          "/api/units?atLeast=%2$d",
          "/api/totals?atLeast=%2$d",
          "/api/services?atLeast=%2$d",
          "/api/coverage/%1$s?atLeast=%2$d",
          "/api/teams?unit=%1$s&atLeast=%2$d",
          "/api/households?hamlet=%1$s&atLeast=%2$d",
          "/api/timelines/unit/%1$s?atLeast=%2$d",
          "/api/ledger/journal?atLeast=%2$d",
          "/api/suspicions?unit=%1$s&atLeast=%2$d");

  private final Path folder;
  private final ConfigurableApplicationContext context;
  private final String address;
  private final ApiClient api;

  private RunningApp(Path folder, ConfigurableApplicationContext context) {
    this.folder = folder;
    this.context = context;
    this.address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    this.api = new ApiClient(address);
    long recorded = SmallTree.plantedBy(new FieldRecorder(api));
    for (String question : QUESTIONS) {
      api.ask("auditor", question.formatted(FieldRecorder.id(SmallTree.PROVINCE), recorded));
    }
  }

  static RunningApp start() {
    try {
      Path folder = Files.createTempDirectory("socai-pages");
      return new RunningApp(
          folder,
          SpringApplication.from(Standalone::serve)
              .run(
                  "--server.port=0",
                  "--socai.data=" + folder.resolve("data"),
                  "--socai.demo-logins=true")
              .getApplicationContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, without a slash at the end. */
  String address() {
    return address;
  }

  /** Its endpoints, as a program outside calls them. */
  ApiClient api() {
    return api;
  }

  /** Where it keeps everything. */
  EmbeddedMongo store() {
    return context.getBean(EmbeddedMongo.class);
  }

  @Override
  public void close() throws IOException {
    context.close();
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
