package socai.embedded;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another opener has the folder; the message names it. */
public final class StoreInUseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String address;

  /** Says who has the folder, and under which address it answers, if that is known. */
  public StoreInUseException(String message, @Nullable String address) {
    super(message);
    this.address = address;
  }

  /** The {@code mongodb://} address of the opener; empty while it is still opening. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }
}
