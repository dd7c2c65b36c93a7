package socai.team;

import java.time.LocalDate;
import java.util.List;
import socai.event.Means;

/**
 * The paper by which an authority decides on a team.
 *
 * @param authority who decided, such as "UBND xã Chiềng Ngần"
 * @param number the paper's number, such as "45/QĐ-UBND"
 * @param date the day it was signed
 * @param bases the documents it rests on, such as "KH 160/KH-UBND"; may be empty
 */
public record Decision(
    @Means("who decided") String authority,
    @Means("the paper's number") String number,
    @Means("the day it was signed") LocalDate date,
    @Means("the documents it rests on") List<String> bases) {
  public Decision {
    bases = List.copyOf(bases);
  }
}
