package socai.query.totals;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import socai.query.projection.View;
import socai.territory.UnitLevel;

/**
 * By how much the teams and members of a level became more (or fewer) on a day.
 *
 * @param day the day from which the change holds
 */
record TotalsOfDay(
    @JsonProperty("_id") String id,
    long position,
    UnitLevel level,
    LocalDate day,
    int teams,
    int members)
    implements View {
  static String idOf(UnitLevel level, LocalDate day) {
    return level.code() + "/" + day;
  }

  static TotalsOfDay none(UnitLevel level, LocalDate day) {
    return new TotalsOfDay(idOf(level, day), 0, level, day, 0, 0);
  }

  TotalsOfDay plus(int moreTeams, int moreMembers, long at) {
    return new TotalsOfDay(id, at, level, day, teams + moreTeams, members + moreMembers);
  }
}
