package socai.embedded.wire;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fault as it may be logged: what and where, and never its message, which may repeat a value. */
final class Fault {
  /** As deep as it is of use to whoever looks for it. */
  private static final int FRAMES = 12;

  private Fault() {}

  static String kindAndPlace(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .map(Fault::kindAndFrames)
        .collect(Collectors.joining("\nfrom "));
  }

  private static String kindAndFrames(Throwable fault) {
    return fault.getClass().getName()
        + Arrays.stream(fault.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n\tat " + frame)
            .collect(Collectors.joining());
  }
}
