package socai.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.catalogue.ServiceEvent;
import socai.event.Event;
import socai.event.EventType;
import socai.finding.FindingEvent;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.loss.LossEvent;
import socai.team.TeamEvent;
import socai.team.UnitTeamEvent;
import socai.territory.UnitEvent;

/** Every type of event there is, by its stored name. */
public final class EventTypes {
  /** Begins every stored name, so that ours are told from others' in a shared stream. */
  public static final String PREFIX = "socai.";

  private static final List<Class<? extends Event>> FAMILIES =
      List.of(
          UnitEvent.class,
          ServiceEvent.class,
          TeamEvent.class,
          UnitTeamEvent.class,
          HouseholdEvent.class,
          GuidanceEvent.class,
          FindingEvent.class,
          LossEvent.class);

  private static final Map<String, Class<? extends Event>> BY_NAME = byName();

  private EventTypes() {}

  /** All types by their stored names, in the order of their families. */
  public static Map<String, Class<? extends Event>> all() {
    return BY_NAME;
  }

  /** The class of events stored under {@code name}; empty if there is none. */
  public static Optional<Class<? extends Event>> known(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * The class of events stored under {@code name}.
   *
   * @throws IllegalArgumentException if no event has that name
   */
  public static Class<? extends Event> classOf(String name) {
    return known(name)
        .orElseThrow(() -> new IllegalArgumentException("no event is called " + name));
  }

  /** The stored name of events of class {@code type}. */
  public static String nameOf(Class<?> type) {
    return PREFIX + described(type).value();
  }

  /** The current revision of events of class {@code type}. */
  public static int revisionOf(Class<?> type) {
    return described(type).revision();
  }

  /** The least version of readers that must know events stored under {@code name}. */
  public static int readersOf(String name) {
    return known(name).map(type -> described(type).readers()).orElse(1);
  }

  private static EventType described(Class<?> type) {
    EventType described = type.getAnnotation(EventType.class);
    if (described == null) {
      throw new IllegalArgumentException(type.getName() + " is no event");
    }
    return described;
  }

  private static Map<String, Class<? extends Event>> byName() {
    Map<String, Class<? extends Event>> found = new LinkedHashMap<>();
    for (Class<? extends Event> family : FAMILIES) {
      for (Class<? extends Event> type : membersOf(family)) {
        if (found.put(nameOf(type), type) != null) {
          throw new IllegalStateException("two events are called " + nameOf(type));
        }
      }
    }
    return Collections.unmodifiableMap(found);
  }

  private static List<Class<? extends Event>> membersOf(Class<? extends Event> family) {
    List<Class<? extends Event>> members = new ArrayList<>();
    for (Class<?> member : Arrays.asList(family.getPermittedSubclasses())) {
      members.add(member.asSubclass(Event.class));
    }
    return members;
  }
}
