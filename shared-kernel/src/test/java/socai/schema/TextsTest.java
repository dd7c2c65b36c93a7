package socai.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.fixture.Seeds;

/** Texts are read by hand where that is faster, and mean what the library says they mean. */
class TextsTest {
  @Test
  void a_moment_is_the_one_the_library_reads() {
    Seeds.forEach(
        2_000,
        random -> {
          String offset =
              random.nextInt(4) == 0
                  ? "Z"
                  : "%s%02d:%02d"
                      .formatted(
                          random.nextBoolean() ? "+" : "-", random.nextInt(20), random.nextInt(62));
          String text =
              "%04d-%02d-%02dT%02d:%02d:%02d%s%s"
                  .formatted(
                      random.nextInt(10_000),
                      random.nextInt(14),
                      random.nextInt(33),
                      random.nextInt(26),
                      random.nextInt(62),
                      random.nextInt(62),
                      random.nextInt(3) == 0
                          ? "." + "9081726354".substring(random.nextInt(11))
                          : "",
                      offset);
          assertThat(outcome(() -> Texts.time(text)))
              .as(text)
              .isEqualTo(outcome(() -> OffsetDateTime.parse(text)));
        });
  }

  /** What was read, or that nothing was. */
  private static Object outcome(Supplier<Object> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      return "refused";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-28T08:00:00", "2023-02-28 08:00:00Z", "2023-02-28T08.00.00Z",
        "2023-02-28T08:00:00+07", "2023-02-28T08:00:00+0700", "2023-02-28T08:00Z00Z",
        "2023-02-28T08:00:00z", "२०२३-०२-२८T08:00:00Z", "2023-02-28T0::00:00Z"
      })
  void what_is_not_quite_a_moment_is_none(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Texts.time(text));
  }

  @Test
  void an_identifier_has_one_form() {
    String id = "8d4bcad5-a6c5-3e0e-9ab2-123585dccab2";
    assertThat(Texts.uuid(id)).isEqualTo(UUID.fromString(id));
    assertThat(Texts.uuid("8D4BCAD5-a6c5-3e0e-9ab2-123585dccab2")).isEqualTo(UUID.fromString(id));
    for (int i = 0; i < id.length(); i++) {
      for (char wrong : new char[] {'g', 'G', ' ', '-', '0', '٣', '\uff11', 'é'}) {
        String text = id.substring(0, i) + wrong + id.substring(i + 1);
        boolean stands = id.charAt(i) == '-' ? wrong == '-' : wrong == '0';
        if (stands) {
          assertThat(Texts.uuid(text)).isEqualTo(UUID.fromString(text));
        } else {
          assertThatIllegalArgumentException().as(text).isThrownBy(() -> Texts.uuid(text));
        }
      }
      String shorter = id.substring(0, i) + id.substring(i + 1);
      assertThatIllegalArgumentException().isThrownBy(() -> Texts.uuid(shorter));
    }
  }

  @Test
  void half_a_character_is_no_text() {
    assertThat(Texts.whole("đi từng ngõ 🌾")).isEqualTo("đi từng ngõ 🌾");
    for (String broken : new String[] {"a\ud83c", "\ud83c", "\udf3ea", "\udf3e\ud83c", "a\0b"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Texts.whole(broken));
    }
  }
}
