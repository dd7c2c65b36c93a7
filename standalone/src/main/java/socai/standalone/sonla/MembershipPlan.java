package socai.standalone.sonla;

import java.time.LocalDate;
import socai.person.PersonId;

/** Who may guide, and when: half-open. */
record MembershipPlan(PersonId person, LocalDate from, LocalDate to) {
  boolean includes(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }
}
