package socai.standalone;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import socai.command.Command;
import socai.command.planted.AxonCommand;
import socai.command.planted.CycleOfCommand;
import socai.command.planted.DatedByHand;
import socai.command.planted.LeftToTheMachine;
import socai.command.planted.ReadsViews;
import socai.command.planted.RefusalOutOfOrder;
import socai.command.planted.SleepyRules;
import socai.command.planted.TalksToItself;
import socai.command.planted.UsesAxon;
import socai.command.planted.WritesCommits;
import socai.command.planted.other.OtherHalf;
import socai.event.Event;
import socai.household.planted.KnowsTeams;
import socai.ledger.Ledger;
import socai.problem.Refusal;
import socai.proof.planted.LeansOnTheVerifier;
import socai.proof.verify.planted.AsksTheNotary;
import socai.query.planted.AppendsByItself;
import socai.query.planted.CycleOfQuery;
import socai.query.planted.FiltersByItself;
import socai.query.planted.Retired;
import socai.query.planted.SendsCommands;
import socai.query.planted.other.OtherHalfOfQuery;
import socai.query.projection.View;
import socai.standalone.crash.check.planted.AsksTheWriter;
import socai.team.planted.KnowsHouseholds;
import socai.team.planted.KnowsTheWeb;

/** The walls between the packages: each stands, and each is seen to hold. */
class ArchitectureTest {
  private static final String AXON = "org.axonframework..";

  /** What events are made of; the packages of the events themselves are found. */
  private static final Set<String> FOUNDATION =
      Set.of("socai.event", "socai.time", "socai.person", "socai.problem", "socai.access");

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages("socai");

  private static final Set<String> DOMAIN =
      Stream.concat(
              FOUNDATION.stream(),
              PRODUCTION.stream()
                  .filter(type -> type.isAssignableTo(Event.class))
                  .map(JavaClass::getPackageName))
          .collect(Collectors.toUnmodifiableSet());

  private static final DescribedPredicate<JavaClass> OF_THE_DOMAIN =
      DescribedPredicate.describe(
          "reside in a package with events, or with what they are made of",
          type ->
              DOMAIN.stream()
                  .anyMatch(
                      room ->
                          type.getPackageName().equals(room)
                              || type.getPackageName().startsWith(room + ".")));

  /** What is decided, said and projected, apart from how it is wired. */
  private static final DescribedPredicate<JavaClass> WORDS_AND_RULES =
      assignableTo(Event.class)
          .or(assignableTo(Command.class))
          .or(nameMatching(".*\\.\\w+(Rules|State)(\\$.*)?").forSubtype())
          .or(assignableTo(View.class))
          .as("rules, commands, events, states and views");

  private static DescribedPredicate<JavaCall<?>> isCalled(String method, Class<?> owner) {
    return target(HasName.Predicates.name(method)).and(target(owner(assignableTo(owner))));
  }

  /** Words that once stood for what has a standard name; see the glossary. */
  private static final Set<String> RETIRED =
      Set.of(
          "picture",
          "pictures",
          "shelf",
          "shelves",
          "canvas",
          "desk",
          "desks",
          "workshop",
          "filling",
          "redrawing",
          "told",
          "tell",
          "tells",
          "telling",
          "teller",
          "heard",
          "drawn");

  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");

  private static ArchCondition<JavaClass> bearNoRetiredWord() {
    return new ArchCondition<>("bear no retired word, nor their packages and methods") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                Stream.of(type.getSimpleName(), type.getPackageName()),
                type.getMethods().stream()
                    .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .map(JavaMethod::getName))
            .filter(ArchitectureTest::isRetired)
            .forEach(
                name ->
                    events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + name)));
      }
    };
  }

  private static boolean isRetired(String name) {
    return WORD.matcher(name)
        .results()
        .anyMatch(word -> RETIRED.contains(word.group().toLowerCase(Locale.ROOT)));
  }

  enum Wall {
    THE_COMMAND_SIDE_NEVER_SEES_THE_QUERY_SIDE(
        noClasses()
            .that()
            .resideInAPackage("socai.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("socai.query.."),
        ReadsViews.class),
    THE_QUERY_SIDE_NEVER_SEES_THE_COMMAND_SIDE(
        noClasses()
            .that()
            .resideInAPackage("socai.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("socai.command.."),
        SendsCommands.class),
    THE_DOMAIN_KNOWS_NO_WEB_NO_STORE_AND_NO_FRAMEWORK(
        noClasses()
            .that(OF_THE_DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..", "jakarta.servlet..", "com.mongodb..", "org.bson..", AXON),
        KnowsTheWeb.class),
    AXON_STANDS_AT_THE_RIM(
        noClasses()
            .that(
                resideOutsideOfPackages(
                        "socai.ledger.axon..",
                        "socai.command.axon..",
                        "socai.query.axon..",
                        "socai.process..",
                        "socai.standalone.crash.writer..")
                    .and(
                        DescribedPredicate.not(
                            nameMatching("socai\\..*(CommandHandler|Streams)").forSubtype())))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AXON),
        UsesAxon.class),
    RULES_COMMANDS_EVENTS_STATES_AND_VIEWS_KNOW_NO_FRAMEWORK(
        noClasses()
            .that(WORDS_AND_RULES)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(AXON, "org.springframework..", "com.mongodb..", "org.bson..")),
        AxonCommand.class,
        FiltersByItself.class),
    ONLY_THE_EVENT_STORE_AND_AN_ACCEPTED_LOSS_APPEND_TO_THE_LEDGER(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "socai.ledger..", "socai.proof.drill..", "socai.standalone.crash..")
            .and()
            .doNotHaveFullyQualifiedName("socai.proof.AcceptedLoss")
            .should()
            .callMethodWhere(isCalled("append", Ledger.class)),
        AppendsByItself.class),
    ONLY_THE_LEDGER_TOUCHES_THE_STORE_OF_THE_LEDGER(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "socai.ledger..",
                "socai.proof",
                "socai.proof.drill",
                "socai.process..",
                "socai.query..",
                "socai.embedded..",
                "socai.standalone.crash..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.mongodb.."),
        WritesCommits.class),
    THE_VERIFIER_KNOWS_NOTHING_BUT_THE_JDK(
        noClasses()
            .that()
            .resideInAPackage("socai.proof.verify..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "socai.proof.verify..", "org.jspecify.."),
        AsksTheNotary.class),
    NOBODY_LEANS_ON_THE_VERIFIER(
        noClasses()
            .that(
                resideOutsideOfPackages(
                    "socai.proof.verify..",
                    "socai.proof.witness..",
                    "socai.proof.drill..",
                    "socai.standalone.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("socai.proof.verify.."),
        LeansOnTheVerifier.class),
    WHO_CHECKS_THE_LEDGER_SHARES_NOTHING_WITH_WHOM_IT_CHECKS(
        noClasses()
            .that()
            .resideInAPackage("socai.standalone.crash.check..")
            .should()
            .dependOnClassesThat(
                resideOutsideOfPackages(
                    "socai.standalone.crash.check..",
                    "java..",
                    "org.bson..",
                    "com.mongodb..",
                    "org.jspecify..")),
        AsksTheWriter.class),
    NO_PACKAGES_GO_ROUND_IN_A_CIRCLE(
        slices().matching("socai.(**)").should().beFreeOfCycles(),
        CycleOfQuery.class,
        OtherHalfOfQuery.class),
    NAMES_ARE_THOSE_THAT_THINGS_HAVE_ELSEWHERE(
        classes().should(bearNoRetiredWord()), Retired.Picture.class),
    WHAT_IS_CALLED_A_REFUSAL_IS_ONE(
        classes()
            .that()
            .areEnums()
            .and()
            .haveSimpleNameEndingWith("Refusal")
            .should()
            .implement(Refusal.class),
        RefusalOutOfOrder.PlainRefusal.class),
    TIME_IS_NEVER_A_JAVA_UTIL_DATE(
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date"),
        DatedByHand.class),
    NOBODY_TALKS_TO_THE_TERMINAL_BUT_THE_PROCESS_STARTED_FROM_IT(
        noClasses()
            .that()
            .resideOutsideOfPackage("socai.standalone..")
            .and()
            .doNotHaveFullyQualifiedName("socai.proof.verify.Verify")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"),
        TalksToItself.class),
    NOTHING_IS_LEFT_TO_THE_DEFAULTS_OF_THE_MACHINE(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("socai.proof.verify.Verify")
            .and()
            .doNotHaveFullyQualifiedName("socai.standalone.cli.CommandLineTool")
            .should()
            .callCodeUnitWhere(DefaultsOfTheMachine.taken()),
        LeftToTheMachine.class),
    NOBODY_SLEEPS_BUT_WHO_WAITS_FOR_A_POSITION_OR_A_CLAIM(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("socai.query.projection.Progress")
            .and()
            .doNotHaveFullyQualifiedName("socai.query.rebuild.Claims")
            .should()
            .callMethodWhere(isCalled("sleep", Thread.class)),
        SleepyRules.class);

    private final ArchRule rule;
    private final Class<?>[] planted;

    Wall(ArchRule rule, Class<?>... planted) {
      this.rule = rule;
      this.planted = planted;
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void stands(Wall wall) {
    wall.rule.check(PRODUCTION);
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void is_seen_to_hold(Wall wall) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> wall.rule.check(new ClassFileImporter().importClasses(withInner(wall.planted))));
  }

  @Test
  void the_packages_of_all_events_are_of_the_domain() {
    assertThat(DOMAIN)
        .contains("socai.territory", "socai.team", "socai.household", "socai.guidance")
        .contains("socai.catalogue", "socai.finding", "socai.loss");
  }

  private static List<Class<?>> withInner(Class<?>... planted) {
    return Arrays.stream(planted)
        .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
        .toList();
  }

  /** Each of the many ways is found, not only the first. */
  @ParameterizedTest
  @MethodSource
  void each_way_round_a_wall_is_found(Wall wall, Class<?> planted) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> wall.rule.check(new ClassFileImporter().importClasses(planted)));
  }

  static Stream<Arguments> each_way_round_a_wall_is_found() {
    return Stream.of(
            ways(
                Wall.NOTHING_IS_LEFT_TO_THE_DEFAULTS_OF_THE_MACHINE,
                LeftToTheMachine.class.getDeclaredClasses()),
            ways(
                Wall.NAMES_ARE_THOSE_THAT_THINGS_HAVE_ELSEWHERE,
                Retired.class.getDeclaredClasses()),
            ways(
                Wall.RULES_COMMANDS_EVENTS_STATES_AND_VIEWS_KNOW_NO_FRAMEWORK,
                AxonCommand.class,
                FiltersByItself.class))
        .flatMap(Function.identity());
  }

  /** Of each side, and between two features of the kernel. */
  @Test
  void each_circle_is_found() {
    Stream.of(
            List.of(CycleOfCommand.class, OtherHalf.class),
            List.of(CycleOfQuery.class, OtherHalfOfQuery.class),
            List.of(KnowsHouseholds.class, KnowsTeams.class))
        .forEach(
            circle ->
                assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(
                        () ->
                            Wall.NO_PACKAGES_GO_ROUND_IN_A_CIRCLE.rule.check(
                                new ClassFileImporter().importClasses(circle))));
  }

  private static Stream<Arguments> ways(Wall wall, Class<?>... planted) {
    return Arrays.stream(planted).map(way -> Arguments.of(wall, way));
  }

  @Test
  void the_rules_look_at_all_the_packages_there_are() {
    Map.of(
            "socai.command", 60L,
            "socai.query", 60L,
            "socai.ledger", 10L,
            "socai.proof", 20L,
            "socai.proof.verify", 15L,
            "socai.web", 8L,
            "socai.embedded", 1L,
            "socai.standalone.crash.check", 8L,
            "socai.standalone", 2L)
        .forEach(
            (room, least) ->
                assertThat(
                        PRODUCTION.stream()
                            .filter(type -> type.getPackageName().startsWith(room))
                            .count())
                    .as(room)
                    .isGreaterThanOrEqualTo(least));
  }
}
