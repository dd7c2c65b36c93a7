package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import socai.person.PersonId;
import socai.query.projection.Picture;
import socai.team.TeamId;

/**
 * Acts that are held against one another: those of one member on one day, or the late ones that one
 * login told of one team on one day. As large as such a day is, however long the history.
 *
 * @param acts as they occurred
 */
record Gathering(@JsonProperty("_id") String id, long position, List<Gathered> acts)
    implements Picture {
  private static final Comparator<Gathered> ORDER =
      Comparator.comparing(Gathered::act, ToldAct.AS_THEY_OCCURRED);

  Gathering {
    acts = List.copyOf(acts);
  }

  static Gathering empty(String id) {
    return new Gathering(id, 0, List.of());
  }

  /** What a member did on a day. */
  static String ofMember(PersonId member, LocalDate day) {
    return member.subject() + "@" + day;
  }

  /** After the last that {@link #ofMember} answers for {@code member}. */
  static String afterAllOf(PersonId member) {
    return member.subject() + "A";
  }

  /** What a login told of a team on a day, late. */
  static String ofLate(String login, TeamId team, LocalDate recorded) {
    return "late/" + team + "@" + recorded + "/" + login;
  }

  boolean isOfMember() {
    return id.startsWith("person/");
  }

  /** This gathering, with those of {@code changed} in place of what it had; empty: gone. */
  Gathering with(Map<String, Optional<Gathered>> changed, long at) {
    Set<UUID> gone = changed.keySet().stream().map(UUID::fromString).collect(Collectors.toSet());
    List<Gathered> next = new ArrayList<>(acts);
    next.removeIf(a -> gone.contains(a.act().act().value()));
    changed.values().stream().flatMap(Optional::stream).forEach(a -> next.add(placeOf(a, next), a));
    return new Gathering(id, at, next);
  }

  private static int placeOf(Gathered act, List<Gathered> inOrder) {
    int found = Collections.binarySearch(inOrder, act, ORDER);
    return found < 0 ? -1 - found : found;
  }

  Gathering map(UnaryOperator<Gathered> change, long at) {
    return new Gathering(id, at, acts.stream().map(change).toList());
  }
}
