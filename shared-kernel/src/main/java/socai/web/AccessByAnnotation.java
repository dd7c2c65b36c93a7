package socai.web;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import socai.access.MayCall;

/**
 * Lets through whoever {@link MayCall} names on the very method that would answer. An endpoint that
 * names nobody is closed to all; what is no endpoint at all goes on to be answered "not found".
 */
@Component
class AccessByAnnotation implements AuthorizationManager<RequestAuthorizationContext> {
  /** Begins a role's name among Spring Security's authorities. */
  static final String ROLE = "ROLE_";

  private final RequestMappingHandlerMapping endpoints;

  AccessByAnnotation(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.endpoints = requestMappingHandlerMapping;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
    Authentication known = caller.get();
    if (known == null || !known.isAuthenticated()) {
      return new AuthorizationDecision(false);
    }
    HandlerExecutionChain found;
    try {
      found = endpoints.getHandler(context.getRequest());
    } catch (Exception noSuchEndpoint) {
      return new AuthorizationDecision(true);
    }
    if (found == null || !(found.getHandler() instanceof HandlerMethod method)) {
      return new AuthorizationDecision(true);
    }
    MayCall mayCall = method.getMethodAnnotation(MayCall.class);
    return new AuthorizationDecision(mayCall != null && hasOneOf(known, mayCall));
  }

  private static boolean hasOneOf(Authentication caller, MayCall mayCall) {
    return Arrays.stream(mayCall.value())
        .anyMatch(
            role ->
                caller.getAuthorities().stream()
                    .anyMatch(a -> (ROLE + role.name()).equals(a.getAuthority())));
  }
}
