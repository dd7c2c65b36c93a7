package socai.query.finding.rule;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import socai.finding.FindingId;
import socai.person.PersonId;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.MemberDay;

/**
 * That a rule has found something.
 *
 * @param day in Vietnam: when the acts occurred, or, of a late batch, when they were recorded
 * @param member whom it is found of; empty where it is not about one member
 * @param about to whom a remark on it belongs: person/… or household/…
 * @param measure what was found, in {@link RuleCheck#measure()}
 * @param threshold what it is more than
 */
public record Match(
    FindingId id,
    Rule rule,
    LocalDate day,
    Optional<PersonId> member,
    String about,
    Basis basis,
    double measure,
    double threshold) {
  /** What {@code check} finds on {@code day}, by acts of which the first is the day's own. */
  public static Match ofMember(
      RuleCheck<MemberDay> check,
      MemberDay day,
      List<CandidateAct> acts,
      double measure,
      double threshold) {
    PersonId member = day.member();
    return new Match(
        id(check.rule(), day.id()),
        check.rule(),
        acts.get(0).act().day(),
        Optional.of(member),
        member.subject(),
        new Basis.Listed(acts),
        measure,
        threshold);
  }

  /**
   * The same for ever: from the rule and from what it gathers, not from the acts it gathered so
   * far, so that one more of them makes no other finding.
   */
  public static FindingId id(Rule rule, String key) {
    return new FindingId(
        UUID.nameUUIDFromBytes(
            ("finding/" + rule.code() + "/" + key).getBytes(StandardCharsets.UTF_8)));
  }

  /** The acts that were held against one another; none where they were counted. */
  public List<CandidateAct> listed() {
    return basis instanceof Basis.Listed listed ? listed.acts() : List.of();
  }
}
