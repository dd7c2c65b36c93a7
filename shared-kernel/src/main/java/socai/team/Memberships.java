package socai.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socai.person.PersonId;

/**
 * Who has been in one team, and when: what {@link TeamHistory} makes of its events.
 *
 * @param all every membership there has been, in the order in which they began
 */
public record Memberships(List<Membership> all) {
  public Memberships {
    all = List.copyOf(all);
  }

  /** Who is a member on {@code day}. */
  public Stream<Membership> on(LocalDate day) {
    return all.stream().filter(m -> m.includes(day));
  }

  /** The membership of {@code person} that has no end; empty if there is none. */
  public Optional<Membership> openOf(PersonId person) {
    return all.stream().filter(m -> m.person().equals(person) && m.to().isEmpty()).findFirst();
  }
}
