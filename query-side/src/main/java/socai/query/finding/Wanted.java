package socai.query.finding;

import com.mongodb.client.model.Filters;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/** Which findings are asked for; empty: all of them. */
record Wanted(
    Optional<@Pattern(regexp = Wanted.RULES) String> rule,
    Optional<@Pattern(regexp = Wanted.STATES) String> state,
    Optional<UUID> unit,
    Optional<UUID> team,
    Optional<UUID> member,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {
  private static final String RULES =
      "doors_per_hour|travel|two_communes|told_twice|outside_membership|late_batch|acts_per_day";
  private static final String STATES = "open|examined|withdrawn";

  /** Finds those of its subjects and days. */
  Bson subjects() {
    return all(
        Stream.of(
            unit.map(id -> Filters.eq("units", id.toString())),
            team.map(id -> Filters.eq("teams", id.toString())),
            member.map(id -> Filters.eq("members", id.toString())),
            from.map(day -> Filters.gte("place", day.toString())),
            to.map(day -> Filters.lt("place", day + "~"))));
  }

  /** Finds those of its rule and state. */
  Bson kinds() {
    return all(
        Stream.of(rule.map(r -> Filters.eq("rule", r)), state.map(s -> Filters.eq("state", s))));
  }

  private static Bson all(Stream<Optional<Bson>> filters) {
    List<Bson> given = filters.flatMap(Optional::stream).toList();
    return given.isEmpty() ? Filters.empty() : Filters.and(given);
  }
}
