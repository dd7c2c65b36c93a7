package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import socai.problem.Problem;
import socai.problem.RefusedException;
import tools.jackson.core.JacksonException;

/** The one place where what went wrong becomes an answer. */
@RestControllerAdvice
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<Problem> refused(RefusedException refused, HttpServletRequest request) {
    return ProblemAnswers.answer(refused.refusal(), refused.details(), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(
      HttpMessageNotReadableException unreadable, HttpServletRequest request) {
    for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.TooLargeException) {
        return answer(WebRefusal.TOO_LARGE, request);
      }
      if (cause instanceof JacksonException json) {
        return refused(Unreadable.refused(json), request);
      }
    }
    return answer(WebRefusal.MALFORMED, request);
  }

  @ExceptionHandler({MethodArgumentTypeMismatchException.class, TypeMismatchException.class})
  ResponseEntity<Problem> badParameter(TypeMismatchException bad, HttpServletRequest request) {
    return ProblemAnswers.answer(
        WebRefusal.BAD_PARAMETER,
        Map.of("parameter", bad.getPropertyName() == null ? "?" : bad.getPropertyName()),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> missingParameter(
      MissingServletRequestParameterException missing, HttpServletRequest request) {
    return ProblemAnswers.answer(
        WebRefusal.BAD_PARAMETER, Map.of("parameter", missing.getParameterName()), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> outOfRange(
      HandlerMethodValidationException bad, HttpServletRequest request) {
    String parameter =
        bad.getParameterValidationResults().stream()
            .map(result -> result.getMethodParameter().getParameterName())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("?");
    return ProblemAnswers.answer(WebRefusal.BAD_PARAMETER, Map.of("parameter", parameter), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> notFound(NoResourceFoundException missing, HttpServletRequest request) {
    return answer(WebRefusal.NOT_FOUND, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> wrongMethod(
      HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
    return answer(WebRefusal.WRONG_METHOD, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> wrongMediaType(
      HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
    return answer(WebRefusal.WRONG_MEDIA_TYPE, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> notAcceptable(
      HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
    return answer(WebRefusal.NOT_ACCEPTABLE, request);
  }

  /**
   * A fault of ours. Its message may repeat what was sent, so only its kind and place are logged.
   */
  @ExceptionHandler
  ResponseEntity<Problem> unexpected(Exception fault, HttpServletRequest request) {
    LOG.error("unexpected {} at {}", fault.getClass().getName(), fault.getStackTrace());
    return answer(WebRefusal.INTERNAL, request);
  }

  private static ResponseEntity<Problem> answer(WebRefusal refusal, HttpServletRequest request) {
    return ProblemAnswers.answer(refusal, Map.of(), request);
  }
}
