package socai.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import socai.embedded.access.AccessControl;
import socai.embedded.access.Login;
import socai.embedded.surface.Command;
import socai.embedded.surface.Part;
import socai.embedded.surface.Refusal;

/**
 * Says what this server is. It speaks the protocol of MongoDB 7.0 and announces nothing that it
 * lacks: no sessions, so that drivers begin none and retry no write; no replica set; no
 * compression.
 */
final class ServerCommands {
  private static final List<Integer> VERSION = List.of(7, 0, 0, 0);
  private static final String VERSION_TEXT = "7.0.0";
  private static final int WIRE_VERSION = 21;
  private static final int LARGEST_DOCUMENT = 16 << 20;
  private static final int LARGEST_MESSAGE = 48_000_000;

  private final Instant started = Instant.now();

  Document hello(Command command, Document asked) {
    Document answer =
        command == Command.HELLO
            ? new Document("isWritablePrimary", true)
            : new Document("ismaster", true);
    if (Utils.isTrue(asked.get("helloOk"))) {
      answer.append("helloOk", true);
    }
    AccessControl.greet(asked, answer);
    return answer
        .append("maxBsonObjectSize", LARGEST_DOCUMENT)
        .append("maxMessageSizeBytes", LARGEST_MESSAGE)
        .append("maxWriteBatchSize", Part.LARGEST_BATCH)
        .append("localTime", Instant.now())
        .append("minWireVersion", 0)
        .append("maxWireVersion", WIRE_VERSION)
        .append("readOnly", false)
        .append("ok", 1.0);
  }

  static Document buildInfo() {
    return new Document("version", VERSION_TEXT)
        .append("versionArray", VERSION)
        .append("gitVersion", "")
        .append("modules", List.of("socai-embedded-mongo"))
        .append("bits", Long.SIZE)
        .append("debug", false)
        .append("maxBsonObjectSize", LARGEST_DOCUMENT)
        .append("storageEngines", List.of("rocksdb"))
        .append("ok", 1.0);
  }

  Document status(int openCursors, int connections) {
    Duration up = Duration.between(started, Instant.now());
    Document open = new Document("total", (long) openCursors);
    return new Document("host", Utils.getHostName())
        .append("version", VERSION_TEXT)
        .append("process", "socai-embedded-mongo")
        .append("pid", ProcessHandle.current().pid())
        .append("uptime", (double) up.toSeconds())
        .append("uptimeMillis", up.toMillis())
        .append("localTime", Instant.now())
        .append("connections", new Document("current", connections))
        .append("metrics", new Document("cursor", new Document("open", open)))
        .append("ok", 1.0);
  }

  static Document host() {
    Document system =
        new Document("currentTime", Instant.now())
            .append("hostname", Utils.getHostName())
            .append("numCores", Runtime.getRuntime().availableProcessors());
    Document os =
        new Document("type", System.getProperty("os.name"))
            .append("version", System.getProperty("os.version"));
    return new Document("system", system).append("os", os).append("ok", 1.0);
  }

  static Document connectionStatus() {
    return new Document(
            "authInfo",
            new Document(
                    "authenticatedUsers",
                    List.of(new Document("user", Login.NAME).append("db", Login.DATABASE)))
                .append("authenticatedUserRoles", List.of()))
        .append("ok", 1.0);
  }

  static Document commandLine() {
    return new Document("argv", List.of()).append("parsed", new Document()).append("ok", 1.0);
  }

  static Document log(String which) {
    return switch (which) {
      case "*" -> new Document("names", List.of("startupWarnings")).append("ok", 1.0);
      case "startupWarnings" ->
          new Document("totalLinesWritten", 0).append("log", List.of()).append("ok", 1.0);
      default -> throw Refusal.badValue("no RamLog named: %s", which);
    };
  }

  static Document commands() {
    Document commands = new Document();
    for (Command each : Command.values()) {
      commands.append(
          each.commandName(),
          new Document(Map.of("fields", each.fields(), "refused", each.refusedFields())));
    }
    return new Document("commands", commands).append("ok", 1.0);
  }

  static Document address(SocketAddress client) {
    String you =
        client instanceof InetSocketAddress internet
            ? internet.getAddress().getHostAddress() + ":" + internet.getPort()
            : client.toString();
    return new Document("you", you).append("ok", 1.0);
  }
}
