package socai.standalone.sonla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import socai.command.Command;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.household.RegisterHousehold;
import socai.command.team.FormTeam;
import socai.command.territory.EstablishUnit;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.territory.UnitLevel;

class SonLaPlanTest {
  private static final int HOUSEHOLDS = 500;

  private static Stream<Command> commands(SonLaPlan plan) {
    return IntStream.range(0, plan.size())
        .mapToObj(plan::chunk)
        .flatMap(chunk -> chunk.sendings().stream())
        .map(Sending::command);
  }

  private static <C> List<C> of(Class<C> kind) {
    return commands(new SonLaPlan(2023, HOUSEHOLDS))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void the_reports_teams_and_founders_come_out_exactly() {
    List<FormTeam> teams = of(FormTeam.class);
    assertThat(teams).hasSize(3_090);
    assertThat(founders(teams, UnitLevel.COMMUNE)).isEqualTo(1_814);
    assertThat(founders(teams, UnitLevel.HAMLET)).isEqualTo(14_088);
  }

  private static int founders(List<FormTeam> teams, UnitLevel level) {
    return teams.stream()
        .filter(team -> team.level() == level)
        .mapToInt(team -> team.founders().size())
        .sum();
  }

  @Test
  void every_formation_cites_its_bases_and_lies_between_the_plan_and_the_report() {
    assertThat(of(FormTeam.class))
        .allSatisfy(
            team -> {
              assertThat(team.decision().bases()).isNotEmpty();
              assertThat(team.decision().date())
                  .isBetween(LocalDate.of(2022, 6, 8), LocalDate.of(2023, 12, 31));
              assertThat(team.from()).isBetween(team.decision().date(), LocalDate.of(2023, 12, 31));
            });
  }

  @Test
  void the_real_units_of_2023_are_all_there_with_their_codes() {
    List<EstablishUnit> units = of(EstablishUnit.class);
    assertThat(units.stream().filter(u -> u.level() == UnitLevel.DISTRICT)).hasSize(12);
    assertThat(units.stream().filter(u -> u.level() == UnitLevel.COMMUNE))
        .hasSize(204)
        .anySatisfy(
            u -> {
              assertThat(u.code()).isEqualTo("03646");
              assertThat(u.name()).isEqualTo("Phường Chiềng Lề");
              assertThat(u.place()).isPresent();
            });
    assertThat(units.stream().filter(u -> u.level() == UnitLevel.HAMLET)).hasSize(2_886);
  }

  @Test
  void there_are_as_many_households_as_asked_for_and_each_was_guided() {
    assertThat(of(RegisterHousehold.class)).hasSize(HOUSEHOLDS);
    assertThat(of(RecordGuidanceAct.class).stream().map(RecordGuidanceAct::household).distinct())
        .hasSize(HOUSEHOLDS);
  }

  @Test
  void the_same_seed_tells_the_same_story() {
    List<Command> once = commands(new SonLaPlan(7, 50)).toList();
    assertThat(commands(new SonLaPlan(7, 50))).isEqualTo(once);
    assertThat(commands(new SonLaPlan(8, 50)).toList()).isNotEqualTo(once);
  }

  @Test
  void no_two_commands_share_an_identifier() {
    Set<CommandId> seen = new HashSet<>();
    assertThat(commands(new SonLaPlan(2023, HOUSEHOLDS)))
        .allMatch(command -> seen.add(command.command()));
  }

  @Test
  void what_is_worth_a_look_is_told_of_households_that_are_there_and_by_commands_of_its_own() {
    SonLaPlan plan = new SonLaPlan(2023, 2_000);
    List<Command> planted = sent(plan.worthALook().orElseThrow());
    assertThat(planted).hasSize(WorthALook.DOORS + WorthALook.LATE + 4 + 4 + 1 + 3);
    Set<CommandId> recorded = new HashSet<>();
    commands(plan).forEach(command -> recorded.add(command.command()));
    assertThat(planted).allMatch(command -> recorded.add(command.command()));
    Set<HouseholdId> homes =
        commands(plan)
            .filter(RegisterHousehold.class::isInstance)
            .map(command -> ((RegisterHousehold) command).household())
            .collect(Collectors.toSet());
    assertThat(planted)
        .filteredOn(RecordGuidanceAct.class::isInstance)
        .allMatch(command -> homes.contains(((RecordGuidanceAct) command).household()));
    assertThat(sent(plan.worthALook().orElseThrow())).isEqualTo(planted);
  }

  @Test
  void where_there_are_too_few_households_nothing_is_planted() {
    assertThat(new SonLaPlan(2023, 500).worthALook()).isEmpty();
    assertThat(new SonLaPlan(2023, 0).worthALook()).isEmpty();
  }

  private static List<Command> sent(Chunk chunk) {
    return chunk.sendings().stream().map(Sending::command).toList();
  }
}
