package socai.command.territory;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import socai.territory.UnitHistory;
import socai.territory.UnitId;

/** How long units exist, together with those that they stand below. */
public final class Lifetimes {
  private final Function<UnitId, UnitHistory> units;

  /**
   * @param units tells of a unit what the ledger knows at this moment
   */
  public Lifetimes(Function<UnitId, UnitHistory> units) {
    this.units = units;
  }

  /** What the ledger knows of unit {@code id} at this moment. */
  public UnitHistory unit(UnitId id) {
    return units.apply(id);
  }

  /**
   * Whether {@code unit} exists on every day from {@code from} on, up to {@code until} without it,
   * and so does on each of these days whatever it stands below.
   */
  public boolean cover(UnitHistory unit, LocalDate from, Optional<LocalDate> until) {
    return unit.existsThroughout(from, until)
        && unit.stays().stream()
            .filter(stay -> until.map(stay.from()::isBefore).orElse(true))
            .filter(stay -> stay.until().map(from::isBefore).orElse(true))
            .allMatch(
                stay ->
                    cover(
                        units.apply(stay.parent()),
                        later(from, stay.from()),
                        earlier(until, stay.until())));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isPresent() && other.map(one.get()::isBefore).orElse(true) ? one : other;
  }
}
