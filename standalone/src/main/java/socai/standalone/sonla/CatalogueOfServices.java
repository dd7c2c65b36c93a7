package socai.standalone.sonla;

import java.time.LocalDate;
import java.util.List;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.catalogue.OfferService;

/** The services and skills that the teams' plans name. */
final class CatalogueOfServices {
  /** QĐ 749/QĐ-TTg, the national programme. */
  private static final LocalDate PROGRAMME = LocalDate.of(2020, 6, 3);

  private record Entry(String id, ServiceField field, String vi, String en) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "dich-vu-cong",
              ServiceField.PUBLIC_SERVICES,
              "Dịch vụ công trực tuyến",
              "Online public services"),
          new Entry(
              "vneid",
              ServiceField.IDENTITY,
              "Định danh điện tử (VNeID)",
              "Electronic identity (VNeID)"),
          new Entry(
              "thanh-toan-dien",
              ServiceField.PAYMENT,
              "Thanh toán tiền điện",
              "Paying for electricity"),
          new Entry(
              "thanh-toan-vien-thong",
              ServiceField.PAYMENT,
              "Thanh toán cước điện thoại",
              "Paying for the telephone"),
          new Entry(
              "thanh-toan-internet",
              ServiceField.PAYMENT,
              "Thanh toán cước Internet",
              "Paying for the Internet"),
          new Entry(
              "so-suc-khoe", ServiceField.HEALTH, "Sổ sức khỏe điện tử", "Electronic health book"),
          new Entry("dat-lich-kham", ServiceField.HEALTH, "Đặt lịch khám bệnh", "Booking a visit"),
          new Entry(
              "tu-van-tu-xa", ServiceField.HEALTH, "Tư vấn sức khỏe từ xa", "Remote consultation"),
          new Entry(
              "lien-lac-truong-hoc",
              ServiceField.SCHOOL,
              "Kết nối phụ huynh – học sinh – nhà trường",
              "Parents, pupils and school"),
          new Entry("tra-cuu-diem", ServiceField.SCHOOL, "Tra cứu điểm", "Looking up marks"),
          new Entry(
              "san-thuong-mai",
              ServiceField.COMMERCE,
              "Sàn thương mại điện tử",
              "E-commerce floors"),
          new Entry(
              "nen-tang-khac",
              ServiceField.PLATFORMS,
              "Nền tảng số khác",
              "Other digital platforms"),
          new Entry(
              "an-toan-thong-tin",
              ServiceField.SECURITY,
              "An toàn thông tin cơ bản",
              "Basic information security"),
          new Entry(
              "ky-nang-so", ServiceField.SKILLS, "Kỹ năng số cơ bản", "Basic digital skills"));

  private CatalogueOfServices() {}

  static List<ServiceId> ids() {
    return ENTRIES.stream().map(entry -> new ServiceId(entry.id())).toList();
  }

  static List<Sending> sendings() {
    return ENTRIES.stream()
        .map(
            entry ->
                new Sending(
                    "admin",
                    new OfferService(
                        Ids.command("service/" + entry.id()),
                        new ServiceId(entry.id()),
                        entry.field(),
                        entry.vi(),
                        entry.en(),
                        PROGRAMME)))
        .toList();
  }
}
