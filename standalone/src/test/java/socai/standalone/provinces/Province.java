package socai.standalone.provinces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socai.proof.KeyFolder;
import socai.schema.Json;
import socai.standalone.RunningProcess;
import socai.standalone.RunningStandalone;
import tools.jackson.databind.JsonNode;

/** A province: its server, and the witness that it is for another one, each a process. */
final class Province implements AutoCloseable {
  private static final Pattern VERIFIER_KEY = Pattern.compile("(\\S+\\+[0-9a-f]{8}\\+\\S+)");
  private static final Pattern LISTENS =
      Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/add-checkpoint");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;
  private final String name;
  private @Nullable RunningStandalone server;
  private @Nullable RunningProcess witness;
  private String witnessKey = "";
  private int witnessPort;

  Province(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  String origin() {
    return "so-cai.test/" + name;
  }

  Path keys() {
    return folder.resolve("data-keys");
  }

  /** The key that signs its ledger, made beforehand where there is none yet. */
  String key() {
    return new KeyFolder(keys(), origin()).key().verifierKey().toString();
  }

  /** Witnesses the log that signs with {@code logs}; at the port where it did so before. */
  void witnesses(List<String> logs) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--lang=en", "witness", folder.resolve("witness").toString()));
    arguments.addAll(List.of("--name=" + origin() + "/witness", "--port=" + witnessPort));
    logs.forEach(log -> arguments.add("--log=" + log));
    witness = RunningProcess.start(arguments);
    witnessKey = found(VERIFIER_KEY, witness.awaitLine(VERIFIER_KEY));
    witnessPort = Integer.parseInt(found(LISTENS, witness.awaitLine(LISTENS)));
  }

  String witnessKey() {
    return witnessKey;
  }

  String witnessAddress() {
    return "http://127.0.0.1:" + witnessPort + "/";
  }

  void killWitness() {
    witness.kill();
  }

  /** Starts its server; {@code other} is asked to witness, and must. */
  void servesWitnessedBy(Province other) {
    Path policy = folder.resolve("policy");
    try {
      Files.writeString(
          policy,
          "witness other %s %s\nquorum other\n"
              .formatted(other.witnessKey(), other.witnessAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        RunningStandalone.start(
            folder,
            "--socai.demo-logins=true",
            "--socai.ledger.source=/ledger/" + name,
            "--socai.proof.origin=" + origin(),
            "--socai.proof.witness-policy=" + policy);
  }

  void killServer() {
    server.kill();
  }

  /** Records an event. */
  long records() {
    UUID unit = UUID.randomUUID();
    String command =
        """
        {"command":"%s","unit":"%s","code":"%s","name":"Tỉnh","level":"province","from":"2020-06-03","basis":"-"}
        """
            .formatted(UUID.randomUUID(), unit, unit.toString().substring(0, 8));
    return Json.mapper()
        .readTree(server.post("/api/units", "admin", command))
        .get("position")
        .asLong();
  }

  String checkpoint() {
    return server.get("/log/checkpoint", "auditor");
  }

  /** What it says of who witnesses it. */
  String policy() {
    return server.get("/log/policy", "auditor");
  }

  /** Whether the checkpoint of {@code size} is signed by all that its policy asks for. */
  boolean isWitnessed(long size) {
    JsonNode log = log();
    return log.path("size").asLong() == size && log.path("witnesses").path("enough").asBoolean();
  }

  JsonNode log() {
    return Json.mapper().readTree(server.get("/api/ledger/log", "auditor"));
  }

  /** Waits until it is so. */
  void until(Predicate<Province> so) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!so.test(this)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(name + " never came to it: " + log());
      }
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    if (witness != null) {
      witness.close();
    }
  }

  private static String found(Pattern what, String line) {
    var matcher = what.matcher(line);
    if (!matcher.find()) {
      throw new IllegalStateException(line);
    }
    return matcher.group(1);
  }
}
