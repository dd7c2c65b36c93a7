package socai.range;

import java.time.LocalDate;

/** The first day of which each kind of thing may be recorded. */
public enum Since {
  /** Until 1831 Vietnam had no provinces: no unit of a kind that there is now is older. */
  UNITS("1831-01-01"),
  /** Vietnam joined the Internet: nobody could be guided on a digital service before. */
  SERVICES("1997-11-19"),
  /** QĐ 749/QĐ-TTg was signed, by which teams are formed: no team, act or visit is older. */
  FIELD_WORK("2020-06-03");

  private final LocalDate day;

  Since(String day) {
    this.day = LocalDate.parse(day);
  }

  /** That day. */
  public LocalDate day() {
    return day;
  }
}
