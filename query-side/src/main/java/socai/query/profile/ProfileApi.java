package socai.query.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.household.HouseholdId;
import socai.problem.Refuses;
import socai.query.ladder.Places;
import socai.query.projection.AskedAt;
import socai.query.projection.BusinessDate;
import socai.query.projection.Parking;
import socai.query.projection.Progress;
import socai.query.projection.ProjectionRefusal;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;

/** The door to households' profiles. */
@RestController
@Tag(name = "Households")
class ProfileApi {
  private final ProfileQuery query;
  private final Progress progress;
  private final Parking parking;
  private final BusinessDate now;

  ProfileApi(ProfileQuery query, Progress progress, Parking parking, BusinessDate now) {
    this.query = query;
    this.progress = progress;
    this.parking = parking;
    this.now = now;
  }

  @Operation(
      summary = "A household's levels on a date, and a page of the acts that led to them",
      description = "The latest act first; `next` is what to give as `after` for the next page.")
  @Refuses({404, 422})
  @GetMapping("/api/households/{household}/profile")
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER, AccessRole.AUDITOR})
  AdoptionProfile profile(
      @PathVariable UUID household,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<@Pattern(regexp = Places.KEY) String> after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
      @Valid @ParameterObject AskedAt askedAt) {
    LocalDate day = now.or(asOf);
    HouseholdId asked = new HouseholdId(household);
    ProfileQuery.Page page = new ProfileQuery.Page(after, limit);
    return progress.answer(
        askedAt,
        snapshot -> {
          parking.mustShow(ProfileProjection.NAME, asked.stream(), snapshot);
          return query
              .profile(asked, day, page, snapshot)
              .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
        },
        ProfileProjection.NAME,
        UnitQuery.UNITS);
  }

  @Operation(summary = "What a household is called, and where it lives")
  @Refuses(404)
  @GetMapping("/api/households/{household}")
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER, AccessRole.AUDITOR})
  OneHousehold household(
      @PathVariable UUID household,
      @RequestParam Optional<LocalDate> asOf,
      @Valid @ParameterObject AskedAt askedAt) {
    LocalDate day = now.or(asOf);
    HouseholdId asked = new HouseholdId(household);
    return progress.answer(
        askedAt,
        snapshot -> {
          parking.mustShow(ProfileProjection.NAME, asked.stream(), snapshot);
          return query
              .household(asked, day, snapshot)
              .orElseThrow(ProjectionRefusal.NOT_FOUND::refused);
        },
        ProfileProjection.NAME,
        UnitQuery.UNITS);
  }

  @Operation(summary = "The households of a hamlet")
  @GetMapping("/api/households")
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER, AccessRole.AUDITOR})
  HouseholdList households(
      @RequestParam UUID hamlet,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @Valid @ParameterObject AskedAt askedAt) {
    return progress.answer(
        askedAt,
        snapshot -> query.in(new UnitId(hamlet), after.map(HouseholdId::new), limit, snapshot),
        ProfileProjection.NAME);
  }
}
