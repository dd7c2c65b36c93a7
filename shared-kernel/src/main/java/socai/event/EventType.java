package socai.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is stored for ever, and what it says. The name is
 * independent of the Java class, which may move or be renamed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
  /** The stored name: lower case words joined by dots and hyphens, without the common prefix. */
  String value();

  /** Grows by one with each change of the stored form; an upcaster then reads the older ones. */
  int revision() default 1;

  /**
   * The least version of readers that must know it ({@code socai.ledger.Readers}): a ledger that
   * holds one refuses older ones. Others pass over what they do not know.
   */
  int readers() default 1;

  /** What the event states, in one English sentence, for those who read the ledger without us. */
  String means();
}
