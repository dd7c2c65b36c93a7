package socai.query.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.FromPages;
import socai.access.MayCall;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.problem.Refuses;
import socai.query.figure.Figure;
import socai.web.WebRefusal;

/** The endpoint by which an export comes in, to be counted and held against what is shown. */
@RestController
@Tag(name = "Evidence")
class ReplayApi {
  static final String PATH = "/api/replays";

  private static final String NDJSON = "application/x-ndjson";

  /** Each holds what a figure depends on: one number for each stream of the ledger, or more. */
  private static final int AT_ONCE = 2;

  private final Replays replays;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReplayApi(Replays replays) {
    this.replays = replays;
  }

  @Operation(
      summary = "A figure counted anew from an export, and held against what is shown",
      description =
          "The body is an export of the ledger from its first event on, as `/api/ledger/export` or"
              + " `/api/ledger/events` gives it; it is read as it comes and kept nowhere. `counted`"
              + " follows from it alone, up to its end or to `upTo`; `shown` is what evidence says"
              + " at that position. What is no export is refused with the position of the first"
              + " flaw. To count without this server: `socai.jar replay`.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = NDJSON, schema = @Schema(type = "string"))))
  @Refuses({413, 415, 422, 503})
  @PostMapping(PATH)
  @MayCall(AccessRole.AUDITOR)
  @FromPages
  Replayed replay(
      @Parameter(schema = @Schema(type = "string", pattern = Figure.FORM)) @RequestParam
          Figure figure,
      @RequestParam Optional<LocalDate> asOf,
      @RequestParam Optional<@Min(1) @Max(Position.MOST) Long> upTo,
      HttpServletRequest request)
      throws IOException {
    if (!NDJSON.equals(request.getContentType())) {
      throw WebRefusal.WRONG_MEDIA_TYPE.refused();
    }
    InputStream export = request.getInputStream();
    try {
      Replayed replayed = counted(export, figure, asOf, upTo);
      readToTheEnd(export);
      return replayed;
    } catch (RefusedException refused) {
      if (refused.refusal() != ReplayRefusal.TOO_MANY) {
        readToTheEnd(export);
      }
      throw refused;
    }
  }

  private Replayed counted(
      InputStream export, Figure figure, Optional<LocalDate> asOf, Optional<Long> upTo)
      throws IOException {
    if (!places.tryAcquire()) {
      throw ReplayRefusal.TOO_MANY.refused();
    }
    try {
      return replays.of(export, figure, asOf, upTo);
    } finally {
      places.release();
    }
  }

  /** Whoever is still sending hears no answer; a place is for those who are counted. */
  private static void readToTheEnd(InputStream export) throws IOException {
    export.transferTo(OutputStream.nullOutputStream());
  }
}
