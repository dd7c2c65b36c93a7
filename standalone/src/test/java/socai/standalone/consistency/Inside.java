package socai.standalone.consistency;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import socai.problem.RefusedException;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** The doors that no network leads to: asked by their addresses, as from outside. */
final class Inside {
  private final List<Object> endpoints;

  Inside(List<Object> endpoints) {
    this.endpoints = endpoints;
  }

  Answer ask(Questions.Question question) {
    try {
      Object said = said(question);
      JsonNode json = Json.mapper().valueToTree(said);
      return new Answer(
          question, 200, Json.mapper().writeValueAsBytes(said), json.get("position").asLong());
    } catch (RefusedException refused) {
      byte[] code = refused.refusal().code().getBytes(StandardCharsets.UTF_8);
      return new Answer(question, refused.refusal().status(), code, Answer.NONE);
    }
  }

  private Object said(Questions.Question question) {
    for (Object api : endpoints) {
      for (Method method : api.getClass().getDeclaredMethods()) {
        GetMapping mapping = method.getAnnotation(GetMapping.class);
        if (mapping != null && List.of(paths(mapping)).contains(question.path())) {
          return call(api, method, values(question));
        }
      }
    }
    throw new AssertionError("no door for " + question);
  }

  private static String[] paths(GetMapping mapping) {
    return mapping.path().length > 0 ? mapping.path() : mapping.value();
  }

  private static Map<String, String> values(Questions.Question question) {
    Map<String, String> values = new HashMap<>();
    String[] address = question.toString().split("[?]", -1);
    String[] names = question.path().split("/", -1);
    String[] parts = address[0].split("/", -1);
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        values.put(names[i].substring(1, names[i].length() - 1), parts[i]);
      }
    }
    if (address.length > 1) {
      for (String parameter : address[1].split("&", -1)) {
        values.put(parameter.split("=", -1)[0], parameter.split("=", -1)[1]);
      }
    }
    return values;
  }

  private static Object call(Object api, Method method, Map<String, String> values) {
    Object[] arguments =
        Arrays.stream(method.getParameters()).map(p -> argument(p, values)).toArray();
    try {
      method.setAccessible(true);
      return method.invoke(api, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Object argument(Parameter parameter, Map<String, String> values) {
    Class<?> type = parameter.getType();
    if (type.isRecord() && !values.containsKey(parameter.getName())) {
      return record(type, values);
    }
    RequestParam described = parameter.getAnnotation(RequestParam.class);
    Optional<String> given = Optional.ofNullable(values.get(parameter.getName()));
    Optional<String> standard =
        Optional.ofNullable(described)
            .map(RequestParam::defaultValue)
            .filter(value -> !value.equals(ValueConstants.DEFAULT_NONE));
    return value(parameter.getParameterizedType(), given.or(() -> standard));
  }

  /** A record of parameters, each of which may be left out. */
  private static Object record(Class<?> type, Map<String, String> values) {
    RecordComponent[] all = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(all)
              .map(
                  one ->
                      value(one.getGenericType(), Optional.ofNullable(values.get(one.getName()))))
              .toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object value(Type type, Optional<String> given) {
    if (type instanceof ParameterizedType optional) {
      Class<?> of = (Class<?>) optional.getActualTypeArguments()[0];
      return given.map(text -> read(text, of));
    }
    return read(given.orElseThrow(), (Class<?>) type);
  }

  private static Object read(String text, Class<?> type) {
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    return type == Long.class ? Long.valueOf(text) : Json.mapper().convertValue(text, type);
  }
}
