package socai.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import socai.problem.Problem;

/** The API as a whole: what it is, how one logs in, how it refuses. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:socai/web/openapi/openapi.properties")
@SuppressWarnings("rawtypes") // swagger speaks of schemas without their type
class ApiDescription {
  private static final String BASIC = "basic";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Sổ Cái")
                .version("1")
                .description(
                    "The outreach ledger of Vietnam's community digital teams. Commands answer with"
                        + " the position in the ledger that they produced; the same command sent"
                        + " again changes nothing and is answered as at first. Answers carry the"
                        + " position they reflect; `atLeast` waits up to five seconds for one,"
                        + " and `at` asks for the very one that another answer has just stated."
                        + " Refusals are RFC 9457 problems with a stable `code`, in Vietnamese or"
                        + " English by `Accept-Language`."))
        .servers(List.of(new Server().url("/").description("This server")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")))
        .addSecurityItem(new SecurityRequirement().addList(BASIC));
  }

  @Bean
  GlobalOpenApiCustomizer wholeApi() {
    return api -> {
      ModelConverters.getInstance(true)
          .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true))
          .referencedSchemas
          .forEach(api.getComponents()::addSchemas);
      closeWhatIsSent(api);
    };
  }

  /** Fields that a command does not know are refused; answers may get more of them one day. */
  private static void closeWhatIsSent(OpenAPI api) {
    Map<String, Schema> all = api.getComponents().getSchemas();
    Set<String> closed = new HashSet<>();
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .map(Operation::getRequestBody)
        .filter(body -> body != null)
        .flatMap(body -> body.getContent().values().stream())
        .forEach(content -> close(content.getSchema(), all, closed));
  }

  private static void close(Schema<?> schema, Map<String, Schema> all, Set<String> closed) {
    String reference = schema.get$ref();
    if (reference != null) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (closed.add(name)) {
        close(Objects.requireNonNull(all.get(name)), all, closed);
      }
      return;
    }
    if (schema.getProperties() != null) {
      schema.setAdditionalProperties(false);
    }
    parts(schema).forEach(part -> close(part, all, closed));
  }

  private static Stream<Schema> parts(Schema<?> schema) {
    Stream<Schema> fields =
        schema.getProperties() == null ? Stream.of() : schema.getProperties().values().stream();
    Stream<Schema> choices = schema.getOneOf() == null ? Stream.of() : schema.getOneOf().stream();
    Stream<Schema> items = schema.getItems() == null ? Stream.of() : Stream.of(schema.getItems());
    return Stream.of(fields, choices, items).flatMap(s -> s);
  }
}
