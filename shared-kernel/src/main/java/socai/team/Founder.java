package socai.team;

import socai.event.Means;
import socai.person.PersonId;
import socai.person.Personal;

/** A member from a team's first day on, as the formation decision lists them. */
public record Founder(
    @Means("the person") PersonId person,
    @Means("the person's name") Personal name,
    @Means("leader, deputy or member") Role role,
    @Means("the body the person comes from") Organisation organisation) {}
