package socai.team;

import socai.person.Personal;

/** Events of a team without anybody's name, for whoever only counts. */
public final class Nameless implements TeamEvent.Visitor<TeamEvent> {
  private static final Nameless NAMELESS = new Nameless();

  private Nameless() {}

  /** {@code event} with every name left empty. */
  public static TeamEvent of(TeamEvent event) {
    return event.accept(NAMELESS);
  }

  private static Personal unnamed(Personal name) {
    return new Personal(name.of(), "");
  }

  @Override
  public TeamEvent formed(TeamFormed e) {
    return new TeamFormed(
        e.team(),
        e.unit(),
        e.level(),
        e.name(),
        e.decision(),
        e.from(),
        e.founders().stream()
            .map(f -> new Founder(f.person(), unnamed(f.name()), f.role(), f.organisation()))
            .toList());
  }

  @Override
  public TeamEvent joined(MemberJoined e) {
    return new MemberJoined(
        e.team(), e.person(), unnamed(e.name()), e.role(), e.organisation(), e.from());
  }

  @Override
  public TeamEvent renamed(TeamRenamed event) {
    return event;
  }

  @Override
  public TeamEvent dissolved(TeamDissolved event) {
    return event;
  }

  @Override
  public TeamEvent roleChanged(RoleChanged event) {
    return event;
  }

  @Override
  public TeamEvent left(MemberLeft event) {
    return event;
  }

  @Override
  public TeamEvent retracted(TeamEntryRetracted event) {
    return event;
  }
}
