package socai.ledger;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells a store that does not answer, or not yet, from any other fault. */
public final class StoreSilence {
  private static final List<Class<? extends Exception>> SILENCES =
      List.of(
          MongoTimeoutException.class,
          MongoExecutionTimeoutException.class,
          MongoSocketException.class,
          MongoNotPrimaryException.class,
          MongoNodeIsRecoveringException.class);

  private StoreSilence() {}

  /** Whether {@code fault} came of it. */
  public static boolean isBehind(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> SILENCES.stream().anyMatch(kind -> kind.isInstance(cause)));
  }
}
