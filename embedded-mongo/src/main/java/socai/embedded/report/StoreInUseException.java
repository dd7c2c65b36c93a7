package socai.embedded.report;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another opener has the folder; the message names it. */
public final class StoreInUseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String address;

  private final String holder;

  /** Says that {@code holder} has the folder, and where it answers, if that is known. */
  public StoreInUseException(String message, String holder, @Nullable String address) {
    super(message);
    this.holder = holder;
    this.address = address;
  }

  /** Who has the folder, in a few words. */
  public String holder() {
    return holder;
  }

  /** The {@code mongodb://} address of the opener; empty while it is still opening. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }
}
