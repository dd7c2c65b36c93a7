package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import socai.access.AccessRole;
import socai.access.MayCall;

/** Every endpoint, tried by everybody. */
@ExtendWith(Endpoints.Given.class)
class WhoMayCallIT {
  private static final List<String> LOGINS =
      Arrays.stream(AccessRole.values()).map(AccessRole::code).toList();

  private final Endpoints endpoints;
  private final DescribedApi api;

  WhoMayCallIT(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.api = DescribedApi.of(endpoints);
  }

  @Test
  void nobody_calls_anything_without_a_login_or_with_a_wrong_password() {
    SoftAssertions all = new SoftAssertions();
    for (DescribedApi.Operation o : api.operations()) {
      all.assertThat(call(o, "").statusCode()).as("%s by nobody", o).isEqualTo(401);
      all.assertThat(call(o, Endpoints.basic("officer", "wrong")).statusCode())
          .as("%s with a wrong password", o)
          .isEqualTo(401);
    }
    all.assertAll();
  }

  @Test
  void each_endpoint_lets_in_exactly_the_roles_that_its_description_names() {
    SoftAssertions all = new SoftAssertions();
    for (DescribedApi.Operation o : api.operations()) {
      for (String login : LOGINS) {
        int status = call(o, Endpoints.basic(login, login)).statusCode();
        all.assertThat(status != 403).as("%s by %s", o, login).isEqualTo(o.roles().contains(login));
        all.assertThat(o.statuses()).as("%s by %s", o, login).contains(status);
      }
    }
    all.assertAll();
  }

  @Test
  void every_endpoint_below_api_says_who_may_call_it_and_is_described() {
    Set<String> described =
        api.operations().stream().map(DescribedApi.Operation::toString).collect(Collectors.toSet());
    SoftAssertions all = new SoftAssertions();
    endpoints()
        .getHandlerMethods()
        .forEach(
            (mapping, method) ->
                mapping.getPatternValues().stream()
                    .filter(path -> path.startsWith("/api/") && !path.equals(PLANTED))
                    .forEach(
                        path -> {
                          all.assertThat(method.hasMethodAnnotation(MayCall.class))
                              .as("%s names who may call it", path)
                              .isTrue();
                          mapping
                              .getMethodsCondition()
                              .getMethods()
                              .forEach(
                                  verb -> all.assertThat(described).contains(verb + " " + path));
                        }));
    all.assertAll();
    assertThat(described).hasSizeGreaterThan(30);
  }

  @Test
  void an_endpoint_that_names_nobody_is_closed_to_all() throws NoSuchMethodException {
    RequestMappingInfo planted =
        RequestMappingInfo.paths(PLANTED)
            .methods(RequestMethod.GET)
            .options(endpoints().getBuilderConfiguration())
            .build();
    endpoints()
        .registerMapping(planted, new Planted(), Planted.class.getDeclaredMethod("forgotten"));
    try {
      for (String login : LOGINS) {
        assertThat(endpoints.get(login, PLANTED).statusCode()).as(login).isEqualTo(403);
      }
    } finally {
      endpoints().unregisterMapping(planted);
    }
  }

  @Test
  void the_description_and_its_page_are_for_whoever_is_logged_in() {
    for (String path : List.of("/v3/api-docs", "/v3/api-docs.yaml", "/swagger-ui/index.html")) {
      assertThat(endpoints.sendAs("", "GET", path, "").statusCode()).as(path).isIn(302, 401);
      assertThat(endpoints.get("field", path).statusCode()).as(path).isEqualTo(200);
    }
  }

  private static final String PLANTED = "/api/planted";

  /** An endpoint as one is written in haste. */
  static final class Planted {
    String forgotten() {
      return "open";
    }
  }

  private RequestMappingHandlerMapping endpoints() {
    return endpoints.part(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping");
  }

  private HttpResponse<String> call(DescribedApi.Operation o, String authorization) {
    return o.body().isPresent()
        ? endpoints.sendAs(
            authorization, o.method(), o.address(), "{}", "Content-Type", "application/json")
        : endpoints.sendAs(authorization, o.method(), o.address(), "");
  }
}
