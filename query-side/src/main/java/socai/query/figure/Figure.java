package socai.query.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.household.HouseholdId;
import socai.schema.Texts;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * A number that answers show, of a date that is not part of it. Its evidence is the set of events
 * that add to it or take away from it; what they add up to is the figure.
 */
public sealed interface Figure {
  /** What figures are called, each in its one form; what is not of it names none. */
  String FORM =
      "(teams|members)([.](commune|hamlet))?"
          + "|(team-members|households)[.]"
          + Form.ID
          + "|(unit-teams|unit-members)[.]"
          + Form.ID
          + "([.](commune|hamlet))?|reached[.]"
          + Form.ID
          + "[.]"
          + Form.SERVICE
          + "[.](introduced|installed|activated|uses_alone)|level[.]"
          + Form.ID
          + "[.]"
          + Form.SERVICE;

  /** What names are made of. */
  final class Form {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** As long as one may be, and no longer. */
    private static final String SERVICE =
        "(?=[a-z0-9-]{1," + ServiceId.LONGEST + "}(?![a-z0-9-]))" + ServiceId.FORM;

    private Form() {}
  }

  /** How many teams there are on a date; {@code level} empty: of all levels. */
  record Teams(Optional<UnitLevel> level) implements Figure {
    @Override
    public Kind kind() {
      return Kind.TEAMS;
    }

    @Override
    public Map<String, String> parameters() {
      return level.map(l -> Map.of("level", l.code())).orElse(Map.of());
    }
  }

  /** How many memberships there are on a date; {@code level} empty: in teams of all levels. */
  record Members(Optional<UnitLevel> level) implements Figure {
    @Override
    public Kind kind() {
      return Kind.MEMBERS;
    }

    @Override
    public Map<String, String> parameters() {
      return level.map(l -> Map.of("level", l.code())).orElse(Map.of());
    }
  }

  /** How many members a team has on a date. */
  record TeamMembers(TeamId team) implements Figure {
    @Override
    public Kind kind() {
      return Kind.TEAM_MEMBERS;
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("team", team.toString());
    }
  }

  /** A figure of a unit and all below it: its parts are the same figures of these units alone. */
  sealed interface OfUnit extends Figure {
    /** The unit. */
    UnitId unit();

    /** The same figure of another unit. */
    OfUnit in(UnitId another);

    /** The figures without parts that {@code another} has a share in, on its own account. */
    default List<OfUnit> partsOf(UnitId another) {
      return List.of(in(another));
    }
  }

  /** How many teams work in a unit on a date; {@code level} empty: of all levels. */
  record UnitTeams(UnitId unit, Optional<UnitLevel> level) implements OfUnit {
    @Override
    public UnitTeams in(UnitId another) {
      return new UnitTeams(another, level);
    }

    @Override
    public List<OfUnit> partsOf(UnitId another) {
      return levels(level).<OfUnit>map(l -> new UnitTeams(another, Optional.of(l))).toList();
    }

    @Override
    public Kind kind() {
      return Kind.UNIT_TEAMS;
    }

    @Override
    public Map<String, String> parameters() {
      return inUnit(unit, level);
    }
  }

  /** How many memberships these teams have; {@code level} empty: in teams of all levels. */
  record UnitMembers(UnitId unit, Optional<UnitLevel> level) implements OfUnit {
    @Override
    public UnitMembers in(UnitId another) {
      return new UnitMembers(another, level);
    }

    @Override
    public List<OfUnit> partsOf(UnitId another) {
      return levels(level).<OfUnit>map(l -> new UnitMembers(another, Optional.of(l))).toList();
    }

    @Override
    public Kind kind() {
      return Kind.UNIT_MEMBERS;
    }

    @Override
    public Map<String, String> parameters() {
      return inUnit(unit, level);
    }
  }

  /** How many households live in a unit on a date. */
  record Households(UnitId unit) implements OfUnit {
    @Override
    public Households in(UnitId another) {
      return new Households(another);
    }

    @Override
    public Kind kind() {
      return Kind.HOUSEHOLDS;
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("unit", unit.toString());
    }
  }

  /** How many of them stand at or above a level of a service on that date. */
  record Reached(UnitId unit, ServiceId service, AdoptionLevel level) implements OfUnit {
    /**
     * @throws IllegalArgumentException if {@code level} is none: every household stands there
     */
    public Reached {
      if (level == AdoptionLevel.NONE) {
        throw new IllegalArgumentException("every household stands on none or above");
      }
    }

    @Override
    public Reached in(UnitId another) {
      return new Reached(another, service, level);
    }

    @Override
    public Kind kind() {
      return Kind.REACHED;
    }

    @Override
    public Map<String, String> parameters() {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("unit", unit.toString());
      parameters.put("service", service.value());
      parameters.put("level", level.code());
      return parameters;
    }
  }

  /** Which rung of a service's ladder a household stands on, on a date: 0 (none) to 4. */
  record Level(HouseholdId household, ServiceId service) implements Figure {
    @Override
    public Kind kind() {
      return Kind.LEVEL;
    }

    @Override
    public Map<String, String> parameters() {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("household", household.toString());
      parameters.put("service", service.value());
      return parameters;
    }
  }

  /** The kinds of figures, in the words of their texts. */
  enum Kind {
    TEAMS,
    MEMBERS,
    TEAM_MEMBERS,
    UNIT_TEAMS,
    UNIT_MEMBERS,
    HOUSEHOLDS,
    REACHED,
    LEVEL;

    /** The first word of the text of such figures. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Which kind. */
  Kind kind();

  /** What is to be known besides the kind, in the order of the text; by names that never change. */
  Map<String, String> parameters();

  /** Its one form in addresses, files and on the command line, such as {@code members.hamlet}. */
  default String text() {
    List<String> words = new ArrayList<>(List.of(kind().code()));
    words.addAll(parameters().values());
    return String.join(".", words);
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException if {@code text} is of no figure, or not in its one form
   */
  static Figure of(String text) {
    List<String> words = Arrays.asList(text.split("[.]", -1));
    Figure figure =
        switch (words.get(0) + words.size()) {
          case "teams1" -> new Teams(Optional.empty());
          case "teams2" -> new Teams(Optional.of(teamLevel(words.get(1))));
          case "members1" -> new Members(Optional.empty());
          case "members2" -> new Members(Optional.of(teamLevel(words.get(1))));
          case "team-members2" -> new TeamMembers(new TeamId(Texts.uuid(words.get(1))));
          case "unit-teams2" -> new UnitTeams(unit(words.get(1)), Optional.empty());
          case "unit-teams3" ->
              new UnitTeams(unit(words.get(1)), Optional.of(teamLevel(words.get(2))));
          case "unit-members2" -> new UnitMembers(unit(words.get(1)), Optional.empty());
          case "unit-members3" ->
              new UnitMembers(unit(words.get(1)), Optional.of(teamLevel(words.get(2))));
          case "households2" -> new Households(unit(words.get(1)));
          case "reached4" ->
              new Reached(
                  unit(words.get(1)),
                  new ServiceId(words.get(2)),
                  AdoptionLevel.valueOf(words.get(3).toUpperCase(Locale.ROOT)));
          case "level3" ->
              new Level(new HouseholdId(Texts.uuid(words.get(1))), new ServiceId(words.get(2)));
          default -> throw new IllegalArgumentException("no figure is called so");
        };
    if (!figure.text().equals(text)) {
      throw new IllegalArgumentException("not in the one form of this figure");
    }
    return figure;
  }

  private static Stream<UnitLevel> levels(Optional<UnitLevel> level) {
    return level
        .map(Stream::of)
        .orElseGet(() -> Stream.of(UnitLevel.values()).filter(UnitLevel::hasTeams));
  }

  private static Map<String, String> inUnit(UnitId unit, Optional<UnitLevel> level) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("unit", unit.toString());
    level.ifPresent(l -> parameters.put("level", l.code()));
    return parameters;
  }

  private static UnitLevel teamLevel(String code) {
    UnitLevel level = UnitLevel.valueOf(code.toUpperCase(Locale.ROOT));
    if (!level.hasTeams()) {
      throw new IllegalArgumentException("units of this level have no teams");
    }
    return level;
  }

  private static UnitId unit(String id) {
    return new UnitId(Texts.uuid(id));
  }
}
