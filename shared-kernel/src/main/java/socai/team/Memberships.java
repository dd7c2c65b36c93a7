package socai.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import socai.person.PersonId;

/**
 * Who has been in one team, and when: what its events add up to. Costs grow with the people of one
 * team, a few dozen.
 *
 * @param all every membership there has been, in the order in which they were told
 */
public record Memberships(List<Membership> all) {
  /** Nobody yet. */
  public static final Memberships NONE = new Memberships(List.of());

  public Memberships {
    all = List.copyOf(all);
  }

  /** These memberships after {@code event}. */
  public Memberships after(TeamEvent event) {
    if (event instanceof TeamFormed formed) {
      return new Memberships(
          formed.founders().stream()
              .map(
                  f ->
                      new Membership(
                          f.person(), f.role(), f.organisation(), formed.from(), Optional.empty()))
              .toList());
    }
    if (event instanceof MemberJoined joined) {
      return and(
          new Membership(
              joined.person(),
              joined.role(),
              joined.organisation(),
              joined.from(),
              Optional.empty()));
    }
    if (event instanceof RoleChanged changed) {
      return changeRole(changed);
    }
    if (event instanceof MemberLeft left) {
      return endOpen(left.on(), m -> m.person().equals(left.person()));
    }
    if (event instanceof TeamDissolved dissolved) {
      return endOpen(dissolved.on(), m -> true);
    }
    return this;
  }

  /** Who is a member on {@code day}. */
  public Stream<Membership> on(LocalDate day) {
    return all.stream().filter(m -> m.includes(day));
  }

  /** The membership of {@code person} that has no end; empty if there is none. */
  public Optional<Membership> openOf(PersonId person) {
    return all.stream().filter(m -> m.person().equals(person) && m.to().isEmpty()).findFirst();
  }

  private Memberships changeRole(RoleChanged changed) {
    Optional<Membership> before = openOf(changed.person());
    if (before.isEmpty()) {
      return this;
    }
    Membership after =
        new Membership(
            changed.person(),
            changed.role(),
            before.get().organisation(),
            changed.from(),
            Optional.empty());
    return map(m ->
            m.equals(before.get()) && m.from().isBefore(changed.from())
                ? m.until(changed.from())
                : m)
        .without(before.get())
        .and(after);
  }

  private Memberships endOpen(LocalDate on, Predicate<Membership> whose) {
    return map(m -> m.to().isEmpty() && whose.test(m) ? m.until(on) : m);
  }

  private Memberships map(UnaryOperator<Membership> change) {
    return new Memberships(all.stream().map(change).toList());
  }

  private Memberships without(Membership gone) {
    return new Memberships(all.stream().filter(m -> !m.equals(gone)).toList());
  }

  private Memberships and(Membership added) {
    List<Membership> more = new ArrayList<>(all);
    more.add(added);
    return new Memberships(more);
  }
}
