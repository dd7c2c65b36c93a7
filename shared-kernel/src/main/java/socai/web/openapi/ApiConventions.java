package socai.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.problem.Problem;
import socai.problem.Refuses;
import socai.schema.Json;

/** What is true of every endpoint by the rules of the house: who may call it, how it refuses. */
@Component
class ApiConventions implements OperationCustomizer {
  /** Names the roles that may call an operation, for programs. */
  static final String ROLES = "x-roles";

  private static final Map<Integer, String> REFUSALS =
      Map.ofEntries(
          Map.entry(
              400, "The request is malformed: its address, a parameter, or a field of its JSON"),
          Map.entry(401, "Nobody is logged in, or the password is wrong"),
          Map.entry(403, "The login's role may not call this"),
          Map.entry(404, "There is no such thing"),
          Map.entry(406, "The answer cannot be had in the form asked for"),
          Map.entry(408, "The body stopped coming, or came too slowly; nothing has been recorded"),
          Map.entry(
              409,
              "It is there already, too many change it at once, or its identifier is another"
                  + " command's (`request.command-taken`)"),
          Map.entry(410, "How things stood at the position in `at` is not kept, or not any more"),
          Map.entry(413, "The body is too long; that of a command is no longer than 1 MB"),
          Map.entry(415, "The body is not of the type that is taken"),
          Map.entry(
              422, "A rule is against it, or the ledger has no such position; nothing has changed"),
          Map.entry(
              429, "The login was wrong too often: try again after `Retry-After`, in seconds"),
          Map.entry(
              503,
              "Not at this moment: what is asked for has not caught up with `atLeast`, or the"
                  + " ledger cannot take the command, or the store does not answer, or there is"
                  + " more to do than can be done (`request.overloaded`, `request.too-many-heavy`):"
                  + " try again after `Retry-After`"));

  private static final List<Integer> OF_ALL = List.of(400, 401, 403, 406, 429, 503);
  private static final List<Integer> OF_COMMANDS = List.of(408, 409, 413, 415, 422);

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Optional<Class<?>> command = commandOf(method);
    operation.setOperationId(
        command.map(c -> lowerFirst(c.getSimpleName())).orElse(method.getMethod().getName()));
    callers(operation, method);
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(ApiConventions::wholePattern);
    }
    command.ifPresent(type -> example(operation, type));
    answers(operation, method, command.isPresent());
    return operation;
  }

  private static Optional<Class<?>> commandOf(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
        .<Class<?>>map(MethodParameter::getParameterType)
        .findFirst();
  }

  private static void callers(Operation operation, HandlerMethod method) {
    MayCall mayCall = method.getMethodAnnotation(MayCall.class);
    List<String> roles =
        mayCall == null
            ? List.of()
            : Arrays.stream(mayCall.value())
                .sorted(Comparator.naturalOrder())
                .map(AccessRole::code)
                .toList();
    operation.addExtension(ROLES, roles);
    String callers =
        roles.size() == AccessRole.values().length
            ? "Whoever is logged in may call it."
            : "May be called by: " + String.join(", ", roles) + ".";
    operation.setDescription(
        operation.getDescription() == null
            ? callers
            : operation.getDescription() + "\n\n" + callers);
  }

  private static void wholePattern(Parameter parameter) {
    Schema<?> schema = parameter.getSchema();
    String pattern = "date-time".equals(schema.getFormat()) ? Schemas.MOMENT : schema.getPattern();
    if (pattern != null && !pattern.startsWith("^")) {
      schema.setPattern(Schemas.whole(pattern));
    }
  }

  /** The example of a command lies beside it, as a file of its name. */
  private static void example(Operation operation, Class<?> command) {
    try (InputStream file = command.getResourceAsStream(command.getSimpleName() + ".json")) {
      if (file != null) {
        Map<?, ?> example = Json.mapper().readValue(file, Map.class);
        operation.getRequestBody().getContent().values().forEach(c -> c.setExample(example));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answers(Operation operation, HandlerMethod method, boolean command) {
    ApiResponses answers = operation.getResponses();
    String[] produced =
        Optional.ofNullable(
                AnnotatedElementUtils.findMergedAnnotation(
                    method.getMethod(), RequestMapping.class))
            .map(RequestMapping::produces)
            .orElseGet(() -> new String[0]);
    if (produced.length > 0) {
      Objects.requireNonNull(answers.get("200"))
          .setContent(
              new Content()
                  .addMediaType(produced[0], new MediaType().schema(Schemas.of("string"))));
    } else if (method.hasMethodAnnotation(GetMapping.class)) {
      answers.addApiResponse(
          "304", new ApiResponse().description("Nothing is new since the `ETag` in If-None-Match"));
    }
    OF_ALL.forEach(status -> refusal(answers, status));
    if (command) {
      OF_COMMANDS.forEach(status -> refusal(answers, status));
    }
    if (operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> p.getName().equals("atLeast"))) {
      refusal(answers, 422);
    }
    if (operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> p.getName().equals("at"))) {
      refusal(answers, 410);
    }
    Refuses more = method.getMethodAnnotation(Refuses.class);
    if (more != null) {
      Arrays.stream(more.value()).forEach(status -> refusal(answers, status));
    }
  }

  private static void refusal(ApiResponses answers, int status) {
    answers.addApiResponse(
        Integer.toString(status),
        new ApiResponse()
            .description(REFUSALS.get(status))
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(Schemas.reference(Problem.class.getSimpleName())))));
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
