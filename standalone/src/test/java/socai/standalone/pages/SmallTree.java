package socai.standalone.pages;

import static socai.standalone.pages.FieldRecorder.declined;
import static socai.standalone.pages.FieldRecorder.founder;
import static socai.standalone.pages.FieldRecorder.guidance;
import static socai.standalone.pages.FieldRecorder.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small known world: real communes in their real places, with invented hamlets, people,
 * households and acts. What the tests count and look for is said here.
 */
final class SmallTree {
  static final String PROVINCE = "14";
  static final String COMMUNE = "03646";
  static final String HAMLET = "03646-1";
  static final String HOUSEHOLD = "household with a story";

  /** Eight teams at commune level with two members each, twelve below with four. */
  static final String TEAMS = "20";

  static final String MEMBERS = "64";
  static final String HOUSEHOLDS = "37";

  private static final List<String> OUTCOMES =
      List.of("introduced", "installed", "activated", "uses_alone");
  private static final List<String> HEADS =
      List.of("Lò Thị Hương", "Quàng Văn Dũng", "Cà Thị Mai", "Tòng Văn Sơn", "Vì Thị Hoa");

  private record Commune(
      String code, String name, double latitude, double longitude, String... hamlets) {}

  private static final List<Commune> COMMUNES =
      List.of(
          new Commune(COMMUNE, "Phường Chiềng Lề", 21.341397, 103.905699, "Tổ 1", "Tổ 2", "Tổ 3"),
          new Commune("03649", "Phường Tô Hiệu", 21.330579, 103.912949, "Tổ 5"),
          new Commune("03652", "Phường Quyết Thắng", 21.32778, 103.928901, "Tổ 7"),
          new Commune("03655", "Phường Quyết Tâm", 21.305783, 103.930351, "Tổ 4"),
          new Commune("03658", "Xã Chiềng Cọ", 21.313433, 103.856409, "Bản Hùn", "Bản Muông"),
          new Commune("03661", "Xã Chiềng Đen", 21.406795, 103.856409, "Bản Tam"),
          new Commune("03664", "Xã Chiềng Xôm", 21.377611, 103.926, "Bản Thé", "Bản Panh"),
          new Commune("03667", "Phường Chiềng An", 21.351851, 103.885401, "Tổ 2"));

  private static final List<String> SERVICES =
      List.of("vneid", "dich-vu-cong", "tien-dien", "so-suc-khoe", "an-toan");

  private final FieldRecorder recorder;

  private SmallTree(FieldRecorder recorder) {
    this.recorder = recorder;
  }

  /** Plants it; answers with the position of the last event. */
  static long plantedBy(FieldRecorder recorder) {
    SmallTree tree = new SmallTree(recorder);
    recorder.unit(PROVINCE, "Tỉnh Sơn La", "province", "");
    recorder.unit("116", "Thành phố Sơn La", "district", PROVINCE);
    tree.catalogue();
    COMMUNES.forEach(tree::plant);
    tree.storyOfATeam();
    tree.storyOfAHousehold();
    tree.storyOfTwoPhones();
    return recorder.position();
  }

  private void catalogue() {
    recorder.service("vneid", "identity", "Định danh điện tử VNeID", "Electronic identity VNeID");
    recorder.service(
        "dich-vu-cong", "public_services", "Dịch vụ công trực tuyến", "Online public services");
    recorder.service(
        "tien-dien",
        "payment",
        "Thanh toán tiền điện không dùng tiền mặt",
        "Cashless payment of electricity");
    recorder.service("so-suc-khoe", "health", "Sổ sức khỏe điện tử", "Electronic health book");
    recorder.service(
        "an-toan", "security", "An toàn thông tin cơ bản", "Basic information security");
  }

  private void plant(Commune recorded) {
    recorder.unit(
        recorded.code(),
        recorded.name(),
        "commune",
        "116",
        recorded.latitude(),
        recorded.longitude());
    recorder.team(
        recorded.code(),
        "commune",
        "Tổ CĐSCĐ " + recorded.name(),
        List.of(
            founder(recorded.code() + " head", "Hà Minh Thắng", "leader", "peoples_committee"),
            founder(recorded.code() + " youth", "Lường Thị Chinh", "deputy", "youth_union")));
    for (int number = 1; number <= recorded.hamlets().length; number++) {
      String code = recorded.code() + "-" + number;
      String name = recorded.hamlets()[number - 1];
      recorder.unit(code, name, "hamlet", recorded.code());
      recorder.team(
          code,
          "hamlet",
          "Tổ CĐSCĐ " + name,
          List.of(
              founder(code + " head", "Quàng Văn Bình", "leader", "hamlet_head"),
              founder(code + " youth", "Cà Thị Phượng", "deputy", "youth_union"),
              founder(code + " police", "Lò Văn Thắng", "member", "police"),
              founder(code + " women", "Tòng Thị Bình", "member", "womens_union")));
      settle(code, COMMUNES.indexOf(recorded));
    }
  }

  /** Three households a hamlet; the higher {@code height}, the further they have come. */
  private void settle(String hamlet, int height) {
    for (int number = 0; number < 3; number++) {
      String home = hamlet + " household " + number;
      recorder.household(
          home, hamlet, HEADS.get((number * 2 + height) % HEADS.size()), "Nhà số " + (number + 1));
      if (number * 3 > height) {
        continue;
      }
      List<Map<String, String>> steps = new ArrayList<>();
      for (int service = 0; service <= (height + number) % SERVICES.size(); service++) {
        steps.add(
            step(
                OUTCOMES.get((height + number + service) % OUTCOMES.size()),
                SERVICES.get(service)));
      }
      String at = "2023-03-1" + number + "T08:30:00+07:00";
      recorder.act("act for " + home, home, guidance(hamlet, hamlet + " head", at, "door", steps));
    }
  }

  /** One leaves, another comes the same day: as many as before, and another face. */
  private void storyOfATeam() {
    recorder.leaves(HAMLET, HAMLET + " women", "2022-10-01");
    recorder.joins(HAMLET, HAMLET + " teacher", "Vì Thị Nhung", "teachers", "2022-10-01");
  }

  /** One visit, of which two phones tell; nobody wanted anything. */
  private void storyOfTwoPhones() {
    String home = HAMLET + " household 1";
    for (String minute : List.of("00", "03")) {
      recorder.act(
          "told at " + minute,
          home,
          guidance(
              HAMLET,
              HAMLET + " head",
              "2023-06-01T08:" + minute + ":00+07:00",
              "door",
              List.of(declined("an-toan", "not_interested"))));
    }
  }

  /** A refusal, an act told to the wrong household, and one that was better than told. */
  private void storyOfAHousehold() {
    String member = HAMLET + " head";
    recorder.household(HOUSEHOLD, HAMLET, "Lò Văn Chinh", "Nhà số 12");
    recorder.act(
        "first act",
        HOUSEHOLD,
        guidance(
            HAMLET,
            member,
            "2023-02-10T08:10:00+07:00",
            "door",
            List.of(step("introduced", "vneid"), declined("dich-vu-cong", "no_time"))));
    recorder.act(
        "wrong act",
        HOUSEHOLD,
        guidance(
            HAMLET,
            member,
            "2023-04-02T19:30:00+07:00",
            "meeting",
            List.of(step("uses_alone", "so-suc-khoe"))));
    recorder.retracts("wrong act", HOUSEHOLD);
    String day = "2023-05-20T09:00:00+07:00";
    recorder.act(
        "better act",
        HOUSEHOLD,
        guidance(HAMLET, member, day, "door", List.of(step("installed", "vneid"))));
    recorder.corrects(
        "better act",
        HOUSEHOLD,
        guidance(
            HAMLET,
            member,
            day,
            "door",
            List.of(step("activated", "vneid"), step("introduced", "tien-dien"))));
  }
}
