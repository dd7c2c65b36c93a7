package socai.team;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a member comes from: the bodies that formation decisions name. */
public enum Organisation {
  /** Uỷ ban nhân dân. */
  PEOPLES_COMMITTEE,
  /** Trưởng bản, tổ trưởng tổ dân phố. */
  HAMLET_HEAD,
  /** Chi bộ. */
  PARTY_CELL,
  /** Mặt trận Tổ quốc. */
  FATHERLAND_FRONT,
  /** Đoàn Thanh niên. */
  YOUTH_UNION,
  /** Hội Phụ nữ. */
  WOMENS_UNION,
  /** Hội Nông dân. */
  FARMERS_UNION,
  /** Hội Cựu chiến binh. */
  VETERANS,
  /** Công an. */
  POLICE,
  /** Bưu điện. */
  POST,
  /** Doanh nghiệp viễn thông. */
  TELECOM,
  /** Giáo viên. */
  TEACHERS,
  /** Y tế. */
  HEALTH,
  /** None of these. */
  OTHER;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
