package socai.proof.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.embedded.EmbeddedMongo;
import socai.proof.NotaryState.Doing;

/** Twelve of twelve; and not one check too many. */
class TamperDrillIT {
  private static final long EVENTS = Long.getLong("socai.drill.events", 500);

  @TempDir private static Path folder;
  private static EmbeddedMongo store;
  private static TamperDrill drill;
  private static Map<Attack, DrillResult> results;

  @BeforeAll
  static void append() {
    store = EmbeddedMongo.open(folder.resolve("store"));
    drill = new TamperDrill(store.uri(), folder.resolve("keys"), EVENTS, new HamletCounts());
    results = drill.run().collect(Collectors.toMap(DrillResult::attack, Function.identity()));
  }

  @AfterAll
  static void close() {
    drill.close();
    store.close();
  }

  @Test
  void an_auditor_finds_nothing_where_nothing_was_done() {
    assertThat(drill.isSilentWithoutAnAttack()).isTrue();
  }

  @Test
  void every_attack_is_found_and_placed() {
    assertThat(results).hasSize(12);
    assertThat(results)
        .allSatisfy((attack, result) -> assertThat(result.found()).as(attack.name()).isPresent());
    assertThat(whereOf(Attack.EDIT_A_FIELD)).isEqualTo(at(0.3) + 2);
    assertThat(whereOf(Attack.DELETE_AN_EVENT)).isEqualTo(at(0.4) + 1);
    assertThat(whereOf(Attack.TRUNCATE_THE_TAIL)).isEqualTo(at(0.9));
    assertThat(whereOf(Attack.RENUMBER)).isEqualTo(at(0.3));
    assertThat(whereOf(Attack.INSERT_BACKDATED)).isEqualTo(at(0.7));
    assertThat(whereOf(Attack.SWAP_TWO)).isEqualTo(at(0.2));
    assertThat(whereOf(Attack.PUT_AN_OLD_BACKUP_BACK)).isEqualTo(EVENTS / 2 + 1);
    assertThat(whereOf(Attack.FORK)).isEqualTo(EVENTS * 4 / 5);
    assertThat(whereOf(Attack.REPLAY_AN_OLD_CHECKPOINT)).isEqualTo(EVENTS / 2 + 1);
    assertThat(whereOf(Attack.DROP_THE_COLLECTION)).isEqualTo(1);
  }

  private static long at(double share) {
    return (long) (share * EVENTS) / DrillEvents.IN_A_COMMIT * DrillEvents.IN_A_COMMIT + 1;
  }

  private static long whereOf(Attack attack) {
    return Long.parseLong(found(attack).where());
  }

  private static Found found(Attack attack) {
    return Objects.requireNonNull(results.get(attack)).found().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CHANGE_A_READ_MODEL", "REPLAY_AN_OLD_CHECKPOINT"})
  void a_notary_that_comes_up_after_it_signs_nothing(Attack attack) {
    assertThat(Objects.requireNonNull(results.get(attack)).notary().doing())
        .isEqualTo(Doing.STOPPED);
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void without_any_one_check_an_attack_passes(Check left) {
    Set<Check> others = EnumSet.complementOf(EnumSet.of(left));
    Attack needsIt =
        switch (left) {
          case SIGNATURE -> Attack.SWAP_THE_KEY;
          case GROWTH -> Attack.PUT_AN_OLD_BACKUP_BACK;
          case CONSISTENCY -> Attack.FORK;
          case LINES -> Attack.EDIT_A_FIELD;
          case COMPLETENESS -> Attack.TRUNCATE_THE_TAIL;
          case READ_MODELS -> Attack.CHANGE_A_READ_MODEL;
        };
    assertThat(drill.run(needsIt, others).found()).as("%s without %s", needsIt, left).isEmpty();
    assertThat(found(needsIt).by()).isEqualTo(left);
  }
}
