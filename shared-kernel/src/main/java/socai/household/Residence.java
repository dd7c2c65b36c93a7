package socai.household;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.event.EntryId;
import socai.event.HistoryEvent;
import socai.territory.UnitId;

/**
 * That a household lives in a hamlet from a day on, until the next of its residences: all that
 * figures need to know of where it lives, without anything personal. Sorted as {@link
 * socai.event.History} folds.
 *
 * @param order grows with each event that is recorded of the household
 * @param entry what it was recorded in, and is retracted with
 */
public record Residence(
    UnitId hamlet, LocalDate from, @JsonProperty("told") long order, EntryId entry)
    implements Comparable<Residence> {
  /** {@code all}, in order, after what {@code event} says of where the household lives. */
  public static List<Residence> after(List<Residence> all, HistoryEvent<HouseholdEvent> event) {
    HouseholdFact fact = HouseholdFact.of(event.event());
    List<Residence> after = new ArrayList<>(all);
    fact.retracts().ifPresent(wrong -> after.removeIf(home -> home.entry().equals(wrong)));
    fact.hamlet()
        .ifPresent(
            hamlet -> after.add(new Residence(hamlet, event.day(), event.order(), event.entry())));
    after.sort(null);
    return List.copyOf(after);
  }

  /** The hamlet that holds at the end of {@code day} by {@code all}; empty before the first. */
  public static Optional<UnitId> on(LocalDate day, List<Residence> all) {
    return all.stream()
        .filter(home -> !home.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .map(Residence::hamlet);
  }

  @Override
  public int compareTo(Residence other) {
    int byDay = from.compareTo(other.from);
    return byDay == 0 ? Long.compare(order, other.order) : byDay;
  }
}
