package socai.team;

import java.time.LocalDate;
import java.util.Optional;
import socai.person.PersonId;

/**
 * A person's time in one role in one team. Half-open: {@code to} is the first day outside it, empty
 * while it goes on. A change of role ends one membership and begins the next.
 */
public record Membership(
    PersonId person, Role role, Organisation organisation, LocalDate from, Optional<LocalDate> to) {
  /** Whether the person is a member in this role on {@code day}. */
  public boolean includes(LocalDate day) {
    return !day.isBefore(from) && isOpenAfter(day);
  }

  /** Whether it goes on beyond {@code day}, wherever it began. */
  public boolean isOpenAfter(LocalDate day) {
    return to.map(day::isBefore).orElse(true);
  }

  Membership until(LocalDate day) {
    return new Membership(person, role, organisation, from, Optional.of(day));
  }
}
