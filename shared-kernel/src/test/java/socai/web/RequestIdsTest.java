package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
  private static final String OURS = "[0-9a-f]{16}";

  @Test
  void a_trace_keeps_its_name() {
    assertThat(
            RequestIds.id(
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "0123456789abcdef"))
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5b0f2b1e-7c39-4c0b-9f0a-3f5f1f6f2a01",
        "5B0F2B1E-7C39-4C0B-9F0A-3F5F1F6F2A01",
        "0123456789abcdef"
      })
  void so_does_a_request_that_came_with_one(String id) {
    assertThat(RequestIds.id(null, id)).isEqualTo(id);
    assertThat(RequestIds.id("nonsense", id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0912345678",
        "014099012345",
        "Lò Văn Nghiệm",
        "01234567890123456789 x",
        "01234567890123456789\r\nSet-Cookie: a=b",
        "01234567890123456789\u0000",
        "----------------",
        "a--bcdefabcdefabcdef"
      })
  void what_may_be_a_name_or_worse_is_not_repeated(String id) {
    assertThat(RequestIds.id(null, id)).matches(OURS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "4bf92f3577b34da6a3ce929d0e0e4736"
      })
  void what_is_no_trace_is_not_taken_for_one(String trace) {
    assertThat(RequestIds.id(trace, null)).matches(OURS);
  }

  @Test
  void each_of_ours_is_another() {
    assertThat(RequestIds.id(null, null)).isNotEqualTo(RequestIds.id(null, null));
  }

  @Test
  void a_long_one_is_looked_at_in_no_time() {
    assertThat(RequestIds.id(null, "0-".repeat(4_000) + "x")).matches(OURS);
  }
}
