package socai.query.roster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.AnyRoleMayCall;
import socai.access.MayCall;
import socai.problem.Refuses;
import socai.query.projection.AskedAt;
import socai.query.projection.BusinessDate;
import socai.query.projection.Parking;
import socai.query.projection.Progress;
import socai.query.projection.ProjectionRefusal;
import socai.query.territory.UnitQuery;
import socai.team.TeamId;
import socai.territory.UnitId;

/** The door to teams and their rosters. */
@RestController
@Tag(name = "Teams")
class RosterApi {
  private final RosterQuery query;
  private final Progress progress;
  private final Parking parking;
  private final BusinessDate now;

  RosterApi(RosterQuery query, Progress progress, Parking parking, BusinessDate now) {
    this.query = query;
    this.progress = progress;
    this.parking = parking;
    this.now = now;
  }

  @Operation(summary = "A team and who is in it on a date")
  @Refuses({404, 422})
  @GetMapping("/api/teams/{team}/roster")
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER, AccessRole.AUDITOR})
  Roster roster(
      @PathVariable UUID team,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt askedAt) {
    LocalDate day = now.or(asOf);
    TeamId asked = new TeamId(team);
    return progress.answer(
        askedAt,
        snapshot -> {
          parking.mustShow(RosterProjection.NAME, asked.stream(), snapshot);
          return query
              .roster(asked, day, snapshot)
              .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
        },
        RosterProjection.NAME,
        UnitQuery.UNITS);
  }

  @Operation(summary = "The teams of a unit and of the units directly below it, on a date")
  @Refuses(422)
  @GetMapping("/api/teams")
  @AnyRoleMayCall
  TeamList teams(
      @RequestParam UUID unit,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @Valid @ParameterObject AskedAt askedAt) {
    LocalDate day = now.or(asOf);
    return progress.answer(
        askedAt,
        snapshot -> query.list(new UnitId(unit), day, after.map(TeamId::new), limit, snapshot),
        RosterProjection.NAME,
        UnitQuery.UNITS);
  }
}
