package socai.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The field of life a service belongs to. */
public enum ServiceField {
  /** Dịch vụ công trực tuyến. */
  PUBLIC_SERVICES,
  /** Định danh điện tử. */
  IDENTITY,
  /** Thanh toán không dùng tiền mặt. */
  PAYMENT,
  /** Y tế số. */
  HEALTH,
  /** Giáo dục số. */
  SCHOOL,
  /** Thương mại điện tử. */
  COMMERCE,
  /** Nền tảng số khác. */
  PLATFORMS,
  /** An toàn thông tin cơ bản. */
  SECURITY,
  /** Kỹ năng số. */
  SKILLS;

  /** The name in JSON: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
