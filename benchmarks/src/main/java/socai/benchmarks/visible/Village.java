package socai.benchmarks.visible;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

/**
 * A commune of hamlets, each with a team of one and its households, and acts of guidance without an
 * end, as if a whole province sent what it had kept for days.
 */
final class Village {
  private static final int HAMLETS = 100;
  private static final LocalDate FROM = LocalDate.of(2023, 1, 1);

  /**
   * How long before it is told the first act occurred: as when phones were offline for a weekend.
   */
  private static final Duration OFFLINE = Duration.ofDays(2);

  private static final Duration BETWEEN_VISITS = Duration.ofHours(5);

  /** After so many rounds the times of day begin anew: no act is of the future. */
  private static final int MOST_ROUNDS = 9;

  private static final List<ServiceId> SERVICES =
      List.of(new ServiceId("vneid"), new ServiceId("dich-vu-cong"), new ServiceId("so-suc-khoe"));

  private final List<Hamlet> hamlets = Stream.generate(Hamlet::new).limit(HAMLETS).toList();
  private final OffsetDateTime firstAct =
      OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS).minus(OFFLINE);
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
    for (int i = 0; i < HAMLETS; i++) {
      commands.add(
          unit(hamlets.get(i).unit(), "03646." + (i + 1), UnitLevel.HAMLET, Optional.of(commune)));
    }
    for (ServiceId service : SERVICES) {
      commands.add(
          new OfferService(
              command(), service, ServiceField.PLATFORMS, service.value(), service.value(), FROM));
    }
    for (Hamlet hamlet : hamlets) {
      commands.add(
          new FormTeam(
              command(),
              hamlet.team(),
              hamlet.unit(),
              UnitLevel.HAMLET,
              "Tổ CĐSCĐ bản Mòn",
              new NewDecision("UBND", "1/QĐ-UBND", FROM, List.of()),
              FROM,
              List.of(
                  new NewMember(
                      hamlet.member(), "Lò Văn A", Role.LEADER, Organisation.YOUTH_UNION))));
    }
    return commands;
  }

  /** The households, in any order. */
  List<Command> households() {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < households.size(); i++) {
      commands.add(
          new RegisterHousehold(
              command(),
              households.get(i),
              hamletOf(i).unit(),
              new NewHome("Quàng Thị B", "Số nhà 1", 4, 2, Connection.MOBILE),
              new OccurredAt(firstAct.minusDays(1))));
    }
    return commands;
  }

  /** Act {@code number}, from 0: each household in its turn, each time on the next service. */
  RecordGuidanceAct act(int number) {
    int round = number / households.size();
    int household = number % households.size();
    ServiceId service = SERVICES.get(round % SERVICES.size());
    return new RecordGuidanceAct(
        command(),
        new ActId(UUID.randomUUID()),
        households.get(household),
        new NewGuidance(
            hamletOf(household).team(),
            List.of(hamletOf(household).member()),
            new OccurredAt(
                firstAct
                    .plus(BETWEEN_VISITS.multipliedBy(round % MOST_ROUNDS))
                    .plusMinutes(household / HAMLETS)),
            Channel.DOOR,
            List.of(
                round < SERVICES.size()
                    ? new Step.Installed(service)
                    : new Step.UsesAlone(service)),
            Optional.empty()));
  }

  private Hamlet hamletOf(int household) {
    return hamlets.get(household % HAMLETS);
  }

  private static EstablishUnit unit(
      UnitId id, String code, UnitLevel level, Optional<UnitId> parent) {
    return new EstablishUnit(
        command(), id, code, code, level, parent, FROM, Optional.empty(), "benchmark");
  }

  private static CommandId command() {
    return new CommandId(UUID.randomUUID());
  }

  private record Hamlet(UnitId unit, TeamId team, PersonId member) {
    Hamlet() {
      this(
          new UnitId(UUID.randomUUID()),
          new TeamId(UUID.randomUUID()),
          new PersonId(UUID.randomUUID()));
    }
  }
}
