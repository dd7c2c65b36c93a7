package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.catalogue.ServiceField;
import socai.command.catalogue.OfferService;
import socai.command.guidance.GuidanceRefusal;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.team.FormTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.command.team.TeamRefusal;
import socai.command.territory.EstablishUnit;
import socai.command.territory.UnitRefusal;
import socai.event.Event;
import socai.fixture.AtOnce;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Ladder;
import socai.ledger.Entry;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.Refusal;
import socai.problem.RefusedException;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.territory.UnitLevel;

/** Commands on a real store, from many threads and from two command sides at once. */
@ExtendWith(FreshDatabase.class)
class CommandsIT {
  private final List<ConfigurableApplicationContext> sides = new ArrayList<>();
  private final Lines lines = new Lines();
  private String uri = "";

  @BeforeEach
  void start(FreshDatabase.Address address) {
    uri = address.uri();
    another();
  }

  @AfterEach
  void stop() {
    sides.forEach(ConfigurableApplicationContext::close);
  }

  @Test
  void the_same_command_twice_is_answered_with_the_same_position() {
    given(Field.units());
    FormTeam command = form(TEAM, "the same");
    Receipt first = commands(0).send(command, "officer");
    Receipt again = commands(0).send(command, "officer");
    assertThat(again).isEqualTo(first);
    assertThat(ledger().head()).isEqualTo(first.position());
  }

  @Test
  void the_same_command_from_many_threads_at_once_is_carried_out_once() throws Exception {
    another();
    OfferService command =
        new OfferService(
            Names.command("x"), VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", Field.BEGINNING);
    List<Receipt> receipts = AtOnce.call(16, i -> commands(i % 2).send(command, "admin"));
    assertThat(receipts).containsOnly(new Receipt(new Position(1)));
    assertThat(ledger().head()).isEqualTo(new Position(1));
  }

  @Test
  void of_many_teams_formed_at_once_for_one_unit_exactly_one_is() throws Exception {
    another();
    given(Field.units());
    List<Optional<TeamRefusal>> answers =
        AtOnce.call(
            8,
            i -> {
              try {
                commands(i % 2).send(form(Names.team("team " + i), "form " + i), "officer");
                return Optional.empty();
              } catch (RefusedException e) {
                return Optional.of((TeamRefusal) e.refusal());
              }
            });
    assertThat(answers).containsOnlyOnce(Optional.empty());
    assertThat(answers).containsOnly(Optional.empty(), Optional.of(TeamRefusal.UNIT_HAS_A_TEAM));
    assertThat(given(TeamFormed.class)).hasSize(1);
  }

  @Test
  void acts_from_64_threads_on_one_household_are_all_recorded() throws Exception {
    given(Field.units());
    RandomActs.SERVICES.forEach(service -> given(List.of(Field.offered(service))));
    given(List.of(Field.assigned(), Field.formed()));
    given(List.of(Field.registered()));
    Random random = new Random(64);
    Map<ActId, Guidance> acts = new LinkedHashMap<>();
    for (int i = 0; i < 64; i++) {
      acts.put(Names.act("act " + i), RandomActs.guidance(random));
    }
    List<ActId> ids = List.copyOf(acts.keySet());
    AtOnce.call(64, i -> commands(0).send(visit(ids.get(i), acts.get(ids.get(i))), "field"));

    Map<ActId, Guidance> recorded = new LinkedHashMap<>();
    given(GuidanceActRecorded.class).forEach(e -> recorded.put(e.act(), e.guidance()));
    assertThat(recorded).containsExactlyInAnyOrderEntriesOf(acts);
    Map<Object, AdoptionLevel> levels = new LinkedHashMap<>();
    for (AdoptionLevelChanged change : given(AdoptionLevelChanged.class)) {
      assertThat(levels.getOrDefault(change.service(), AdoptionLevel.NONE))
          .isEqualTo(change.from());
      levels.put(change.service(), change.to());
    }
    levels.values().removeIf(AdoptionLevel.NONE::equals);
    assertThat(levels).isEqualTo(Ladder.levels(acts));
  }

  @Test
  void of_one_act_told_of_many_households_at_once_one_is_recorded() throws Exception {
    another();
    given(Field.units());
    RandomActs.SERVICES.forEach(service -> given(List.of(Field.offered(service))));
    given(List.of(Field.assigned(), Field.formed()));
    for (int i = 0; i < 8; i++) {
      given(List.of(Field.registered(Names.household("home " + i), HAMLET)));
    }
    ActId act = Names.act("the one");
    Guidance guidance = RandomActs.guidance(new Random(8));
    List<Optional<Refusal>> answers =
        AtOnce.call(
            8,
            i -> {
              RecordGuidanceAct visit = visit(act, guidance);
              try {
                commands(i % 2)
                    .send(
                        new RecordGuidanceAct(
                            Names.command("record " + i),
                            act,
                            Names.household("home " + i),
                            visit.guidance()),
                        "field");
                return Optional.empty();
              } catch (RefusedException e) {
                return Optional.of(e.refusal());
              }
            });
    assertThat(answers).containsOnlyOnce(Optional.empty());
    assertThat(answers).containsOnly(Optional.empty(), Optional.of(GuidanceRefusal.ACT_KNOWN));
    assertThat(given(GuidanceActRecorded.class)).hasSize(1);
  }

  @Test
  void of_many_units_with_one_code_established_at_once_one_is() throws Exception {
    another();
    given(Field.units());
    List<Optional<Refusal>> answers =
        AtOnce.call(
            6,
            i -> {
              try {
                commands(i % 2)
                    .send(
                        new EstablishUnit(
                            Names.command("establish " + i),
                            Names.unit("unit " + i),
                            "01",
                            "Bản",
                            UnitLevel.HAMLET,
                            Optional.of(Field.COMMUNE),
                            Field.FORMED,
                            Optional.empty(),
                            "NQ"),
                        "admin");
                return Optional.empty();
              } catch (RefusedException e) {
                return Optional.of(e.refusal());
              }
            });
    assertThat(answers).containsOnlyOnce(Optional.empty());
    assertThat(answers).containsOnly(Optional.empty(), Optional.of(UnitRefusal.CODE_TAKEN));
  }

  private void another() {
    sides.add(
        new SpringApplicationBuilder(CommandSide.class)
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "socai.demo-logins=true",
                "spring.main.banner-mode=off",
                "socai.production=false",
                "socai.mongodb.uri=" + uri)
            .run());
  }

  private Commands commands(int side) {
    return sides.get(side).getBean(Commands.class);
  }

  private Ledger ledger() {
    return sides.get(0).getBean(Ledger.class);
  }

  private void given(List<? extends Event> events) {
    ledger().append(lines.commit(Names.command(events.toString()), events));
  }

  /** All events of one type, from a ledger whose positions are dense. */
  private <E> List<E> given(Class<E> type) {
    List<Entry> entries = ledger().read(Position.START, Integer.MAX_VALUE);
    assertThat(entries)
        .extracting(entry -> entry.position().value())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
    return entries.stream()
        .map(entry -> EventLine.read(Json.mapper(), entry.line()))
        .map(line -> Json.mapper().treeToValue(line.data(), EventTypes.classOf(line.type())))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static FormTeam form(TeamId team, String command) {
    return new FormTeam(
        Names.command(command),
        team,
        HAMLET,
        UnitLevel.HAMLET,
        "Tổ một",
        new NewDecision("UBND xã", "45/QĐ-UBND", Field.FORMED, List.of()),
        Field.FORMED,
        List.of(new NewMember(Field.LO, "Lò Văn Thử", Role.LEADER, Organisation.POST)));
  }

  private static RecordGuidanceAct visit(ActId act, Guidance guidance) {
    return new RecordGuidanceAct(
        Names.command("record " + act),
        act,
        HOME,
        new NewGuidance(
            guidance.team(),
            guidance.members(),
            guidance.occurredAt(),
            guidance.channel(),
            guidance.steps(),
            Optional.empty()));
  }
}
