package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import socai.ledger.LedgerRefusal;
import socai.ledger.StoreSilence;
import socai.ledger.StoreWatch;
import socai.problem.Problem;
import socai.problem.RefusedException;
import tools.jackson.core.JacksonException;

/** The one place where what went wrong becomes an answer. */
@RestControllerAdvice
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** As deep as it is of use to whoever looks for the fault. */
  private static final int FRAMES = 12;

  private final StoreWatch store;

  Problems(StoreWatch store) {
    this.store = store;
  }

  /** Where a file has begun it is broken off. */
  @ExceptionHandler
  ResponseEntity<Problem> refused(
      RefusedException refused, HttpServletRequest request, HttpServletResponse response)
      throws BrokenOffException {
    beginAnew(response);
    return refused(refused, request);
  }

  private static void beginAnew(HttpServletResponse response) throws BrokenOffException {
    if (response.isCommitted()) {
      throw new BrokenOffException();
    }
    response.resetBuffer();
  }

  private static ResponseEntity<Problem> refused(
      RefusedException refused, HttpServletRequest request) {
    return ProblemAnswers.answer(refused.refusal(), refused.details(), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(
      HttpMessageNotReadableException unreadable, HttpServletRequest request) {
    List<Throwable> causes = causesOf(unreadable);
    if (causes.stream().anyMatch(PacedBody.TooLargeException.class::isInstance)) {
      return answer(WebRefusal.TOO_LARGE, request);
    }
    if (PacedBody.isSlowness(unreadable)) {
      return answer(WebRefusal.TOO_SLOW, request);
    }
    for (Throwable cause : causes) {
      if (cause instanceof JacksonException json) {
        return refused(Unreadable.refused(json), request);
      }
    }
    return answer(WebRefusal.MALFORMED, request);
  }

  /** A body that is read as it comes. */
  @ExceptionHandler
  ResponseEntity<Problem> tooLarge(PacedBody.TooLargeException large, HttpServletRequest request) {
    return answer(WebRefusal.TOO_LARGE, request);
  }

  /** A query that is not even a query: a percent sign that escapes nothing. */
  @ExceptionHandler
  ResponseEntity<Problem> unreadableAddress(
      InvalidParameterException bad, HttpServletRequest request) {
    return answer(WebRefusal.UNREADABLE, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> badParameter(TypeMismatchException bad, HttpServletRequest request) {
    return badParameter(bad.getPropertyName(), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> missingParameter(
      MissingServletRequestParameterException missing, HttpServletRequest request) {
    return badParameter(missing.getParameterName(), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> outOfRange(
      HandlerMethodValidationException bad, HttpServletRequest request) {
    return badParameter(
        bad.getParameterValidationResults().stream()
            .map(Problems::nameOf)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        request);
  }

  private static @Nullable String nameOf(ParameterValidationResult bad) {
    return bad instanceof ParameterErrors several
        ? nameOf(several.getFieldErrors())
        : bad.getMethodParameter().getParameterName();
  }

  /** One of several parameters that are read together. */
  @ExceptionHandler
  ResponseEntity<Problem> badAmongSeveral(BindException bad, HttpServletRequest request) {
    return badParameter(nameOf(bad.getFieldErrors()), request);
  }

  private static @Nullable String nameOf(List<FieldError> bad) {
    return bad.stream().map(FieldError::getField).findFirst().orElse(null);
  }

  @ExceptionHandler
  ResponseEntity<Problem> notFound(NoResourceFoundException missing, HttpServletRequest request) {
    return answer(WebRefusal.NOT_FOUND, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> wrongMethod(
      HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
    ResponseEntity<Problem> answer = answer(WebRefusal.WRONG_METHOD, request);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.ALLOW, Allowed.header(wrong))
        .body(answer.getBody());
  }

  @ExceptionHandler({HttpMediaTypeNotSupportedException.class, MultipartException.class})
  ResponseEntity<Problem> wrongMediaType(Exception wrong, HttpServletRequest request) {
    return answer(WebRefusal.WRONG_MEDIA_TYPE, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> notAcceptable(
      HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
    return answer(WebRefusal.NOT_ACCEPTABLE, request);
  }

  /**
   * Whatever nobody expected, and a store that does not answer in time. A caller who has gone away
   * is no fault, and is not answered. Where the answer has begun it is broken off, so that nobody
   * takes half of it for the whole.
   */
  @ExceptionHandler
  @Nullable ResponseEntity<Problem> unexpected(
      Exception fault, HttpServletRequest request, HttpServletResponse response)
      throws BrokenOffException {
    if (PacedBody.isSlowness(fault) && !response.isCommitted()) {
      return answer(WebRefusal.TOO_SLOW, request);
    }
    if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
      return null;
    }
    boolean silence = StoreSilence.isBehind(fault);
    if (silence) {
      store.noteUnanswered();
    } else {
      LOG.error("unexpected {}", kindAndPlace(fault));
    }
    beginAnew(response);
    if (silence) {
      return ProblemAnswers.answer(LedgerRefusal.SILENT, Map.of(), request);
    }
    return answer(WebRefusal.INTERNAL, request);
  }

  /** An answer that ends in the middle. */
  static final class BrokenOffException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Never the message: it may repeat what was sent. */
  private static String kindAndPlace(Throwable fault) {
    return causesOf(fault).stream()
        .map(Problems::kindAndFrames)
        .collect(Collectors.joining("\nfrom "));
  }

  private static String kindAndFrames(Throwable fault) {
    return fault.getClass().getName()
        + Arrays.stream(fault.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n\tat " + frame)
            .collect(Collectors.joining());
  }

  private static List<Throwable> causesOf(Throwable fault) {
    return Stream.<Throwable>iterate(fault, Objects::nonNull, Throwable::getCause).toList();
  }

  private static ResponseEntity<Problem> badParameter(
      @Nullable String parameter, HttpServletRequest request) {
    return ProblemAnswers.answer(
        WebRefusal.BAD_PARAMETER,
        Map.of("parameter", Objects.requireNonNullElse(parameter, "?")),
        request);
  }

  private static ResponseEntity<Problem> answer(WebRefusal refusal, HttpServletRequest request) {
    return ProblemAnswers.answer(refusal, Map.of(), request);
  }
}
