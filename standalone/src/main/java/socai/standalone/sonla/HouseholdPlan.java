package socai.standalone.sonla;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import socai.catalogue.ServiceId;
import socai.command.Command;
import socai.command.guidance.CorrectGuidanceAct;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.guidance.RetractGuidanceAct;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.command.household.UpdateHousehold;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Channel;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/**
 * One household and the acts it was given, with the mess of the field in them: sent late, declined,
 * corrected, retracted, a phone lost.
 */
final class HouseholdPlan {
  private static final ZoneOffset PHONES = ZoneOffset.ofHours(7);

  /** A command and when the phone got to send it. */
  record Dispatch(LocalDateTime sent, Command command) {}

  private final String key;
  private final HouseholdId household;
  private final TeamPlan team;
  private final SplittableRandom random;
  private final Invented invented;
  private final Map<ServiceId, AdoptionLevel> levels = new HashMap<>();
  private final List<Dispatch> dispatches = new ArrayList<>();

  HouseholdPlan(String key, UnitId hamlet, TeamPlan team, SplittableRandom random) {
    this.key = key;
    this.household = new HouseholdId(Ids.of("household/" + key));
    this.team = team;
    this.random = random;
    this.invented = new Invented(random);
    plan(hamlet);
  }

  List<Dispatch> dispatches() {
    return dispatches;
  }

  private void plan(UnitId hamlet) {
    LocalDateTime visit = evening(team.from().plusDays(random.nextInt(2, 60)));
    LocalDateTime met = visit.minusMinutes(10);
    NewHome home = home();
    dispatches.add(
        new Dispatch(
            met, new RegisterHousehold(command("registered"), household, hamlet, home, at(met))));
    int acts = random.nextInt(1, 6);
    for (int i = 0; i < acts && !visit.toLocalDate().isAfter(Report.LAST_ACT); i++) {
      act(i, visit);
      visit = evening(visit.toLocalDate().plusDays(random.nextInt(20, 120)));
    }
    if (random.nextInt(30) == 0) {
      LocalDateTime seen = met.plusDays(40);
      dispatches.add(
          new Dispatch(
              seen,
              new UpdateHousehold(
                  command("updated"),
                  household,
                  new NewHome(
                      home.head(),
                      home.address(),
                      home.people() + 1,
                      home.smartphones() + 1,
                      Connection.MOBILE),
                  at(seen))));
    }
  }

  private void act(int number, LocalDateTime visit) {
    ActId act = new ActId(Ids.of("act/" + key + "/" + number));
    List<Step> steps = steps();
    NewGuidance guidance =
        new NewGuidance(
            team.team(),
            List.of(team.guideOn(visit.toLocalDate())),
            at(visit),
            channel(),
            steps,
            random.nextInt(7) == 0 ? Optional.of(invented.note()) : Optional.empty());
    LocalDateTime sent = visit.plusMinutes(random.nextInt(1, 20));
    if (random.nextInt(5) == 0) {
      sent = sent.plusDays(random.nextInt(1, 10));
    }
    dispatches.add(
        new Dispatch(
            sent, new RecordGuidanceAct(command("act/" + number), act, household, guidance)));
    int trouble = random.nextInt(100);
    if (trouble < 2) {
      dispatches.add(
          new Dispatch(
              sent.plusDays(1),
              new CorrectGuidanceAct(
                  command("corrected/" + number),
                  act,
                  household,
                  new NewGuidance(
                      guidance.team(),
                      guidance.members(),
                      guidance.occurredAt(),
                      guidance.channel(),
                      List.of(new Step.Introduced(steps.get(0).service())),
                      guidance.note()),
                  "Ghi nhầm mức, hộ mới chỉ được giới thiệu")));
    } else if (trouble == 2) {
      dispatches.add(
          new Dispatch(
              sent.plusDays(2),
              new RetractGuidanceAct(
                  command("retracted/" + number), act, household, "Ghi nhầm hộ")));
    }
  }

  private List<Step> steps() {
    if (!levels.isEmpty() && random.nextInt(90) == 0) {
      return lostPhone();
    }
    int count = random.nextInt(1, 4);
    Map<ServiceId, Step> steps = new LinkedHashMap<>();
    while (steps.size() < count) {
      ServiceId service = service();
      steps.computeIfAbsent(service, this::step);
    }
    return List.copyOf(steps.values());
  }

  /** Those that the plans put first come up more often. */
  private ServiceId service() {
    List<ServiceId> all = CatalogueOfServices.ids();
    return all.get(Math.min(random.nextInt(all.size()), random.nextInt(all.size())));
  }

  private Step step(ServiceId service) {
    int luck = random.nextInt(100);
    if (luck < 8) {
      return new Step.Declined(
          service, invented.one(List.of(Reason.NO_TIME, Reason.NOT_INTERESTED, Reason.DISTRUST)));
    }
    if (luck < 14) {
      return new Step.Impossible(
          service,
          invented.one(
              List.of(
                  Reason.NOT_HOME, Reason.NO_SIGNAL, Reason.NO_SMARTPHONE, Reason.NO_DOCUMENTS)));
    }
    AdoptionLevel before = levels.getOrDefault(service, AdoptionLevel.NONE);
    AdoptionLevel after = random.nextBoolean() ? before.next() : before.next().next();
    levels.put(service, after);
    return switch (after) {
      case NONE, INTRODUCED -> new Step.Introduced(service);
      case INSTALLED -> new Step.Installed(service);
      case ACTIVATED -> new Step.Activated(service);
      case USES_ALONE -> new Step.UsesAlone(service);
    };
  }

  /** With the phone goes all that was installed on it. */
  private List<Step> lostPhone() {
    List<ServiceId> lost =
        levels.keySet().stream().sorted(Comparator.comparing(ServiceId::value)).toList();
    levels.replaceAll((service, level) -> level.orLower(AdoptionLevel.INTRODUCED));
    return lost.stream()
        .<Step>map(
            service -> new Step.SteppedBack(service, AdoptionLevel.INTRODUCED, Reason.LOST_PHONE))
        .toList();
  }

  private Channel channel() {
    return invented.one(
        List.of(
            Channel.DOOR,
            Channel.DOOR,
            Channel.DOOR,
            Channel.MEETING,
            Channel.CLASS,
            Channel.ZALO,
            Channel.TELEPHONE));
  }

  private NewHome home() {
    return new NewHome(
        invented.person(),
        "Số nhà " + random.nextInt(1, 200),
        random.nextInt(1, 8),
        random.nextInt(0, 4),
        invented.one(List.of(Connection.NONE, Connection.MOBILE, Connection.FIXED)));
  }

  private LocalDateTime evening(LocalDate day) {
    return day.atTime(LocalTime.of(17, 0).plusMinutes(random.nextInt(0, 210)));
  }

  private CommandId command(String what) {
    return Ids.command("household/" + key + "/" + what);
  }

  private static OccurredAt at(LocalDateTime time) {
    return new OccurredAt(time.atOffset(PHONES));
  }
}
