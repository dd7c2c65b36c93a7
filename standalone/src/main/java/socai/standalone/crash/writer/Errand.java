package socai.standalone.crash.writer;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import socai.event.StreamId;

/**
 * A command that is to be carried out once, however often it must be tried.
 *
 * @param command its identifier
 * @param tried how many attempts there have been, by whomever
 * @param events how many events it causes in each of {@code streams}
 * @param size of the text in each, in characters
 */
public record Errand(UUID command, int tried, int events, int size, List<StreamId> streams) {
  public Errand {
    streams = List.copyOf(streams);
  }

  /** Reads what {@link #toString()} wrote. */
  public static Errand parse(String text) {
    String[] words = text.split(" ", -1);
    return new Errand(
        UUID.fromString(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Arrays.stream(words[4].split(",", -1)).map(StreamId::parse).toList());
  }

  /** The same after one more attempt. */
  Errand triedAgain() {
    return new Errand(command, tried + 1, events, size, streams);
  }

  @Override
  public String toString() {
    return command
        + " "
        + tried
        + " "
        + events
        + " "
        + size
        + " "
        + streams.stream().map(StreamId::toString).collect(Collectors.joining(","));
  }
}
