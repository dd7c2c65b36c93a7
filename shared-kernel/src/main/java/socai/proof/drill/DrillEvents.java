package socai.proof.drill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdId;
import socai.household.HouseholdRegistered;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.person.Personal;
import socai.territory.UnitId;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/** Invented households, told to a ledger five to a commit; the same for the same name. */
final class DrillEvents {
  static final int IN_A_COMMIT = 5;
  private static final Instant RECORDED = Instant.parse("2024-01-05T01:00:00Z");

  private final String name;
  private int commits;

  DrillEvents(String name) {
    this.name = name;
  }

  void append(Ledger ledger, long events) {
    for (long written = 0; written < events; written += IN_A_COMMIT) {
      ledger.append(commit((int) Math.min(IN_A_COMMIT, events - written)));
    }
  }

  private Commit commit(int events) {
    CommandId command = new CommandId(id("command"));
    List<EventLine> lines = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      HouseholdRegistered event = household(i);
      lines.add(
          EventLine.of(
              id("event " + i),
              "/ledger/son-la",
              event,
              0,
              new RecordedAt(RECORDED.plusSeconds(commits)),
              "drill",
              command));
    }
    commits++;
    return new Commit(command, new RecordedAt(RECORDED), lines);
  }

  private HouseholdRegistered household(int i) {
    HouseholdId household = new HouseholdId(id("household " + i));
    String subject = household.stream().toString();
    return new HouseholdRegistered(
        household,
        new UnitId(UUID.nameUUIDFromBytes(bytes("hamlet " + commits % 40))),
        new Home(
            new Personal(subject, "Chủ hộ " + commits + "." + i),
            new Personal(subject, "Nhà số " + (1 + i)),
            1 + commits % 7,
            commits % 4,
            Connection.MOBILE),
        new OccurredAt(OffsetDateTime.ofInstant(RECORDED, ZoneOffset.ofHours(7))));
  }

  private UUID id(String what) {
    return UUID.nameUUIDFromBytes(bytes(name + " " + commits + " " + what));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
