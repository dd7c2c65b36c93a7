package socai.query.projection;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceHistory;
import socai.event.EntryId;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdHistory;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.team.TeamEvent;
import socai.team.TeamHistory;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Histories within views: the list of what counts, each with its type, place and entry. */
final class Histories {
  /** The one mapper, which knows histories too. A view's components are stored, and no question. */
  static final JsonMapper MAPPER =
      Json.mapper()
          .rebuild()
          .changeDefaultVisibility(
              by -> by.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
          .addModule(module())
          .build();

  private Histories() {}

  private static SimpleModule module() {
    SimpleModule module = new SimpleModule("histories");
    add(module, TeamHistory.class, TeamEvent.class, h -> h.events().all(), TeamHistory::of);
    add(module, UnitHistory.class, UnitEvent.class, h -> h.events().all(), UnitHistory::of);
    add(
        module,
        ServiceHistory.class,
        ServiceEvent.class,
        h -> h.events().all(),
        ServiceHistory::of);
    add(
        module,
        HouseholdHistory.class,
        HouseholdEvent.class,
        HouseholdHistory::events,
        HouseholdHistory::of);
    return module;
  }

  private static <H, E extends Event> void add(
      SimpleModule module,
      Class<H> kind,
      Class<E> family,
      Function<H, Collection<HistoryEvent<E>>> recorded,
      Function<Collection<HistoryEvent<E>>, H> history) {
    module.addSerializer(kind, new Written<>(kind, recorded));
    module.addDeserializer(kind, new Read<>(kind, family, history));
  }

  private static final class Written<H, E extends Event> extends StdSerializer<H> {
    private final transient Function<H, Collection<HistoryEvent<E>>> recorded;

    Written(Class<H> kind, Function<H, Collection<HistoryEvent<E>>> recorded) {
      super(kind);
      this.recorded = recorded;
    }

    @Override
    public void serialize(H history, JsonGenerator json, SerializationContext context) {
      json.writeStartArray();
      for (HistoryEvent<E> one : recorded.apply(history)) {
        json.writeStartObject();
        json.writeName("told");
        json.writeNumber(one.order());
        json.writeName("entry");
        json.writeString(one.entry().toString());
        json.writeName("type");
        json.writeString(EventTypes.nameOf(one.event().getClass()));
        json.writeName("data");
        context.writeValue(json, one.event());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static final class Read<H, E extends Event> extends StdDeserializer<H> {
    private final Class<E> family;
    private final transient Function<Collection<HistoryEvent<E>>, H> history;

    Read(Class<H> kind, Class<E> family, Function<Collection<HistoryEvent<E>>, H> history) {
      super(kind);
      this.family = family;
      this.history = history;
    }

    @Override
    public H deserialize(JsonParser json, DeserializationContext context) {
      List<HistoryEvent<E>> recorded = new ArrayList<>();
      for (JsonNode one : context.readTree(json)) {
        E event =
            family.cast(
                Json.mapper()
                    .treeToValue(one.get("data"), EventTypes.classOf(one.get("type").asString())));
        recorded.add(
            HistoryEvent.of(
                event,
                one.get("told").asLong(),
                new EntryId(UUID.fromString(one.get("entry").asString()))));
      }
      recorded.sort((a, b) -> Long.compare(a.order(), b.order()));
      return history.apply(recorded);
    }
  }
}
