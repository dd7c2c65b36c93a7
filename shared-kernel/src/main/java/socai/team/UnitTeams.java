package socai.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.event.EntryId;
import socai.event.History;
import socai.event.HistoryEvent;

/**
 * Which teams a unit has and had, by all that counts of what was recorded of them in the unit's
 * stream, folded as {@link History} says. A value.
 */
public final class UnitTeams {
  /** No team yet. */
  public static final UnitTeams NONE = new UnitTeams(History.empty());

  private final History<UnitTeamEvent> all;

  private UnitTeams(History<UnitTeamEvent> all) {
    this.all = all;
  }

  /**
   * Days on which the unit has {@code team}.
   *
   * @param to the first day without it; empty while it goes on
   */
  public record Term(TeamId team, LocalDate from, Optional<LocalDate> to) {
    /** Whether it lasts beyond {@code day}, wherever it began. */
    public boolean isOpenAfter(LocalDate day) {
      return to.map(day::isBefore).orElse(true);
    }
  }

  /** These teams after {@code event}, recorded next, in {@code entry}. */
  public UnitTeams after(UnitTeamEvent event, EntryId entry) {
    return event.accept(
        new UnitTeamEvent.Visitor<>() {
          @Override
          public UnitTeams assigned(TeamAssignedToUnit e) {
            return new UnitTeams(all.and(e, entry));
          }

          @Override
          public UnitTeams released(TeamReleasedFromUnit e) {
            return new UnitTeams(all.and(e, entry));
          }

          @Override
          public UnitTeams retracted(UnitTeamRetracted e) {
            return new UnitTeams(all.without(e.retracts()));
          }
        });
  }

  /** Whether anything that was recorded in {@code entry} counts. */
  public boolean has(EntryId entry) {
    return all.has(entry);
  }

  /** The terms of all teams, in the order in which they began; none that had no day. */
  public List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    all.all().stream().map(HistoryEvent::event).forEach(event -> event.accept(new Taking(terms)));
    terms.removeIf(term -> term.to().filter(term.from()::equals).isPresent());
    return terms;
  }

  private record Taking(List<Term> terms) implements UnitTeamEvent.Visitor<Boolean> {
    @Override
    public Boolean assigned(TeamAssignedToUnit e) {
      return terms.add(new Term(e.team(), e.from(), Optional.empty()));
    }

    @Override
    public Boolean released(TeamReleasedFromUnit e) {
      terms.replaceAll(
          term ->
              term.team().equals(e.team()) && term.to().isEmpty()
                  ? new Term(term.team(), term.from(), Optional.of(e.on()))
                  : term);
      return true;
    }

    @Override
    public Boolean retracted(UnitTeamRetracted e) {
      return false;
    }
  }

  /** Whether it has a team on {@code day} or later. */
  public boolean isTakenFrom(LocalDate day) {
    return terms().stream().anyMatch(term -> term.isOpenAfter(day));
  }

  /** Whether it ever has two teams on one day. */
  public boolean hasTwoAtOnce() {
    List<Term> terms = terms();
    for (int i = 1; i < terms.size(); i++) {
      if (terms.get(i - 1).isOpenAfter(terms.get(i).from())) {
        return true;
      }
    }
    return false;
  }
}
