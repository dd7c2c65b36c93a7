package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import socai.person.PersonId;
import socai.query.projection.Picture;

/**
 * What a member did on a day: acts that are held against one another. As large as such a day is,
 * however long the history, and never larger than {@link #MOST_ACTS}: whoever tells more of a day
 * than a document holds would otherwise end the search for all.
 *
 * @param acts as they occurred
 */
record MemberDay(@JsonProperty("_id") String id, long position, List<Gathered> acts)
    implements Picture {
  /** More than anybody can do on a day; those told first are looked at. */
  static final int MOST_ACTS = 2_000;

  private static final Comparator<Gathered> ORDER =
      Comparator.comparing(Gathered::act, ToldAct.AS_THEY_OCCURRED);
  private static final int SUBJECT = "person/".length();
  private static final int UUID_LENGTH = 36;

  MemberDay {
    acts = List.copyOf(acts);
  }

  static MemberDay empty(String id) {
    return new MemberDay(id, 0, List.of());
  }

  static String idOf(PersonId member, LocalDate day) {
    return member.subject() + "@" + day;
  }

  /** After the last that {@link #idOf} answers for {@code member}. */
  static String afterAllOf(PersonId member) {
    return member.subject() + "A";
  }

  /** Whose day {@code id} names. */
  static PersonId memberOf(String id) {
    return new PersonId(UUID.fromString(id.substring(SUBJECT, SUBJECT + UUID_LENGTH)));
  }

  /** This day, with those of {@code changed} in place of what it had; empty: gone. */
  MemberDay with(Map<String, Optional<Gathered>> changed, long at) {
    List<Gathered> next = new ArrayList<>(acts);
    next.removeIf(a -> changed.containsKey(a.key()));
    changed.values().stream()
        .flatMap(Optional::stream)
        .filter(act -> next.size() < MOST_ACTS)
        .forEach(act -> next.add(placeOf(act, next), act));
    return next.equals(acts) ? this : new MemberDay(id, at, next);
  }

  private static int placeOf(Gathered act, List<Gathered> inOrder) {
    int found = Collections.binarySearch(inOrder, act, ORDER);
    return found < 0 ? -1 - found : found;
  }

  MemberDay map(UnaryOperator<Gathered> change, long at) {
    return new MemberDay(id, at, acts.stream().map(change).toList());
  }
}
