package socai.schema;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import socai.event.Event;
import socai.event.EventType;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.EventLine;

/** Writes the page that describes the ledger, from the event types themselves. */
final class EventsPage {
  private final String template;
  private final Event example;
  private final FieldTypes types = new FieldTypes();

  /**
   * @param template the page's own words, with places for what is generated in braces
   * @param example shown as a line
   */
  EventsPage(String template, Event example) {
    this.template = template;
    this.example = example;
  }

  String write() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("envelope", table(EventLine.class));
    places.put("example", Lines.line(Names.command("example"), 0, example, 0).write(Json.mapper()));
    places.put("events", events());
    places.put("parts", parts());
    places.put("values", values());
    places.put("personal", personal());
    EventTypes.all().keySet().forEach(name -> places.put(shortOf(name), name));
    String page = template;
    for (Map.Entry<String, String> place : places.entrySet()) {
      page = page.replace("{" + place.getKey() + "}", place.getValue());
    }
    return page;
  }

  private static String shortOf(String name) {
    return name.substring(EventTypes.PREFIX.length());
  }

  private String events() {
    List<String> sections = new ArrayList<>();
    EventTypes.all()
        .forEach(
            (name, type) ->
                sections.add(
                    "### `"
                        + name
                        + "`, revision "
                        + EventTypes.revisionOf(type)
                        + "\n\n"
                        + type.getAnnotation(EventType.class).means()
                        + "\n\n"
                        + table(type)));
    return String.join("\n\n", sections);
  }

  /** Asked after {@link #events()}: parts are found where events refer to them, and so on. */
  private String parts() {
    Map<String, String> sections = new TreeMap<>();
    for (Class<?> part = types.nextPart(); part != null; part = types.nextPart()) {
      sections.put(part.getSimpleName(), part.isInterface() ? variants(part) : table(part));
    }
    return sections.entrySet().stream()
        .map(section -> "### " + section.getKey() + "\n\n" + section.getValue())
        .collect(Collectors.joining("\n\n"));
  }

  private String variants(Class<?> union) {
    String tag = FieldTypes.tagOf(union);
    StringBuilder text =
        new StringBuilder("One of the following; the field `" + tag + "` says which.");
    FieldTypes.variantsOf(union)
        .forEach(
            (name, type) ->
                text.append("\n\n#### `\"" + tag + "\":\"" + name + "\"`\n\n" + table(type)));
    return text.toString();
  }

  private String values() {
    return types.choices().stream()
        .map(choice -> "### " + choice.getSimpleName() + "\n\n" + FieldTypes.codesOf(choice))
        .collect(Collectors.joining("\n\n"));
  }

  private static String personal() {
    return EventTypes.all().entrySet().stream()
        .flatMap(
            type ->
                PersonalFields.of(type.getValue())
                    .map(f -> "- `" + type.getKey() + "`: `" + f + "`"))
        .collect(Collectors.joining("\n"));
  }

  private String table(Class<?> type) {
    StringBuilder table = new StringBuilder("| field | type | says |\n|---|---|---|");
    for (RecordComponent field : type.getRecordComponents()) {
      table.append(
          "\n| `"
              + field.getName()
              + "` | "
              + types.describe(field.getGenericType())
              + " | "
              + FieldTypes.meaningOf(field)
              + " |");
    }
    return table.toString();
  }
}
