package socai.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socai.person.PersonId;
import socai.person.Personal;

/**
 * What an event says of a team's name and people.
 *
 * @param name what the team is called from its day on
 * @param people of whom it tells
 * @param named their names, where it says them
 */
public record TeamFact(Optional<String> name, Set<PersonId> people, Map<PersonId, Personal> named) {
  private static final TeamFact NOTHING = new TeamFact(Optional.empty(), Set.of(), Map.of());

  private static final TeamEvent.Visitor<TeamFact> READ =
      new TeamEvent.Visitor<>() {
        @Override
        public TeamFact formed(TeamFormed event) {
          Map<PersonId, Personal> named = new LinkedHashMap<>();
          event.founders().forEach(founder -> named.put(founder.person(), founder.name()));
          return new TeamFact(Optional.of(event.name()), named.keySet(), named);
        }

        @Override
        public TeamFact renamed(TeamRenamed event) {
          return new TeamFact(Optional.of(event.name()), Set.of(), Map.of());
        }

        @Override
        public TeamFact dissolved(TeamDissolved event) {
          return NOTHING;
        }

        @Override
        public TeamFact joined(MemberJoined event) {
          return new TeamFact(
              Optional.empty(), Set.of(event.person()), Map.of(event.person(), event.name()));
        }

        @Override
        public TeamFact roleChanged(RoleChanged event) {
          return new TeamFact(Optional.empty(), Set.of(event.person()), Map.of());
        }

        @Override
        public TeamFact left(MemberLeft event) {
          return new TeamFact(Optional.empty(), Set.of(event.person()), Map.of());
        }

        @Override
        public TeamFact retracted(TeamEntryRetracted event) {
          return NOTHING;
        }
      };

  /** What {@code event} says. */
  public static TeamFact of(TeamEvent event) {
    return event.accept(READ);
  }

  /** The only one of whom it tells; empty if it tells of nobody or of several. */
  public Optional<PersonId> onlyPerson() {
    return people.size() == 1 ? Optional.of(List.copyOf(people).get(0)) : Optional.empty();
  }
}
