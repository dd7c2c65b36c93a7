package socai.query.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.event.StreamId;
import socai.problem.Refuses;
import socai.query.projection.AskedAt;
import socai.query.projection.Parking;
import socai.query.projection.Progress;

/** The endpoint to timelines. */
@RestController
@Tag(name = "Timelines")
class TimelineApi {
  private final TimelineQuery query;
  private final Progress progress;
  private final Parking parking;

  TimelineApi(TimelineQuery query, Progress progress, Parking parking) {
    this.query = query;
    this.progress = progress;
    this.parking = parking;
  }

  @Operation(
      summary = "All that happened to a unit, team, person, household or service",
      description = "The latest first. A subject of which nothing is known has an empty timeline.")
  @Refuses(503)
  @GetMapping("/api/timelines/{kind}/{id}")
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER, AccessRole.AUDITOR})
  Timeline timeline(
      @PathVariable @Pattern(regexp = "unit|team|person|household|service") String kind,
      @PathVariable @Pattern(regexp = "[a-zA-Z0-9-]{1,64}") String id,
      @RequestParam Optional<@Min(1) Long> before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
      @Valid @ParameterObject AskedAt asked) {
    StreamId subject = new StreamId(kind, id);
    return progress.answer(
        asked,
        snapshot -> {
          parking.mustShow(TimelineProjection.NAME, subject, snapshot);
          return query.of(subject.toString(), before.orElse(Long.MAX_VALUE), limit, snapshot);
        },
        TimelineProjection.NAME);
  }
}
