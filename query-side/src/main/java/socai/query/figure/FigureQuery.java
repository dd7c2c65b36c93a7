package socai.query.figure;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import socai.ledger.Position;
import socai.query.projection.CollectionSnapshot;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.territory.UnitId;

/** Reads what figures are about: which teams there are, and which units stand below others. */
@Component
public class FigureQuery {
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final ReadModels readModels;

  FigureQuery(ReadModels readModels) {
    this.readModels = readModels;
  }

  /**
   * Whether anything was recorded of the team up to {@code upTo}: no team begins without members.
   */
  public boolean knows(Figure.TeamMembers team, Position upTo, ReadSnapshot snapshot) {
    return readModels
            .lines(FigureProjection.EVENTS, snapshot)
            .find(FigureEvents.of(team.text(), LAST, upTo, ""))
            .first()
        != null;
  }

  /**
   * {@code unit} and all that stand below it on {@code day}, by what was recorded up to {@code
   * upTo}; empty if it does not exist then. One read for each level between.
   */
  public Optional<List<UnitId>> withAllBelow(
      UnitId unit, LocalDate day, Position upTo, ReadSnapshot snapshot) {
    CollectionSnapshot<FigureUnit> units = readModels.at(FigureProjection.UNITS, snapshot);
    return units
        .get(unit.toString())
        .filter(top -> top.unit().isThere(day, upTo))
        .map(top -> withAllBelow(top.id(), day, upTo, units));
  }

  private static List<UnitId> withAllBelow(
      String top, LocalDate day, Position upTo, CollectionSnapshot<FigureUnit> units) {
    TreeSet<String> all = new TreeSet<>();
    TreeSet<String> round = new TreeSet<>(List.of(top));
    while (!round.isEmpty()) {
      all.addAll(round);
      TreeSet<String> next = new TreeSet<>();
      TreeSet<String> parents = round;
      for (FigureUnit one : units.find(id -> Filters.in("unit.places.parent", parents))) {
        Optional<String> above = one.unit().parentOn(day, upTo).map(UnitId::toString);
        if (above.filter(round::contains).isPresent()) {
          next.add(one.id());
        }
      }
      next.removeAll(all);
      round = next;
    }
    return all.stream().map(id -> new UnitId(UUID.fromString(id))).toList();
  }
}
