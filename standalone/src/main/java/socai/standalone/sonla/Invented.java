package socai.standalone.sonla;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Names that sound like Sơn La's and are nobody's. */
final class Invented {
  private static final List<String> FAMILY =
      List.of(
          "Lò", "Quàng", "Cà", "Tòng", "Hà", "Vì", "Lường", "Cầm", "Bạc", "Điêu", "Sồng", "Giàng",
          "Vàng", "Mùa", "Thào", "Hoàng", "Nguyễn", "Trần", "Phạm", "Đinh", "Bùi", "Lê");
  private static final List<String> WOMEN =
      List.of(
          "Thị Hoa",
          "Thị Mai",
          "Thị Ún",
          "Thị Dung",
          "Thị Pâng",
          "Thị Hương",
          "Thị Lả",
          "Thị Chựa",
          "Thị Yến",
          "Thị Sao",
          "Thị Inh",
          "Thị Thủy",
          "Thị Đôi",
          "Thị Bua");
  private static final List<String> MEN =
      List.of(
          "Văn Hùng",
          "Văn Thương",
          "Văn Ón",
          "A Dơ",
          "A Chư",
          "Văn Tiến",
          "Văn Pâng",
          "Văn Lả",
          "Minh Đức",
          "Văn Sơn",
          "A Páo",
          "Văn Hặc",
          "Văn Phượng",
          "Quốc Việt",
          "Văn Biên");
  private static final List<String> FIRST =
      List.of(
          "Nà", "Pá", "Huổi", "Bó", "Co", "Tà", "Pom", "Lọng", "Phiêng", "Púng", "Noong", "Hua",
          "Nậm", "Khau");
  private static final List<String> SECOND =
      List.of(
          "Ngần", "Mòn", "Lay", "Cại", "Sản", "Khoang", "Lạn", "Hịa", "Pản", "Cướm", "Tong", "Bai",
          "Luông", "Xá", "Ót", "Sàng", "Dửn", "Viêng", "Cọ", "Hin");
  private static final List<String> NOTES =
      List.of(
          "Đã hướng dẫn tại nhà, gia đình tiếp thu tốt.",
          "Hẹn tuần sau quay lại hướng dẫn tiếp.",
          "Con trai trong nhà giúp bố mẹ thao tác.",
          "Sóng yếu, phải ra đầu bản mới làm được.",
          "Đã dặn không đưa mã OTP cho người lạ.");

  private final SplittableRandom random;

  Invented(SplittableRandom random) {
    this.random = random;
  }

  String person() {
    return one(FAMILY) + " " + one(random.nextBoolean() ? WOMEN : MEN);
  }

  String note() {
    return one(NOTES);
  }

  /** {@code count} names of hamlets, each once: numbers in towns, names in the country. */
  List<String> hamlets(String commune, int count) {
    if (commune.startsWith("Phường ") || commune.startsWith("Thị trấn ")) {
      String kind = commune.startsWith("Phường ") ? "Tổ " : "Tiểu khu ";
      List<String> numbered = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        numbered.add(kind + i);
      }
      return numbered;
    }
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      names.add("Bản " + one(FIRST) + " " + one(SECOND));
    }
    return List.copyOf(names);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
