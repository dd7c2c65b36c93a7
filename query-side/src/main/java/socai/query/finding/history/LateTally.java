package socai.query.finding.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import socai.query.projection.View;
import socai.territory.UnitId;

/**
 * What the late acts of one week come to: those of one team, whoever recorded them, or those that
 * one login recorded of one commune, whichever teams they name.
 */
public record LateTally(@JsonProperty("_id") String id, long position, Tally tally)
    implements View {
  private static final String OF_TEAM = "late/team/";
  private static final int DAY_LENGTH = "2023-03-06".length();

  public static LateTally none(String id) {
    return new LateTally(id, 0, Tally.NONE);
  }

  /** Those in which {@code act} counts, of which {@code recorded} recorded late. */
  public static List<String> idsOf(CountedAct act, CountedAct.Recording recorded) {
    LocalDate week = recorded.at().day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    String commune = act.where().flatMap(Whereabouts::commune).map(UnitId::toString).orElse("");
    return List.of(
        OF_TEAM + act.team() + "@" + week,
        "late/commune/" + commune + "@" + week + "/" + recorded.login());
  }

  public boolean isOfTeam() {
    return id.startsWith(OF_TEAM);
  }

  public LateTally changed(List<CountedAct> come, List<CountedAct> gone, long at) {
    return new LateTally(id, at, tally.changed(come, gone));
  }

  /** The Monday of the week in which they were recorded. */
  public LocalDate recorded() {
    int from = id.indexOf('@') + 1;
    return LocalDate.parse(id.substring(from, from + DAY_LENGTH));
  }
}
