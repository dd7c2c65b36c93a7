package socai.command.team;

import socai.person.PersonId;
import socai.person.Personal;
import socai.range.Line;
import socai.team.Founder;
import socai.team.Organisation;
import socai.team.Role;

/** A member as a formation decision lists them. */
public record NewMember(
    PersonId person, @Line(100) String name, Role role, Organisation organisation) {
  Founder founder() {
    return new Founder(person, new Personal(person.subject(), name), role, organisation);
  }

  /** Hides the name. */
  @Override
  public String toString() {
    return "NewMember[person=" + person + "]";
  }
}
