package socai.query.figure;

import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.query.projection.Generations;
import socai.query.projection.ProjectionRefusal;

/**
 * Knows which figures the live generation was projected without, because it is of an older version:
 * it would show less than there is.
 */
@Component
public class FigureVersions {
  /** Until then teams were not counted in their units. */
  private static final int WITH_TEAMS_OF_UNITS = 2;

  private final Generations generations;

  FigureVersions(Generations generations) {
    this.generations = generations;
  }

  /**
   * Does nothing for a figure that is projected.
   *
   * @throws socai.problem.RefusedException (503) if the live generation is without it
   */
  public void refuseIfNotProjected(Figure figure) {
    if (figure instanceof Figure.UnitTeams || figure instanceof Figure.UnitMembers) {
      refuseIfTeamsOfUnitsAreNotProjected();
    }
  }

  /**
   * The same of all figures of teams and members in units.
   *
   * @throws socai.problem.RefusedException (503) if the live generation is without them
   */
  public void refuseIfTeamsOfUnitsAreNotProjected() {
    boolean older =
        Optional.ofNullable(generations.all().get(FigureProjection.NAME))
            .filter(status -> status.live().version() < WITH_TEAMS_OF_UNITS)
            .isPresent();
    if (older) {
      throw ProjectionRefusal.OLDER_VERSION.refused();
    }
  }
}
