package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import socai.access.Everybody;
import socai.access.FromPages;
import socai.access.MayCall;

/**
 * Lets through whoever {@link MayCall} names on the very method that would answer. An endpoint that
 * names nobody is closed to all, one for {@link Everybody} is open. What is no endpoint at all, or
 * does not take the method or the form of the request, goes on to be answered so; whenever that
 * cannot be told, nobody is let through.
 */
@Component
class AccessByAnnotation implements AuthorizationManager<RequestAuthorizationContext> {
  /** Begins a role's name among Spring Security's authorities. */
  static final String ROLE = "ROLE_";

  private static final AuthorizationDecision OPEN = new AuthorizationDecision(true);
  private static final AuthorizationDecision CLOSED = new AuthorizationDecision(false);

  private final Handlers handlers;

  AccessByAnnotation(Handlers handlers) {
    this.handlers = handlers;
  }

  /** The same, and only to what {@link FromPages} is said of. */
  AuthorizationManager<RequestAuthorizationContext> fromPages() {
    return (caller, context) -> {
      AuthorizationDecision decision = authorize(caller, context);
      return decision.isGranted() && isFromPages(context.getRequest()) ? OPEN : CLOSED;
    };
  }

  private boolean isFromPages(HttpServletRequest request) {
    try {
      return handlers.of(request) instanceof HandlerMethod method
          && method.hasMethodAnnotation(FromPages.class);
    } catch (Exception doubt) {
      return false;
    }
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
    Authentication known = caller.get();
    if (known == null || !known.isAuthenticated()) {
      return CLOSED;
    }
    if (HttpMethod.OPTIONS.matches(context.getRequest().getMethod())) {
      return OPEN;
    }
    try {
      Object handler = handlers.of(context.getRequest());
      return handler == null || mayCall(known, handler) ? OPEN : CLOSED;
    } catch (HttpRequestMethodNotSupportedException | HttpMediaTypeException refused) {
      return OPEN;
    } catch (Exception doubt) {
      return CLOSED;
    }
  }

  private static boolean mayCall(Authentication caller, Object handler) {
    if (handler instanceof ResourceHttpRequestHandler) {
      return true;
    }
    if (!(handler instanceof HandlerMethod method)) {
      return false;
    }
    if (method.hasMethodAnnotation(Everybody.class)) {
      return true;
    }
    MayCall named = method.getMethodAnnotation(MayCall.class);
    return named != null
        && Arrays.stream(named.value())
            .anyMatch(
                role ->
                    caller.getAuthorities().stream()
                        .anyMatch(a -> (ROLE + role.name()).equals(a.getAuthority())));
  }
}
