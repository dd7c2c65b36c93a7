package socai.benchmarks.visible;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.command.catalogue.OfferService;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.command.team.FormTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.command.territory.EstablishUnit;
import socai.guidance.ActId;
import socai.guidance.Channel;
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

/** One hamlet with a team and many households, and acts of guidance without an end. */
final class Village {
  private static final LocalDate FROM = LocalDate.of(2023, 1, 1);
  private static final OffsetDateTime FIRST_ACT =
      OffsetDateTime.of(2024, 1, 1, 18, 0, 0, 0, ZoneOffset.ofHours(7));
  private static final List<ServiceId> SERVICES =
      List.of(new ServiceId("vneid"), new ServiceId("dich-vu-cong"), new ServiceId("so-suc-khoe"));

  private final UnitId hamlet = new UnitId(UUID.randomUUID());
  private final TeamId team = new TeamId(UUID.randomUUID());
  private final PersonId member = new PersonId(UUID.randomUUID());
  private final List<HouseholdId> households = new ArrayList<>();

  Village(int count) {
    for (int i = 0; i < count; i++) {
      households.add(new HouseholdId(UUID.randomUUID()));
    }
  }

  /** What must be there first, one after the other. */
  List<Command> foundation() {
    UnitId province = new UnitId(UUID.randomUUID());
    UnitId commune = new UnitId(UUID.randomUUID());
    List<Command> commands = new ArrayList<>();
    commands.add(unit(province, "14", UnitLevel.PROVINCE, Optional.empty()));
    commands.add(unit(commune, "03646", UnitLevel.COMMUNE, Optional.of(province)));
    commands.add(unit(hamlet, "03646.1", UnitLevel.HAMLET, Optional.of(commune)));
    for (ServiceId service : SERVICES) {
      commands.add(
          new OfferService(
              command(), service, ServiceField.PLATFORMS, service.value(), service.value(), FROM));
    }
    commands.add(
        new FormTeam(
            command(),
            team,
            hamlet,
            UnitLevel.HAMLET,
            "Tổ CĐSCĐ bản Mòn",
            new NewDecision("UBND", "1/QĐ-UBND", FROM, List.of()),
            FROM,
            List.of(new NewMember(member, "Lò Văn A", Role.LEADER, Organisation.YOUTH_UNION))));
    return commands;
  }

  /** The households, in any order. */
  List<Command> households() {
    List<Command> commands = new ArrayList<>();
    for (HouseholdId household : households) {
      commands.add(
          new RegisterHousehold(
              command(),
              household,
              hamlet,
              new NewHome("Quàng Thị B", "Số nhà 1", 4, 2, Connection.MOBILE),
              new OccurredAt(FIRST_ACT.minusDays(1))));
    }
    return commands;
  }

  /** Act {@code number}, from 0: each household in its turn, each time on the next service. */
  RecordGuidanceAct act(int number) {
    int round = number / households.size();
    ServiceId service = SERVICES.get(round % SERVICES.size());
    return new RecordGuidanceAct(
        command(),
        new ActId(UUID.randomUUID()),
        households.get(number % households.size()),
        new NewGuidance(
            team,
            List.of(member),
            new OccurredAt(FIRST_ACT.plusDays(round)),
            Channel.DOOR,
            List.of(
                round < SERVICES.size()
                    ? new Step.Installed(service)
                    : new Step.UsesAlone(service)),
            Optional.empty()));
  }

  private static EstablishUnit unit(
      UnitId id, String code, UnitLevel level, Optional<UnitId> parent) {
    return new EstablishUnit(
        command(), id, code, code, level, parent, FROM, Optional.empty(), "benchmark");
  }

  private static CommandId command() {
    return new CommandId(UUID.randomUUID());
  }
}
