package socai.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first line of an export, as long as it may be. */
class ExportHeaderTest {
  private static final String PART = KeptFiles.text("part.ndjson");
  private static final String KEY = KeptFiles.key().toString();
  private static final String HASH = "\"" + "A".repeat(43) + "=\"";

  private static NotVerifiedException refused(String export) {
    return catchThrowableOfType(
        NotVerifiedException.class,
        () ->
            ExportFile.verify(
                new ByteArrayInputStream(KeptFiles.bytes(export)),
                Trust.in(KeptFiles.key()),
                Optional.empty()));
  }

  @Test
  void a_key_of_half_a_megabyte_is_read_and_is_not_the_one_that_signed() {
    for (String letters : new String[] {"x", "\\n", "\\\\", "\\\"x"}) {
      String key = letters.repeat(500_000 / letters.length());
      assertThat(refused(PART.replace(KEY, key)).finding()).isEqualTo(Flaw.OTHER_KEY);
    }
  }

  @Test
  void twenty_thousand_hashes_are_read_and_are_more_than_lead_anywhere() {
    String hashes = (HASH + ",").repeat(20_000);
    NotVerifiedException refused = refused(PART.replace("\"left\":[", "\"left\":[" + hashes));
    assertThat(refused.finding()).isEqualTo(Flaw.MALFORMED);
    assertThat(refused.place()).isZero();
  }

  @Test
  void what_is_longer_than_a_megabyte_is_no_first_line() {
    NotVerifiedException refused = refused(PART.replace(KEY, "x".repeat(1 << 20)));
    assertThat(refused.finding()).isEqualTo(Flaw.MALFORMED);
    assertThat(refused.place()).isZero();
  }

  @Test
  void lists_of_hashes_have_one_spelling() {
    for (String list :
        new String[] {HASH + ",", "," + HASH, HASH + "," + "," + HASH, HASH + HASH}) {
      String changed = PART.replaceFirst("\"left\":\\[[^]]*]", "\"left\":[" + list + "]");
      assertThat(refused(changed).finding()).as(list).isEqualTo(Flaw.MALFORMED);
    }
  }
}
