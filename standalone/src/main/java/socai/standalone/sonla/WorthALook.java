package socai.standalone.sonla;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socai.command.Command;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.guidance.RetractGuidanceAct;
import socai.command.household.RegisterHousehold;
import socai.command.team.EnrolMember;
import socai.command.team.FormTeam;
import socai.command.team.LeaveTeam;
import socai.guidance.ActId;
import socai.guidance.Channel;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamId;
import socai.time.OccurredAt;

/**
 * A few acts for each of the auditors' rules, recorded last: nobody wanted anything, so that no
 * level changes, and who joins leaves on the same day, so that the report's numbers stay true.
 */
final class WorthALook {
  /** One more than a member may knock on in an hour. */
  static final int DOORS = 13;

  /** One more than may be recorded late together. */
  static final int LATE = 61;

  /** Who stays in the team throughout, at least. */
  static final int STAYING = 2;

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 5);

  private final TeamId team;
  private final List<PersonId> members;
  private final List<HouseholdId> here;
  private final HouseholdId near;
  private final HouseholdId far;
  private final List<Sending> sendings = new ArrayList<>();

  private WorthALook(Chunk commune, HouseholdId near, HouseholdId far) {
    FormTeam formed = firstVisited(commune);
    this.team = formed.team();
    this.members = staying(commune, formed);
    this.here = households(commune);
    this.near = near;
    this.far = far;
  }

  /** Whether {@code commune} has enough doors, and a team of which enough stay. */
  static boolean fits(Chunk commune) {
    return households(commune).size() >= DOORS
        && staying(commune, firstVisited(commune)).size() >= STAYING;
  }

  /**
   * What a team of {@code commune} is told to have done.
   *
   * @param near a commune next to it
   * @param far one that is hours away
   */
  static Chunk in(Chunk commune, Chunk near, Chunk far) {
    WorthALook recorded = new WorthALook(commune, households(near).get(0), households(far).get(0));
    recorded.tooManyDoors();
    recorded.twoPlaces("two-communes", recorded.near, 20, 7);
    recorded.twoPlaces("travel", recorded.far, 60, 14);
    recorded.recordedTwice();
    recorded.outsideMembership();
    recorded.lateBatch();
    return new Chunk("Cần xem", recorded.sendings);
  }

  private void tooManyDoors() {
    for (int door = 0; door < DOORS; door++) {
      visit("doors/" + door, here.get(door), members.get(0), FIRST_DAY.atTime(8, door * 4));
    }
  }

  private void twoPlaces(String key, HouseholdId there, int minutes, int day) {
    LocalDateTime at = FIRST_DAY.plusDays(day).atTime(8, 0);
    visit(key + "/here", here.get(0), members.get(0), at);
    visit(key + "/there", there, members.get(0), at.plusMinutes(minutes));
  }

  /** One that still stands, and one that was retracted. */
  private void recordedTwice() {
    for (String key : List.of("twice", "retracted")) {
      LocalDateTime at = FIRST_DAY.plusDays(key.equals("twice") ? 21 : 22).atTime(9, 0);
      visit(key + "/first", here.get(1), members.get(0), at);
      sendings.add(
          new Sending(
              "officer",
              act(key + "/second", here.get(1), members.get(1), Channel.DOOR, at.plusMinutes(4))));
    }
    sendings.add(
        new Sending(
            "officer",
            new RetractGuidanceAct(
                command("retraction"), actId("retracted/second"), here.get(1), "Đã ghi rồi")));
  }

  /** The roster is put right after somebody had guided. */
  private void outsideMembership() {
    PersonId helper = new PersonId(Ids.of("person/worth-a-look"));
    LocalDate joined = FIRST_DAY.plusDays(28);
    sendings.add(
        new Sending(
            "officer",
            new EnrolMember(
                command("joined"),
                team,
                helper,
                "Quàng Văn Ngoan",
                Role.MEMBER,
                Organisation.YOUTH_UNION,
                joined)));
    visit("outside", here.get(2), helper, joined.plusDays(2).atTime(9, 0));
    sendings.add(new Sending("officer", new LeaveTeam(command("left"), team, helper, joined)));
  }

  private void lateBatch() {
    for (int i = 0; i < LATE; i++) {
      LocalDateTime at = FIRST_DAY.plusDays(35L + i).atTime(10, 0);
      sendings.add(
          new Sending(
              "officer",
              act("late/" + i, here.get(i % DOORS), members.get(0), Channel.TELEPHONE, at)));
    }
  }

  private void visit(String key, HouseholdId home, PersonId member, LocalDateTime at) {
    sendings.add(new Sending("field", act(key, home, member, Channel.DOOR, at)));
  }

  private Command act(
      String key, HouseholdId home, PersonId member, Channel channel, LocalDateTime at) {
    return new RecordGuidanceAct(
        command("act/" + key),
        actId(key),
        home,
        new NewGuidance(
            team,
            List.of(member),
            new OccurredAt(at.atOffset(ZoneOffset.ofHours(7))),
            channel,
            List.of(new Step.Declined(CatalogueOfServices.ids().get(0), Reason.NOT_INTERESTED)),
            Optional.empty()));
  }

  private static CommandId command(String key) {
    return Ids.command("worth-a-look/" + key);
  }

  private static ActId actId(String key) {
    return new ActId(Ids.of("act/worth-a-look/" + key));
  }

  private static List<HouseholdId> households(Chunk commune) {
    return of(commune, RegisterHousehold.class)
        .map(RegisterHousehold::household)
        .sorted(Comparator.comparing(HouseholdId::value))
        .toList();
  }

  /** The team of the hamlet in which a household is recorded of first. */
  private static FormTeam firstVisited(Chunk commune) {
    RegisterHousehold first = of(commune, RegisterHousehold.class).findFirst().orElseThrow();
    return of(commune, FormTeam.class)
        .filter(team -> team.unit().equals(first.hamlet()))
        .findFirst()
        .orElseThrow();
  }

  private static List<PersonId> staying(Chunk commune, FormTeam formed) {
    Set<PersonId> leaving =
        of(commune, LeaveTeam.class).map(LeaveTeam::person).collect(Collectors.toSet());
    return formed.founders().stream()
        .map(founder -> founder.person())
        .filter(person -> !leaving.contains(person))
        .toList();
  }

  private static <C> Stream<C> of(Chunk commune, Class<C> kind) {
    return commune.sendings().stream()
        .map(Sending::command)
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
