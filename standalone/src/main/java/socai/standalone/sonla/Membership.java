package socai.standalone.sonla;

import java.time.LocalDate;
import socai.person.PersonId;

/** Who may guide, and when: half-open. */
record Membership(PersonId person, LocalDate from, LocalDate to) {
  boolean includes(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }
}
