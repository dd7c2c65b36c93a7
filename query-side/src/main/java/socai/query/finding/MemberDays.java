package socai.query.finding;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.bson.Document;
import socai.finding.FindingId;
import socai.ledger.Position;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.MemberDay;
import socai.query.finding.rule.Match;
import socai.query.finding.rule.RuleChecks;
import socai.query.projection.ViewBatch;

/** The members' days that one batch changes, and what is found in them before and after. */
final class MemberDays {
  /** The first day whose text sorts as days do. */
  private static final LocalDate EARLIEST = LocalDate.of(0, 1, 1);

  private final MongoCollection<MemberDay> collection;
  private final ViewBatch<MemberDay> views;
  private final RuleChecks checks;

  /** All that this batch has to do with, in order, so that one member's days are a range. */
  private final TreeSet<String> ids = new TreeSet<>();

  private final Map<String, Map<FindingId, Match>> found = new HashMap<>();

  MemberDays(MongoCollection<MemberDay> collection, ViewBatch<MemberDay> views, RuleChecks checks) {
    this.collection = collection;
    this.views = views;
    this.checks = checks;
  }

  /** Reads what {@code shifts} may change: one query, and one for each change of a roster. */
  void load(List<Change> shifts) {
    for (Change shift : shifts) {
      if (shift instanceof Change.Acts s) {
        ids.add(s.day());
      } else if (shift instanceof Change.Roster s) {
        for (Document day :
            collection
                .withDocumentClass(Document.class)
                .find(Filters.and(Filters.gte("_id", first(s)), Filters.lt("_id", end(s))))
                .projection(Projections.include("_id"))) {
          ids.add(day.getString("_id"));
        }
      }
    }
    views.load(ids);
  }

  /** Folds {@code shift}; what is found anew, otherwise or no more goes to {@code findings}. */
  void shift(Change.Acts shift, Findings findings) {
    views.project(MemberDay.empty(shift.day()));
    change(
        shift,
        shift.day(),
        shift.by().at(),
        day -> day.with(shift.acts(), shift.by().at().value()),
        findings);
  }

  /** Folds {@code shift} into every day of the member that it concerns. */
  void shift(Change.Roster shift, Findings findings) {
    for (String id : ids.subSet(first(shift), end(shift))) {
      Optional<MemberDay> day = views.get(id);
      if (day.isPresent() && judged(shift, day.get()).acts().equals(day.get().acts())) {
        continue;
      }
      change(shift, id, shift.by().at(), d -> judged(shift, d), findings);
    }
  }

  void flush() {
    views.flush();
  }

  private void change(
      Change shift, String id, Position at, UnaryOperator<MemberDay> change, Findings findings) {
    Optional<MemberDay> before = views.get(id);
    Map<FindingId, Match> foundBefore =
        found.computeIfAbsent(id, i -> before.map(checks::judge).orElse(Map.of()));
    views.change(id, at, change);
    Optional<MemberDay> after = views.get(id);
    if (after.isEmpty() || after.equals(before)) {
      return;
    }
    Map<FindingId, Match> foundAfter = checks.judge(after.get());
    found.put(id, foundAfter);
    findings.shift(shift.by(), foundBefore, foundAfter);
  }

  private static MemberDay judged(Change.Roster shift, MemberDay day) {
    return day.mapOwn(
        g ->
            g.act().team().toString().equals(shift.team().id())
                ? new CandidateAct(g.act(), shift.team().outside(shift.member(), g.act().day()))
                : g,
        shift.by().at().value());
  }

  private static String first(Change.Roster shift) {
    LocalDate from = shift.from().isBefore(EARLIEST) ? EARLIEST : shift.from();
    return MemberDay.idOf(shift.member(), from);
  }

  private static String end(Change.Roster shift) {
    return MemberDay.afterAllOf(shift.member());
  }
}
