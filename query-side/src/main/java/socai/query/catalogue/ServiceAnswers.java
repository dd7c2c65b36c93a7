package socai.query.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AnyRoleMayCall;
import socai.problem.Refuses;
import socai.query.projection.AskedAt;
import socai.query.projection.BusinessDate;
import socai.query.projection.Progress;

/** The door to the catalogue. */
@RestController
@Tag(name = "Services")
class ServiceAnswers {
  private final ServiceQuery query;
  private final Progress progress;
  private final BusinessDate now;

  ServiceAnswers(ServiceQuery query, Progress progress, BusinessDate now) {
    this.query = query;
    this.progress = progress;
    this.now = now;
  }

  @Operation(summary = "The services in the catalogue on a date")
  @Refuses(422)
  @GetMapping("/api/services")
  @AnyRoleMayCall
  Catalogue services(
      @RequestParam Optional<LocalDate> asOf, @Valid @ParameterObject AskedAt asked) {
    LocalDate day = now.or(asOf);
    return progress.answer(asked, snapshot -> query.on(day, snapshot), ServiceProjection.NAME);
  }
}
