package socai.standalone.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import socai.proof.verify.TrustedKey;
import socai.proof.witness.Witness;
import socai.proof.witness.WitnessServer;

/** Witnesses the ledgers of others until it is stopped. */
@Command(name = "witness")
final class WitnessCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "<dir>", descriptionKey = "witness.dir")
  private Path folder = Path.of("");

  @Option(names = "--name", required = true, paramLabel = "<name>", descriptionKey = "witness.name")
  private String name = "";

  @Option(names = "--log", required = true, paramLabel = "<key>", descriptionKey = "witness.log")
  private List<String> logs = List.of();

  @Option(
      names = "--address",
      paramLabel = "<address>",
      defaultValue = "127.0.0.1",
      descriptionKey = "witness.address")
  private String address = "";

  @Option(
      names = "--port",
      paramLabel = "<port>",
      defaultValue = "8200",
      descriptionKey = "witness.port")
  private int port;

  @Override
  public Integer call() throws IOException {
    Talk talk = new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
    List<TrustedKey> keys = new ArrayList<>();
    for (String log : logs) {
      keys.add(
          TrustedKey.parse(log)
              .filter(key -> !key.isWitness())
              .orElseThrow(
                  () -> new ParameterException(talk.line(), talk.text("witness.noKey", log))));
    }
    Witness witness = new Witness(folder, name, keys, Clock.systemUTC());
    try (WitnessServer server = new WitnessServer(witness, new InetSocketAddress(address, port))) {
      talk.say(
          "witness.begins",
          witness.verifierKey(),
          address + ":" + server.address().getPort(),
          logs.size());
      server.awaitError();
      talk.line().getErr().println(talk.text("witness.ended"));
      return ExitCode.NOT_ANSWERING;
    } catch (InterruptedException e) {
      return ExitCode.DONE;
    }
  }
}
