package socai.problem;

import java.util.Map;
import java.util.Optional;

/**
 * A refusal as it is answered: RFC 9457 problem details.
 *
 * @param type {@code urn:socai:problem:} and the code
 * @param title what is wrong, in the reader's language
 * @param status the HTTP status
 * @param detail what to do about it, in the reader's language
 * @param instance {@code urn:socai:request:} and what this one request is called in the log, where
 *     there was one
 * @param code the stable code
 * @param details what the texts mention, by name; nothing personal
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> instance,
    String code,
    Map<String, String> details) {
  /** Begins every {@link #type()}. */
  public static final String TYPE_PREFIX = "urn:socai:problem:";

  /** Begins every {@link #instance()}. */
  public static final String INSTANCE_PREFIX = "urn:socai:request:";
}
