package socai.query.timeline;

import socai.catalogue.ServiceEvent;
import socai.event.Event;
import socai.finding.FindingEvent;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.loss.LossEvent;
import socai.team.TeamEvent;
import socai.team.UnitTeamEvent;
import socai.territory.UnitEvent;

/**
 * Sees events of every family there is, every kind of them.
 *
 * @param <R> what it makes of one
 */
interface Families<R> {
  UnitEvent.Visitor<R> units();

  ServiceEvent.Visitor<R> services();

  TeamEvent.Visitor<R> teams();

  UnitTeamEvent.Visitor<R> unitTeams();

  HouseholdEvent.Visitor<R> households();

  GuidanceEvent.Visitor<R> guidance();

  FindingEvent.Visitor<R> findings();

  LossEvent.Visitor<R> losses();

  /** What it makes of {@code event}. */
  default R see(Event event) {
    if (event instanceof UnitEvent e) {
      return e.accept(units());
    }
    if (event instanceof ServiceEvent e) {
      return e.accept(services());
    }
    if (event instanceof TeamEvent e) {
      return e.accept(teams());
    }
    if (event instanceof UnitTeamEvent e) {
      return e.accept(unitTeams());
    }
    if (event instanceof HouseholdEvent e) {
      return e.accept(households());
    }
    if (event instanceof GuidanceEvent e) {
      return e.accept(guidance());
    }
    if (event instanceof FindingEvent e) {
      return e.accept(findings());
    }
    if (event instanceof LossEvent e) {
      return e.accept(losses());
    }
    throw new IllegalArgumentException("of no family: " + event.getClass());
  }
}
