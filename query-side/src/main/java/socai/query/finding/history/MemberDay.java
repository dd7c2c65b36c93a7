package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import socai.person.PersonId;
import socai.query.projection.View;

/**
 * What a member did on a day and in the night after it: acts that are held against one another. As
 * large as such a day is, however long the history, and never larger than {@link #MOST_ACTS}:
 * whoever tells more of a day than a document holds would otherwise end the search for all.
 *
 * <p>The night belongs to both its days, so that no rule ends at midnight. What begins on a day is
 * found on that day.
 *
 * @param acts as they occurred
 */
public record MemberDay(@JsonProperty("_id") String id, long position, List<CandidateAct> acts)
    implements View {
  /** More than anybody can do on a day; those recorded first are looked at. */
  public static final int MOST_ACTS = 2_000;

  /** Until when the night lasts that a day shares with the next one: as long as rules look. */
  public static final LocalTime END_OF_NIGHT = LocalTime.of(4, 0);

  private static final Comparator<CandidateAct> ORDER =
      Comparator.comparing(CandidateAct::act, CountedAct.AS_THEY_OCCURRED);
  private static final int SUBJECT = "person/".length();
  private static final int UUID_LENGTH = 36;

  public MemberDay {
    acts = List.copyOf(acts);
  }

  public static MemberDay empty(String id) {
    return new MemberDay(id, 0, List.of());
  }

  public static String idOf(PersonId member, LocalDate day) {
    return member.subject() + "@" + day;
  }

  /** The days of {@code member} to which {@code act} belongs: its own and, by night, the last. */
  public static List<String> idsOf(PersonId member, CountedAct act) {
    String own = idOf(member, act.day());
    return act.byNight() ? List.of(idOf(member, act.day().minusDays(1)), own) : List.of(own);
  }

  /** After the last that {@link #idOf} answers for {@code member}. */
  public static String afterAllOf(PersonId member) {
    return member.subject() + "A";
  }

  public PersonId member() {
    return new PersonId(UUID.fromString(id.substring(SUBJECT, SUBJECT + UUID_LENGTH)));
  }

  /** Whether {@code act} is of this day, and not of the night after it. */
  public boolean isOwn(CandidateAct act) {
    return id.endsWith("@" + act.act().day());
  }

  /** This day, with those of {@code changed} in place of what it had; empty: gone. */
  public MemberDay with(Map<String, Optional<CandidateAct>> changed, long at) {
    List<CandidateAct> next = new ArrayList<>(acts);
    next.removeIf(a -> changed.containsKey(a.key()));
    changed.values().stream()
        .flatMap(Optional::stream)
        .filter(act -> next.size() < MOST_ACTS)
        .forEach(act -> next.add(placeOf(act, next), act));
    return next.equals(acts) ? this : new MemberDay(id, at, next);
  }

  private static int placeOf(CandidateAct act, List<CandidateAct> inOrder) {
    int found = Collections.binarySearch(inOrder, act, ORDER);
    return found < 0 ? -1 - found : found;
  }

  /** This day, with its own acts changed; those of the night after it are the next day's. */
  public MemberDay mapOwn(UnaryOperator<CandidateAct> change, long at) {
    return new MemberDay(
        id, at, acts.stream().map(act -> isOwn(act) ? change.apply(act) : act).toList());
  }
}
