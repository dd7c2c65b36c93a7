package socai.standalone.sonla;

import java.time.LocalDate;

/** What Sơn La reported of its teams for the end of 2023. */
final class Report {
  static final int COMMUNE_TEAMS = 204;
  static final int COMMUNE_MEMBERS = 1_814;
  static final int HAMLET_TEAMS = 2_886;
  static final int HAMLET_MEMBERS = 14_088;

  /** KH 160/KH-UBND, by which the first teams were formed. */
  static final LocalDate FIRST_FORMATION = LocalDate.of(2022, 6, 8);

  static final LocalDate LAST_FORMATION = LocalDate.of(2023, 12, 31);

  /** The last day of the communes of 2023. */
  static final LocalDate LAST_ACT = LocalDate.of(2025, 6, 30);

  private Report() {}
}
