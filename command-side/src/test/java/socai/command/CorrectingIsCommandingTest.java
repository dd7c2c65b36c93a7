package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static socai.fixture.Field.BEGINNING;
import static socai.fixture.Field.CA;
import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.PROVINCE;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.catalogue.ServiceWithdrawn;
import socai.command.catalogue.OfferService;
import socai.command.catalogue.ServiceRefusal;
import socai.command.catalogue.WithdrawService;
import socai.command.household.HouseholdRefusal;
import socai.command.household.MoveHousehold;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.command.household.UpdateHousehold;
import socai.command.team.ChangeRole;
import socai.command.team.DissolveTeam;
import socai.command.team.EnrolMember;
import socai.command.team.FormTeam;
import socai.command.team.LeaveTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.command.team.RenameTeam;
import socai.command.team.TeamRefusal;
import socai.command.territory.AbolishUnit;
import socai.command.territory.EstablishUnit;
import socai.command.territory.MoveUnit;
import socai.command.territory.RenameUnit;
import socai.command.territory.UnitRefusal;
import socai.event.EntryId;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.fixture.Seeds;
import socai.household.Connection;
import socai.household.HouseholdId;
import socai.household.HouseholdUpdated;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.problem.Refusal;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamDissolved;
import socai.team.TeamId;
import socai.team.TeamReleasedFromUnit;
import socai.team.TeamRenamed;
import socai.territory.UnitAbolished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;
import socai.time.OccurredAt;

/**
 * A table of commands and rules: what may not be recorded may not be recorded in place of something
 * else either. Each line is recorded both ways; some rules are only against what is recorded in
 * place of another.
 */
class CorrectingIsCommandingTest extends CommandScenario {
  private static final LocalDate SPRING = day("2024-03-01");
  private static final LocalDate TOMORROW = day("2024-06-02");
  private static final LocalDate BEFORE_ALL = BEGINNING.minusDays(1);
  private static final UnitId NEW_UNIT = Names.unit("new");
  private static final UnitId GONE = Names.unit("gone");
  private static final UnitId OLD_UNIT = Names.unit("old unit");
  private static final UnitId MOVED = Names.unit("moved");
  private static final UnitId GONE_COMMUNE = Names.unit("gone commune");
  private static final TeamId NEW_TEAM = Names.team("new");
  private static final TeamId GONE_TEAM = Names.team("gone");
  private static final TeamId OLD_TEAM = Names.team("old");
  private static final HouseholdId NEW_HOME = Names.household("new");
  private static final ServiceId UNHEARD = new ServiceId("unheard");

  /** A command, in place of something or not. */
  private interface Correcting extends Function<Optional<InsteadOf>, Command> {}

  @BeforeEach
  void field() {
    story.given(Field.units());
    story.recorded("begun", Field.established(GONE, UnitLevel.HAMLET, Optional.of(COMMUNE)));
    story.given(Field.established(GONE_COMMUNE, UnitLevel.COMMUNE, Optional.of(DISTRICT)));
    story.recorded("unit", Field.established(NEW_UNIT, UnitLevel.HAMLET, Optional.of(COMMUNE)));
    story.recorded("hamlet", new UnitRenamed(HAMLET, "Bản Thử", day("2023-02-01"), "NQ"));
    story.recorded("other", new UnitRenamed(OTHER_HAMLET, "Bản Khác", day("2023-02-01"), "NQ"));
    story.recorded("later", new UnitRenamed(OTHER_HAMLET, "Bản Khác", day("2024-04-01"), "NQ"));
    story.recorded("gone", new UnitRenamed(GONE, "Bản Cũ", day("2023-02-01"), "NQ"));
    story.recorded("abolished", new UnitAbolished(GONE, day("2023-06-01"), "NQ"));
    story.given(Field.established(MOVED, UnitLevel.HAMLET, Optional.of(GONE_COMMUNE)));
    story.recorded("moved", new UnitMoved(MOVED, COMMUNE, SPRING, "NQ"));
    story.given(new UnitAbolished(GONE_COMMUNE, day("2024-04-01"), "NQ"));
    story.recorded("formed", Field.assigned(), Field.formed());
    story.recorded("named", new TeamRenamed(TEAM, "Tổ hai", day("2023-02-01")));
    story.recorded(
        "joined",
        new MemberJoined(
            TEAM, CA, Field.name(CA), Role.MEMBER, Organisation.POST, day("2023-03-01")));
    story.recorded("deputy", new RoleChanged(TEAM, CA, Role.DEPUTY, day("2023-04-01")));
    story.recorded("left", new MemberLeft(TEAM, CA, day("2024-04-01")));
    story.recorded(
        "gone team",
        new TeamAssignedToUnit(NEW_UNIT, GONE_TEAM, Field.FORMED),
        Field.formed(GONE_TEAM, NEW_UNIT, Field.founder(LO, Role.LEADER)));
    story.recorded("gone name", new TeamRenamed(GONE_TEAM, "Tổ cũ", day("2023-02-01")));
    story.recorded(
        "dissolved",
        new TeamReleasedFromUnit(NEW_UNIT, GONE_TEAM, day("2023-06-01")),
        new TeamDissolved(GONE_TEAM, day("2023-06-01"), Field.decision()));
    story.given(
        Field.established(OLD_UNIT, UnitLevel.HAMLET, Optional.of(COMMUNE)),
        new TeamAssignedToUnit(OLD_UNIT, OLD_TEAM, Field.FORMED),
        Field.formed(OLD_TEAM, OLD_UNIT, Field.founder(QUANG, Role.MEMBER)));
    story.given(new UnitAbolished(OLD_UNIT, day("2023-06-01"), "NQ"));
    story.recorded(
        "old",
        new TeamReleasedFromUnit(OLD_UNIT, OLD_TEAM, day("2023-05-01")),
        new TeamDissolved(OLD_TEAM, day("2023-05-01"), Field.decision()));
    story.recorded("registered", Field.registered());
    story.recorded("updated", new HouseholdUpdated(HOME, Field.home(HOME), at(day("2023-06-01"))));
    story.recorded("offered", Field.offered(VNEID));
    story.recorded("withdrawn", new ServiceWithdrawn(VNEID, day("2024-05-01")));
    story.on(day("2024-06-01"));
  }

  static Stream<Arguments> both() {
    return Stream.of(
            establishing(), changingUnits(), forming(), changingTeams(), homes(), services())
        .flatMap(Function.identity());
  }

  private static Stream<Arguments> establishing() {
    return Stream.of(
        line(UnitRefusal.KNOWN, "other", established(OTHER_HAMLET, COMMUNE, SPRING)),
        line(CommandRefusal.IN_THE_FUTURE, "unit", established(COMMUNE, TOMORROW)),
        line(UnitRefusal.PARENT_UNKNOWN, "unit", established(Names.unit("x"), SPRING)),
        line(UnitRefusal.WRONG_LEVEL, "unit", established(PROVINCE, BEGINNING)),
        line(UnitRefusal.PARENT_ABOLISHED, "unit", established(GONE_COMMUNE, BEGINNING)));
  }

  private static Stream<Arguments> changingUnits() {
    List<Arguments> lines = new ArrayList<>();
    for (Function<UnitId, Function<LocalDate, Correcting>> change :
        List.<Function<UnitId, Function<LocalDate, Correcting>>>of(
            unit -> on -> wrong -> new RenameUnit(id(), unit, "Tên", on, "NQ", wrong),
            unit -> on -> wrong -> new MoveUnit(id(), unit, COMMUNE, on, "NQ", wrong),
            unit -> on -> wrong -> new AbolishUnit(id(), unit, on, "NQ", wrong))) {
      lines.add(
          line(
              UnitRefusal.UNKNOWN,
              "unit",
              wrong ->
                  change
                      .apply(wrong.isPresent() ? NEW_UNIT : Names.unit("x"))
                      .apply(SPRING)
                      .apply(wrong)));
      lines.add(line(CommandRefusal.IN_THE_FUTURE, "hamlet", change.apply(HAMLET).apply(TOMORROW)));
      lines.add(line(UnitRefusal.ABOLISHED, "gone", change.apply(GONE).apply(SPRING)));
      lines.add(line(UnitRefusal.OUT_OF_ORDER, "hamlet", change.apply(HAMLET).apply(BEFORE_ALL)));
    }
    lines.add(
        line(
            UnitRefusal.PARENT_UNKNOWN,
            "hamlet",
            wrong -> new MoveUnit(id(), HAMLET, Names.unit("x"), SPRING, "NQ", wrong)));
    lines.add(
        line(
            UnitRefusal.WRONG_LEVEL,
            "hamlet",
            wrong -> new MoveUnit(id(), HAMLET, PROVINCE, SPRING, "NQ", wrong)));
    lines.add(
        line(
            UnitRefusal.PARENT_ABOLISHED,
            "hamlet",
            wrong -> new MoveUnit(id(), HAMLET, GONE_COMMUNE, SPRING, "NQ", wrong)));
    lines.add(
        line(
            UnitRefusal.OUT_OF_ORDER,
            "other",
            wrong -> new AbolishUnit(id(), OTHER_HAMLET, SPRING, "NQ", wrong)));
    lines.add(
        line(
            UnitRefusal.HAS_A_TEAM,
            "hamlet",
            wrong -> new AbolishUnit(id(), HAMLET, SPRING, "NQ", wrong)));
    return lines.stream();
  }

  private static Stream<Arguments> forming() {
    NewMember leader = member(LO, Role.LEADER);
    return Stream.of(
        line(
            TeamRefusal.KNOWN,
            "named",
            wrong -> form(TEAM, OTHER_HAMLET, UnitLevel.HAMLET, SPRING, wrong, leader)),
        line(CommandRefusal.IN_THE_FUTURE, "formed", formed(OTHER_HAMLET, TOMORROW, leader)),
        line(TeamRefusal.DECIDED_LATER, "formed", formed(OTHER_HAMLET, day("2022-06-30"), leader)),
        line(
            TeamRefusal.MEMBER_TWICE,
            "formed",
            formed(OTHER_HAMLET, SPRING, leader, member(LO, Role.MEMBER))),
        line(
            TeamRefusal.SECOND_LEADER,
            "formed",
            formed(OTHER_HAMLET, SPRING, leader, member(CA, Role.LEADER))),
        line(TeamRefusal.UNIT_UNKNOWN, "gone team", again(Names.unit("x"), UnitLevel.HAMLET)),
        line(TeamRefusal.UNIT_WITHOUT_TEAMS, "gone team", again(DISTRICT, UnitLevel.HAMLET)),
        line(TeamRefusal.WRONG_LEVEL, "gone team", again(COMMUNE, UnitLevel.HAMLET)),
        line(TeamRefusal.UNIT_HAS_A_TEAM, "gone team", again(HAMLET, UnitLevel.HAMLET)),
        line(TeamRefusal.UNIT_ABOLISHED, "formed", formed(GONE, Field.FORMED, leader)));
  }

  private static Stream<Arguments> changingTeams() {
    List<Arguments> lines = new ArrayList<>();
    for (Function<TeamId, Function<LocalDate, Correcting>> change : ofATeam()) {
      lines.add(
          line(
              TeamRefusal.UNKNOWN,
              "formed",
              wrong ->
                  change.apply(wrong.isPresent() ? TEAM : NEW_TEAM).apply(SPRING).apply(wrong)));
      lines.add(line(CommandRefusal.IN_THE_FUTURE, "named", change.apply(TEAM).apply(TOMORROW)));
      lines.add(
          line(
              TeamRefusal.BEFORE_FORMATION,
              "named",
              change.apply(TEAM).apply(Field.FORMED.minusDays(1))));
      lines.add(line(TeamRefusal.DISSOLVED, "gone name", change.apply(GONE_TEAM).apply(SPRING)));
    }
    lines.add(
        line(
            CommandRefusal.IN_THE_FUTURE,
            "named",
            wrong ->
                new DissolveTeam(
                    id(),
                    TEAM,
                    day("2024-05-01"),
                    new NewDecision("UBND xã", "45/QĐ-UBND", TOMORROW, List.of()),
                    wrong)));
    lines.add(
        line(
            TeamRefusal.LATER_CHANGES,
            "named",
            wrong -> new DissolveTeam(id(), TEAM, SPRING, decision(), wrong)));
    lines.add(
        line(
            TeamRefusal.SECOND_LEADER,
            "named",
            wrong -> enrol(TEAM, Names.person("x"), Role.LEADER, SPRING, wrong)));
    lines.add(
        line(
            TeamRefusal.MEMBER_TWICE,
            "named",
            wrong -> enrol(TEAM, QUANG, Role.MEMBER, SPRING, wrong)));
    lines.add(
        line(
            TeamRefusal.SECOND_LEADER,
            "named",
            wrong -> new ChangeRole(id(), TEAM, QUANG, Role.LEADER, SPRING, wrong)));
    lines.add(
        line(
            TeamRefusal.SAME_ROLE,
            "named",
            wrong -> new ChangeRole(id(), TEAM, QUANG, Role.MEMBER, SPRING, wrong)));
    lines.add(
        line(
            TeamRefusal.NOT_A_MEMBER,
            "named",
            wrong -> new ChangeRole(id(), TEAM, Names.person("x"), Role.DEPUTY, SPRING, wrong)));
    lines.add(
        line(
            TeamRefusal.NOT_A_MEMBER,
            "named",
            wrong -> new LeaveTeam(id(), TEAM, Names.person("x"), SPRING, wrong)));
    return lines.stream();
  }

  private static List<Function<TeamId, Function<LocalDate, Correcting>>> ofATeam() {
    return List.of(
        team -> on -> wrong -> new RenameTeam(id(), team, "Tên", on, wrong),
        team -> on -> wrong -> new DissolveTeam(id(), team, on, decision(), wrong),
        team -> on -> wrong -> enrol(team, CA, Role.MEMBER, on, wrong),
        team -> on -> wrong -> new ChangeRole(id(), team, QUANG, Role.DEPUTY, on, wrong),
        team -> on -> wrong -> new LeaveTeam(id(), team, QUANG, on, wrong));
  }

  private static Stream<Arguments> homes() {
    return Stream.of(
        line(
            HouseholdRefusal.KNOWN,
            "updated",
            wrong -> new RegisterHousehold(id(), HOME, HAMLET, home(), at(SPRING), wrong)),
        line(CommandRefusal.IN_THE_FUTURE, "registered", registered(HAMLET, TOMORROW)),
        line(HouseholdRefusal.HAMLET_UNKNOWN, "registered", registered(Names.unit("x"), SPRING)),
        line(HouseholdRefusal.NOT_A_HAMLET, "registered", registered(COMMUNE, SPRING)),
        line(
            HouseholdRefusal.UNKNOWN,
            "registered",
            wrong -> new UpdateHousehold(id(), known(wrong), home(), at(SPRING), wrong)),
        line(
            CommandRefusal.IN_THE_FUTURE,
            "updated",
            wrong -> new UpdateHousehold(id(), HOME, home(), at(TOMORROW), wrong)),
        line(
            HouseholdRefusal.BEFORE_REGISTRATION,
            "updated",
            wrong -> new UpdateHousehold(id(), HOME, home(), at(day("2023-01-04")), wrong)),
        line(
            HouseholdRefusal.UNKNOWN,
            "registered",
            wrong -> moved(known(wrong), OTHER_HAMLET, SPRING, wrong)),
        line(
            CommandRefusal.IN_THE_FUTURE,
            "updated",
            wrong -> moved(HOME, OTHER_HAMLET, TOMORROW, wrong)),
        line(
            HouseholdRefusal.BEFORE_REGISTRATION,
            "updated",
            wrong -> moved(HOME, OTHER_HAMLET, day("2023-01-04"), wrong)),
        line(
            HouseholdRefusal.HAMLET_UNKNOWN,
            "updated",
            wrong -> moved(HOME, Names.unit("x"), SPRING, wrong)),
        line(
            HouseholdRefusal.NOT_A_HAMLET, "updated", wrong -> moved(HOME, COMMUNE, SPRING, wrong)),
        line(HouseholdRefusal.LIVES_THERE, "updated", wrong -> moved(HOME, HAMLET, SPRING, wrong)));
  }

  private static Stream<Arguments> services() {
    return Stream.of(
        line(CommandRefusal.IN_THE_FUTURE, "withdrawn", offered(TOMORROW)),
        line(ServiceRefusal.OFFERED_ALREADY, "withdrawn", offered(SPRING)),
        line(CommandRefusal.IN_THE_FUTURE, "withdrawn", withdrawn(VNEID, TOMORROW)),
        line(ServiceRefusal.UNKNOWN, "withdrawn", withdrawn(UNHEARD, SPRING)),
        line(ServiceRefusal.NOT_OFFERED, "withdrawn", withdrawn(VNEID, BEFORE_ALL)));
  }

  @ParameterizedTest(name = "{0}, in place of {1}: {3}")
  @MethodSource("both")
  void what_may_not_be_told_is_not_told_in_place_of_something_else(
      Refusal refusal, String wrong, Correcting correcting, String command) {
    story.when(correcting.apply(Optional.empty())).refused(refusal);
    story.when(correcting.apply(insteadOf(wrong))).refused(refusal);
  }

  static Stream<Arguments> onlyInPlace() {
    Function<UnitId, List<Correcting>> ofUnits =
        unit ->
            List.of(
                wrong -> new RenameUnit(id(), unit, "Tên", day("2024-05-01"), "NQ", wrong),
                wrong -> new MoveUnit(id(), unit, COMMUNE, day("2024-05-01"), "NQ", wrong),
                wrong -> new AbolishUnit(id(), unit, day("2024-05-01"), "NQ", wrong),
                established(COMMUNE, SPRING));
    List<Correcting> ofTeams =
        List.of(
            wrong -> new RenameTeam(id(), TEAM, "Tên", SPRING, wrong),
            wrong -> new DissolveTeam(id(), TEAM, day("2024-05-01"), decision(), wrong),
            wrong -> enrol(TEAM, Names.person("x"), Role.MEMBER, SPRING, wrong),
            wrong -> new ChangeRole(id(), TEAM, QUANG, Role.DEPUTY, SPRING, wrong),
            wrong -> new LeaveTeam(id(), TEAM, QUANG, SPRING, wrong),
            formed(OTHER_HAMLET, SPRING, member(LO, Role.LEADER)));
    List<Correcting> ofHomes =
        List.of(
            wrong -> new UpdateHousehold(id(), HOME, home(), at(SPRING), wrong),
            wrong -> moved(HOME, OTHER_HAMLET, SPRING, wrong),
            registered(HAMLET, SPRING));
    List<Arguments> lines = new ArrayList<>();
    ofUnits.apply(NEW_UNIT).forEach(t -> lines.add(line(UnitRefusal.ENTRY_UNKNOWN, "x", t)));
    ofUnits
        .apply(MOVED)
        .subList(0, 3)
        .forEach(t -> lines.add(line(UnitRefusal.PARENT_ABOLISHED, "moved", t)));
    ofTeams.forEach(t -> lines.add(line(TeamRefusal.ENTRY_UNKNOWN, "x", t)));
    ofHomes.forEach(t -> lines.add(line(HouseholdRefusal.ENTRY_UNKNOWN, "x", t)));
    lines.add(line(ServiceRefusal.ENTRY_UNKNOWN, "x", offered(day("2024-05-02"))));
    lines.add(line(ServiceRefusal.ENTRY_UNKNOWN, "x", withdrawn(VNEID, SPRING)));
    ofATeam()
        .forEach(
            change ->
                lines.add(
                    line(
                        TeamRefusal.UNIT_ABOLISHED,
                        "old",
                        change.apply(OLD_TEAM).apply(day("2023-07-01")))));
    lines.add(line(UnitRefusal.HAS_A_TEAM, "unit", established(COMMUNE, SPRING)));
    lines.add(
        line(UnitRefusal.RESTS_ON_IT, "begun", established(GONE, COMMUNE, day("2023-03-01"))));
    ofTeams.subList(2, 4).forEach(t -> lines.add(line(TeamRefusal.RESTS_ON_IT, "joined", t)));
    lines.add(line(TeamRefusal.RESTS_ON_IT, "joined", ofTeams.get(0)));
    lines.add(line(TeamRefusal.RESTS_ON_IT, "joined", ofTeams.get(4)));
    lines.add(line(TeamRefusal.RESTS_ON_IT, "joined", ofTeams.get(1)));
    lines.add(line(TeamRefusal.RESTS_ON_IT, "formed", ofTeams.get(5)));
    lines.add(line(HouseholdRefusal.RESTS_ON_IT, "registered", ofHomes.get(2)));
    lines.add(line(ServiceRefusal.RESTS_ON_IT, "offered", offered(day("2024-05-02"))));
    return lines.stream();
  }

  @ParameterizedTest(name = "{0}, in place of {1}: {3}")
  @MethodSource("onlyInPlace")
  void some_rules_are_only_against_what_is_told_in_place_of_something_else(
      Refusal refusal, String wrong, Correcting correcting, String command) {
    story.when(correcting.apply(insteadOf(wrong))).refused(refusal);
  }

  static Stream<Arguments> againstWhatWasRecorded() {
    return Stream.of(
        line(
            TeamRefusal.OUT_OF_ORDER,
            "named",
            wrong -> enrol(TEAM, CA, Role.MEMBER, day("2023-02-15"), wrong)),
        line(
            TeamRefusal.OUT_OF_ORDER,
            "named",
            wrong -> new LeaveTeam(id(), TEAM, CA, day("2023-03-15"), wrong)));
  }

  @ParameterizedTest(name = "{0}, in place of {1}: {3}")
  @MethodSource("againstWhatWasRecorded")
  void what_contradicts_what_was_told_names_it_either_way(
      Refusal refusal, String wrong, Correcting correcting, String command) {
    story.when(correcting.apply(Optional.empty())).refused(refusal);
    story.when(correcting.apply(insteadOf(wrong))).refused(TeamRefusal.RESTS_ON_IT);
  }

  /** Wherever chance leads, a command is refused for nothing that is not in the table. */
  @Test
  @Tag("chance")
  void the_table_has_every_rule_that_chance_comes_upon() {
    Set<String> table =
        Stream.of(both(), onlyInPlace(), againstWhatWasRecorded())
            .flatMap(Function.identity())
            .map(line -> line.get()[3] + " " + ((Refusal) line.get()[0]).code())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> seen = new TreeSet<>();
    Seeds.forEach(Integer.getInteger("socai.long", 8), random -> walk(random, seen));
    assertThat(seen).hasSizeGreaterThan(40);
    seen.removeAll(table);
    assertThat(seen).isEmpty();
  }

  private static void walk(Random random, Set<String> seen) {
    RandomCommands commands = new RandomCommands(random);
    List<EntryId> entries = new ArrayList<>();
    try (Story story = OrderOfRecordingTest.begin()) {
      for (int i = 0; i < 150; i++) {
        Optional<InsteadOf> wrong =
            entries.isEmpty() || random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new InsteadOf(commands.any(entries), "Nhầm"));
        Command command = commands.fact(commands.day(), wrong);
        Optional<String> refusal = OrderOfRecordingTest.refusal(story, command);
        if (refusal.isEmpty()) {
          entries.add(command.entry());
        }
        refusal
            .filter(code -> !code.startsWith("guidance."))
            .ifPresent(code -> seen.add(command.getClass().getSimpleName() + " " + code));
      }
    }
  }

  private static Arguments line(Refusal refusal, String wrong, Correcting correcting) {
    return arguments(
        refusal, wrong, correcting, correcting.apply(Optional.empty()).getClass().getSimpleName());
  }

  private static Optional<InsteadOf> insteadOf(String entry) {
    return Optional.of(new InsteadOf(Names.entry(entry), "Nhầm"));
  }

  private static int asked;

  private static CommandId id() {
    return Names.command("asked " + asked++);
  }

  private static OccurredAt at(LocalDate day) {
    return new OccurredAt(day.atTime(9, 0).atOffset(ZoneOffset.ofHours(7)));
  }

  /** Of a new unit; in place of something, of the one that is there. */
  private static Correcting established(UnitId parent, LocalDate from) {
    return wrong ->
        established(wrong.isPresent() ? NEW_UNIT : Names.unit("another"), parent, from)
            .apply(wrong);
  }

  private static Correcting established(UnitId unit, UnitId parent, LocalDate from) {
    return wrong ->
        new EstablishUnit(
            id(),
            unit,
            "x1",
            "Bản",
            UnitLevel.HAMLET,
            Optional.of(parent),
            from,
            Optional.empty(),
            "NQ",
            wrong);
  }

  private static Correcting formed(UnitId unit, LocalDate from, NewMember... founders) {
    return wrong ->
        form(wrong.isPresent() ? TEAM : NEW_TEAM, unit, UnitLevel.HAMLET, from, wrong, founders);
  }

  private static Correcting again(UnitId unit, UnitLevel level) {
    return wrong ->
        form(
            wrong.isPresent() ? GONE_TEAM : NEW_TEAM,
            unit,
            level,
            Field.FORMED,
            wrong,
            member(LO, Role.LEADER));
  }

  private static FormTeam form(
      TeamId team,
      UnitId unit,
      UnitLevel level,
      LocalDate from,
      Optional<InsteadOf> wrong,
      NewMember... founders) {
    return new FormTeam(
        id(), team, unit, level, "Tổ", decision(), from, Arrays.asList(founders), wrong);
  }

  private static EnrolMember enrol(
      TeamId team, PersonId person, Role role, LocalDate from, Optional<InsteadOf> wrong) {
    return new EnrolMember(id(), team, person, "Người thử", role, Organisation.POST, from, wrong);
  }

  private static NewMember member(PersonId person, Role role) {
    return new NewMember(person, "Người thử", role, Organisation.POST);
  }

  private static NewDecision decision() {
    return new NewDecision("UBND xã", "45/QĐ-UBND", day("2022-07-01"), List.of());
  }

  private static HouseholdId known(Optional<InsteadOf> wrong) {
    return wrong.isPresent() ? HOME : NEW_HOME;
  }

  private static Correcting registered(UnitId hamlet, LocalDate day) {
    return wrong -> new RegisterHousehold(id(), known(wrong), hamlet, home(), at(day), wrong);
  }

  private static MoveHousehold moved(
      HouseholdId home, UnitId hamlet, LocalDate day, Optional<InsteadOf> wrong) {
    return new MoveHousehold(id(), home, hamlet, "Nhà", at(day), wrong);
  }

  private static NewHome home() {
    return new NewHome("Lường Thử", "Nhà số 3", 5, 2, Connection.MOBILE);
  }

  private static Correcting offered(LocalDate from) {
    return wrong ->
        new OfferService(id(), VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", from, wrong);
  }

  private static Correcting withdrawn(ServiceId service, LocalDate on) {
    return wrong -> new WithdrawService(id(), service, on, wrong);
  }
}
