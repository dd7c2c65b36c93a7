package socai.standalone.sonla;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import socai.command.team.ChangeRole;
import socai.command.team.EnrolMember;
import socai.command.team.FormTeam;
import socai.command.team.LeaveTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.person.PersonId;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * One team: its formation, and now and then a member who leaves and is replaced on the same day, so
 * that the report's numbers stay true on every later day.
 */
final class TeamPlan {
  private static final LocalDate SPREAD = LocalDate.of(2023, 6, 23);
  private static final double CHANGES = 0.08;

  private final String key;
  private final TeamId team;
  private final LocalDate from;
  private final SplittableRandom random;
  private final Invented invented;
  private final List<Sending> sendings = new ArrayList<>();
  private final List<MembershipPlan> memberships = new ArrayList<>();

  private TeamPlan(String key, LocalDate from, SplittableRandom random) {
    this.key = key;
    this.team = new TeamId(Ids.of("team/" + key));
    this.from = from;
    this.random = random;
    this.invented = new Invented(random);
  }

  /**
   * @param key names the team among all
   * @param authority who decides on it
   * @param shared a person of another team who sits in this one too
   */
  static TeamPlan of(
      String key,
      UnitId unit,
      UnitLevel level,
      String unitName,
      String authority,
      LocalDate from,
      int size,
      Optional<PersonId> shared,
      SplittableRandom random) {
    TeamPlan plan = new TeamPlan(key, from, random);
    List<NewMember> founders = plan.founders(level, size, shared);
    plan.sendings.add(
        new Sending(
            "officer",
            new FormTeam(
                Ids.command("team/" + key),
                plan.team,
                unit,
                level,
                "Tổ CĐSCĐ " + unitName,
                plan.decision(authority),
                from,
                founders)));
    if (random.nextDouble() < CHANGES) {
      plan.replaceOne(founders);
    }
    return plan;
  }

  TeamId team() {
    return team;
  }

  LocalDate from() {
    return from;
  }

  List<Sending> sendings() {
    return sendings;
  }

  PersonId anyFounder() {
    return memberships.get(memberships.size() - 1).person();
  }

  /** Somebody who is a member on {@code day}. */
  PersonId guideOn(LocalDate day) {
    return invented.one(memberships.stream().filter(m -> m.includes(day)).toList()).person();
  }

  private List<NewMember> founders(UnitLevel level, int size, Optional<PersonId> shared) {
    List<NewMember> founders = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      PersonId person =
          i == size - 1 && shared.isPresent()
              ? shared.get()
              : new PersonId(Ids.of("person/" + key + "/" + i));
      founders.add(new NewMember(person, invented.person(), role(i, size), organisation(level, i)));
      memberships.add(new MembershipPlan(person, from, LocalDate.MAX));
    }
    return founders;
  }

  private static Role role(int i, int size) {
    return i == 0 ? Role.LEADER : i == 1 && size > 3 ? Role.DEPUTY : Role.MEMBER;
  }

  private Organisation organisation(UnitLevel level, int i) {
    if (i == 0) {
      return level == UnitLevel.COMMUNE ? Organisation.PEOPLES_COMMITTEE : Organisation.HAMLET_HEAD;
    }
    return invented.one(
        List.of(
            Organisation.YOUTH_UNION,
            Organisation.WOMENS_UNION,
            Organisation.POLICE,
            Organisation.PARTY_CELL,
            Organisation.FARMERS_UNION,
            Organisation.VETERANS,
            Organisation.TEACHERS,
            Organisation.HEALTH,
            Organisation.POST,
            Organisation.TELECOM));
  }

  private NewDecision decision(String authority) {
    LocalDate signed = from.minusDays(random.nextInt(0, 6));
    LocalDate date = signed.isBefore(Report.FIRST_FORMATION) ? Report.FIRST_FORMATION : signed;
    List<String> bases =
        date.isBefore(SPREAD)
            ? List.of("CV 793/BTTTT-THH", "KH 160/KH-UBND")
            : List.of("KH 160/KH-UBND", "CV 2318/UBND-KGVX");
    return new NewDecision(authority, random.nextInt(10, 400) + "/QĐ-UBND", date, bases);
  }

  private void replaceOne(List<NewMember> founders) {
    LocalDate first = from.plusDays(45);
    long span = ChronoUnit.DAYS.between(first, Report.LAST_ACT.minusDays(30));
    LocalDate on = first.plusDays(random.nextLong(span));
    int leaving = random.nextInt(Math.min(3, founders.size() - 1));
    NewMember gone = founders.get(leaving);
    sendings.add(
        new Sending("officer", new LeaveTeam(Ids.command("left/" + key), team, gone.person(), on)));
    memberships.set(leaving, new MembershipPlan(gone.person(), from, on));
    if (gone.role() == Role.LEADER) {
      sendings.add(
          new Sending(
              "officer",
              new ChangeRole(
                  Ids.command("role/" + key), team, founders.get(1).person(), Role.LEADER, on)));
    }
    PersonId next = new PersonId(Ids.of("person/" + key + "/next"));
    sendings.add(
        new Sending(
            "officer",
            new EnrolMember(
                Ids.command("joined/" + key),
                team,
                next,
                invented.person(),
                Role.MEMBER,
                gone.organisation(),
                on)));
    memberships.add(new MembershipPlan(next, on, LocalDate.MAX));
  }
}
