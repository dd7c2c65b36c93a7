package socai.command;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import socai.time.RecordedAt;

/** The server's clock, as rules are given it. */
@Component
public class BusinessClock {
  private final Clock clock;

  BusinessClock(Clock clock) {
    this.clock = clock;
  }

  /** This moment. */
  public RecordedAt now() {
    return new RecordedAt(clock.instant());
  }

  /** The day it is in Vietnam. */
  public LocalDate date() {
    return now().day();
  }
}
