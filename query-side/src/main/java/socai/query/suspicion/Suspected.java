package socai.query.suspicion;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import socai.person.PersonId;
import socai.suspicion.FindingId;

/**
 * That a rule has found something.
 *
 * @param day in Vietnam: when the acts occurred, or, of a late batch, when they were recorded
 * @param member whom it is found of; empty where it is not about one member
 * @param about to whom a remark on it belongs: person/… or household/…
 * @param acts what makes it, as they occurred
 * @param measure what was found, in {@link Judge#measure()}
 * @param threshold what it is more than
 */
record Suspected(
    FindingId id,
    Rule rule,
    LocalDate day,
    Optional<PersonId> member,
    String about,
    List<Gathered> acts,
    double measure,
    double threshold) {
  Suspected {
    acts = List.copyOf(acts);
  }

  /**
   * The same for ever: from the rule and from what it gathers, not from the acts it gathered so
   * far, so that one more of them makes no other finding.
   */
  static FindingId id(Rule rule, String key) {
    return new FindingId(
        UUID.nameUUIDFromBytes(
            ("finding/" + rule.code() + "/" + key).getBytes(StandardCharsets.UTF_8)));
  }
}
