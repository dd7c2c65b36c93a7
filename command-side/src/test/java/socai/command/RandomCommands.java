package socai.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.catalogue.OfferService;
import socai.command.catalogue.RetractServiceEntry;
import socai.command.catalogue.WithdrawService;
import socai.command.guidance.CorrectGuidanceAct;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.guidance.RetractGuidanceAct;
import socai.command.household.MoveHousehold;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.command.household.RetractHouseholdEntry;
import socai.command.household.UpdateHousehold;
import socai.command.team.ChangeRole;
import socai.command.team.DissolveTeam;
import socai.command.team.EnrolMember;
import socai.command.team.FormTeam;
import socai.command.team.LeaveTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.command.team.RenameTeam;
import socai.command.team.RetractTeamEntry;
import socai.command.territory.AbolishUnit;
import socai.command.territory.EstablishUnit;
import socai.command.territory.MoveUnit;
import socai.command.territory.RenameUnit;
import socai.command.territory.RetractUnitEntry;
import socai.event.EntryId;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Channel;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/** Commands by chance, in a world so small that they meet. */
final class RandomCommands {
  static final List<UnitId> COMMUNES = List.of(Field.COMMUNE, Names.unit("commune 2"));
  static final List<UnitId> HAMLETS =
      List.of(Field.HAMLET, Field.OTHER_HAMLET, Names.unit("hamlet 3"));
  static final List<TeamId> TEAMS = List.of(Names.team("one"), Names.team("two"));
  static final List<PersonId> PEOPLE = List.of(Field.LO, Field.QUANG, Field.CA);
  static final List<HouseholdId> HOMES = List.of(Names.household("a"), Names.household("b"));
  static final List<ServiceId> SERVICES = List.of(Field.VNEID, Field.PAYMENT);
  static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

  private static final int DAYS = 40;

  private final Random random;
  private int named;

  RandomCommands(Random random) {
    this.random = random;
  }

  /** The units that are there from the beginning: all but one commune and one hamlet. */
  static List<socai.territory.UnitEstablished> beginning() {
    return Field.units();
  }

  /** Something new, told of a day by chance. */
  Command next() {
    return fact(day(), Optional.empty());
  }

  LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  CommandId id() {
    return new CommandId(new UUID(random.nextLong(), random.nextLong()));
  }

  /** Something told of {@code day}, perhaps in place of something else. */
  Command fact(LocalDate day, Optional<InsteadOf> wrong) {
    OccurredAt at = new OccurredAt(day.atTime(9, 0).atOffset(java.time.ZoneOffset.ofHours(7)));
    UnitId hamlet = any(HAMLETS);
    TeamId team = any(TEAMS);
    PersonId person = any(PEOPLE);
    HouseholdId home = any(HOMES);
    ServiceId service = any(SERVICES);
    Role role = any(List.of(Role.LEADER, Role.DEPUTY, Role.MEMBER));
    String name = "Tên " + named++;
    return switch (random.nextInt(19)) {
      case 0 -> establish(hamlet, UnitLevel.HAMLET, any(COMMUNES), day, wrong);
      case 1 -> establish(any(COMMUNES), UnitLevel.COMMUNE, Field.DISTRICT, day, wrong);
      case 2 -> new RenameUnit(id(), hamlet, name, day, "NQ", wrong);
      case 3 -> new MoveUnit(id(), hamlet, any(COMMUNES), day, "NQ", wrong);
      case 4 ->
          new AbolishUnit(id(), random.nextInt(3) == 0 ? any(COMMUNES) : hamlet, day, "NQ", wrong);
      case 5, 6 ->
          new FormTeam(
              id(),
              team,
              hamlet,
              UnitLevel.HAMLET,
              name,
              decision(),
              day,
              List.of(new NewMember(person, "Người thử", role, Organisation.POST)),
              wrong);
      case 7 -> new DissolveTeam(id(), team, day, decision(), wrong);
      case 8 -> new RenameTeam(id(), team, name, day, wrong);
      case 9 ->
          new EnrolMember(id(), team, person, "Người thử", role, Organisation.POST, day, wrong);
      case 10 -> new ChangeRole(id(), team, person, role, day, wrong);
      case 11 -> new LeaveTeam(id(), team, person, day, wrong);
      case 12 -> new RegisterHousehold(id(), home, hamlet, home(), at, wrong);
      case 13 -> new MoveHousehold(id(), home, hamlet, name, at, wrong);
      case 14 -> new UpdateHousehold(id(), home, home(), at, wrong);
      case 15 -> new OfferService(id(), service, ServiceField.IDENTITY, name, name, day, wrong);
      case 16 -> new WithdrawService(id(), service, day, wrong);
      default -> new RecordGuidanceAct(id(), act(), home, guidance(team, person, at, service));
    };
  }

  private ActId act() {
    return Names.act("act " + random.nextInt(6));
  }

  private NewGuidance guidance(TeamId team, PersonId person, OccurredAt at, ServiceId service) {
    Step step =
        switch (random.nextInt(3)) {
          case 0 -> new Step.Introduced(service);
          case 1 -> new Step.Activated(service);
          default -> new Step.SteppedBack(service, AdoptionLevel.NONE, Reason.LOST_PHONE);
        };
    return new NewGuidance(
        team, List.of(person), at, Channel.DOOR, List.of(step), Optional.empty());
  }

  /** A correction or a retraction of an act. */
  Command ofAnAct() {
    OccurredAt at = new OccurredAt(day().atTime(10, 0).atOffset(java.time.ZoneOffset.ofHours(7)));
    return random.nextBoolean()
        ? new RetractGuidanceAct(id(), act(), any(HOMES), "Nhầm")
        : new CorrectGuidanceAct(
            id(), act(), any(HOMES), guidance(any(TEAMS), any(PEOPLE), at, any(SERVICES)), "Nhầm");
  }

  /** A retraction of {@code entry}, by whoever it may have been recorded of. */
  Command retraction(EntryId entry) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new RetractUnitEntry(
              id(), random.nextInt(3) == 0 ? any(COMMUNES) : any(HAMLETS), entry, "Nhầm");
      case 1 -> new RetractTeamEntry(id(), any(TEAMS), entry, "Nhầm");
      case 2 -> new RetractHouseholdEntry(id(), any(HOMES), entry, "Nhầm");
      default -> new RetractServiceEntry(id(), any(SERVICES), entry, "Nhầm");
    };
  }

  private EstablishUnit establish(
      UnitId unit, UnitLevel level, UnitId parent, LocalDate day, Optional<InsteadOf> wrong) {
    return new EstablishUnit(
        id(),
        unit,
        "x" + named++,
        "Đơn vị",
        level,
        Optional.of(parent),
        day,
        Optional.empty(),
        "NQ",
        wrong);
  }

  private NewHome home() {
    return new NewHome("Lường", "Nhà", 5, random.nextInt(9), Connection.MOBILE);
  }

  private static NewDecision decision() {
    return new NewDecision("UBND xã", "45/QĐ-UBND", FIRST.minusDays(1), List.of());
  }
}
