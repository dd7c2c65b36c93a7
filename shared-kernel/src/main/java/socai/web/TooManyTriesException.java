package socai.web;

import org.springframework.security.core.AuthenticationException;

/** Somebody was wrong too often, and is not asked for the password for a while. */
final class TooManyTriesException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  TooManyTriesException() {
    super("too many tries");
  }
}
