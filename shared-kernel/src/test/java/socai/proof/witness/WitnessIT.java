package socai.proof.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.FreshDatabase;
import socai.fixture.SettableClock;
import socai.proof.KeyFolder;
import socai.proof.Notarised;
import socai.proof.note.KeyType;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SigningKey;
import socai.proof.verify.Trust;
import socai.proof.verify.TrustedKey;

/** Two provinces, each with a ledger, each a witness of the other's. */
@ExtendWith(FreshDatabase.class)
class WitnessIT {
  private static final String DIEN_BIEN = "so-cai.test/dien-bien";

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Notarised here;
  private Notarised there;
  private WitnessServer ours;
  private WitnessServer theirs;

  @BeforeEach
  void open(MongoDatabase database, MongoDatabase other) throws IOException {
    here = new Notarised(database, folder.resolve("here"));
    there = new Notarised(other, folder.resolve("there"), DIEN_BIEN);
    ours = serving("our-witness", there);
    theirs = serving("their-witness", here);
    here.grow(100);
    there.grow(40);
  }

  @AfterEach
  void close() {
    ours.close();
    theirs.close();
  }

  private Witness witness(String name, Notarised of) {
    TrustedKey key = TrustedKey.parse(of.folder.key().verifierKey().toString()).orElseThrow();
    return new Witness(
        folder.resolve(name), "so-cai.test/" + name, List.of(key), Clock.systemUTC());
  }

  private WitnessServer serving(String name, Notarised of) throws IOException {
    return new WitnessServer(
        witness(name, of), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private Witnesses asking(Notarised log, WitnessServer server, String name) {
    return new Witnesses(log.log, policy(server, name), clock);
  }

  private WitnessPolicy policy(WitnessServer server, String name) {
    return WitnessPolicy.parse(
        "witness w %s %s\nquorum w\n".formatted(keyOf(name), addressOf(server)));
  }

  private String keyOf(String name) {
    return new KeyFolder(folder.resolve(name), "so-cai.test/" + name)
        .key(KeyType.COSIGNATURE)
        .verifierKey()
        .toString();
  }

  private static URI addressOf(WitnessServer server) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
  }

  @Test
  void two_ledgers_hold_each_other_honest_as_they_grow() throws Exception {
    Witnesses forUs = asking(here, theirs, "their-witness");
    Witnesses forThem = asking(there, ours, "our-witness");
    for (int growth = 0; growth < 3; growth++) {
      here.grow(70);
      there.grow(300);
      forUs.round();
      forThem.round();
      assertThat(forUs.isWitnessed(here.log.latest().orElseThrow())).isTrue();
      assertThat(forThem.isWitnessed(there.log.latest().orElseThrow())).isTrue();
    }
    TrustedKey witness = TrustedKey.parse(keyOf("their-witness")).orElseThrow();
    Trust demanding = new Trust(here.trust().logs(), List.of(witness), 1);
    String note = new String(here.checkpoint(), StandardCharsets.UTF_8);
    assertThat(demanding.checkpoint(note).witnessed()).isEqualTo(1);
    assertThat(monitored(theirs, Notarised.ORIGIN)).isEqualTo(note);
  }

  @Test
  void a_witness_that_starts_again_goes_on_where_it_was_and_a_new_asker_is_told_the_size()
      throws Exception {
    asking(here, theirs, "their-witness").round();
    theirs.close();
    theirs = serving("their-witness", here);
    here.grow(30);
    Witnesses anew = asking(here, theirs, "their-witness");
    anew.round();
    assertThat(anew.isWitnessed(here.log.latest().orElseThrow())).isTrue();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> witness("their-witness", here));
  }

  @Test
  void it_is_known_for_how_long_there_were_too_few_and_why() {
    Witnesses asking = asking(here, theirs, "their-witness");
    asking.round();
    clock.set(clock.instant().plusSeconds(60));
    asking.round();
    assertThat(asking.tooFewFor()).as("nothing new to sign").isZero();
    assertThat(asking.troubles()).isEmpty();

    theirs.close();
    here.grow(10);
    clock.set(clock.instant().plusSeconds(60));
    asking.round();
    clock.set(clock.instant().plusSeconds(60));
    asking.round();
    assertThat(asking.tooFewFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(asking.troubles()).containsExactly(Map.entry("w", "silent"));
  }

  @Test
  void a_forked_ledger_is_refused_and_so_is_one_that_was_set_back(
      MongoDatabase forked, MongoDatabase setBack) throws Exception {
    asking(here, theirs, "their-witness").round();
    Notarised fork = new Notarised(forked, folder.resolve("fork"));
    Files.copy(
        folder.resolve("here/notary.key"),
        folder.resolve("fork/notary.key"),
        StandardCopyOption.REPLACE_EXISTING);
    fork.ledger.append(Fork.commit());
    fork.grow(150);
    Witnesses forFork = asking(fork, theirs, "their-witness");
    forFork.round();
    assertThat(forFork.isWitnessed(fork.log.latest().orElseThrow())).isFalse();
    assertThat(forFork.troubles()).containsExactly(Map.entry("w", "finds-a-fork"));
    assertThat(post("old 100" + fork.log.consistency(100, Optional.empty()).substring(7)))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(422);

    Notarised old = new Notarised(setBack, folder.resolve("old"));
    Files.copy(folder.resolve("here/notary.key"), folder.resolve("old/notary.key"));
    old.grow(50);
    Witnesses forOld = asking(old, theirs, "their-witness");
    forOld.round();
    assertThat(forOld.isWitnessed(old.log.latest().orElseThrow())).isFalse();
    assertThat(forOld.troubles()).containsExactly(Map.entry("w", "ahead"));
    assertThat(monitored(theirs, Notarised.ORIGIN)).contains("\n100\n");
  }

  @Test
  void each_wrong_request_is_answered_as_the_specification_says() throws Exception {
    String latest = here.log.consistency(0, Optional.empty());
    String body = latest.substring(latest.indexOf('\n'));
    assertThat(post("").statusCode()).isEqualTo(400);
    assertThat(post("old x" + body).statusCode()).isEqualTo(400);
    assertThat(post("old 101" + body).statusCode()).isEqualTo(400);
    assertThat(post("old 5" + body)).satisfies(a -> conflict(a, "0\n"));
    assertThat(post("old 0\n" + "A".repeat(43) + "=" + body).statusCode()).isEqualTo(422);
    assertThat(post("old 0" + body.replace("son-la\n100", "lai-chau\n100")).statusCode())
        .isEqualTo(404);
    assertThat(post("old 0" + body.replace("son-la\n100", "son-la\n101")).statusCode())
        .isEqualTo(403);
    SigningKey stranger = SigningKey.make(Notarised.ORIGIN, KeyType.NOTE);
    String text = here.log.latest().orElseThrow().note().text();
    assertThat(post("old 0\n\n" + stranger.signed(text)).statusCode()).isEqualTo(403);

    assertThat(post("old 0" + body).statusCode()).isEqualTo(200);
    assertThat(post("old 0" + body)).satisfies(a -> conflict(a, "100\n"));
    assertThat(post("old 100" + body).statusCode()).as("the same again").isEqualTo(200);
    String empty =
        "old 0\n\n"
            + here.folder
                .key()
                .signed(Notarised.ORIGIN + "\n0\n" + text.lines().toList().get(2) + "\n");
    assertThat(post(empty)).satisfies(a -> conflict(a, "100\n"));
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void requests_that_never_end_are_cut_off_and_others_are_answered() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 70; i++) {
        Socket socket = new Socket(theirs.address().getAddress(), theirs.address().getPort());
        slow.add(socket);
        String begun = "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\n";
        String body = "Content-Length: 100\r\n\r\nold";
        socket.getOutputStream().write((i % 2 == 0 ? begun + body : begun).getBytes());
      }
      assertThat(post("").statusCode()).isEqualTo(400);
      for (Socket socket : slow) {
        assertThat(endOf(socket)).as("it was cut off").isTrue();
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    String latest = here.log.consistency(0, Optional.empty());
    assertThat(post(latest).statusCode()).isEqualTo(200);
  }

  private static boolean endOf(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  /** A process that has no room left finds out when it looks at the clock. */
  private static final class NoClock extends Clock {
    @Override
    public Instant instant() {
      throw new StackOverflowError("no room");
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void an_error_ends_it_for_all_to_see_and_nothing_was_signed() throws Exception {
    TrustedKey key = TrustedKey.parse(here.folder.key().verifierKey().toString()).orElseThrow();
    theirs.close();
    theirs =
        new WitnessServer(
            new Witness(
                folder.resolve("failing"), "so-cai.test/failing", List.of(key), new NoClock()),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    String latest = here.log.consistency(0, Optional.empty());
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> post(latest));
    theirs.awaitError();
    assertThat(folder.resolve("failing/logs")).isDirectoryNotContaining("glob:**/[0-9a-f]*");
  }

  private static void conflict(HttpResponse<String> answer, String size) {
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo(size);
  }

  @Test
  void a_policy_says_whose_word_is_enough() {
    String a = SigningKey.make("w/a", KeyType.COSIGNATURE).verifierKey().toString();
    String b = SigningKey.make("w/b", KeyType.COSIGNATURE).verifierKey().toString();
    String c = SigningKey.make("w/c", KeyType.COSIGNATURE).verifierKey().toString();
    String three =
        "# three\nwitness a %s http://a\nwitness b %s http://b/x\n\twitness c %s http://c/\n"
            .formatted(a, b, c);
    WitnessPolicy two = WitnessPolicy.parse(three + "group g 2 a b c\nquorum g\n");
    assertThat(two.isMetBy(Set.of("a"))).isFalse();
    assertThat(two.isMetBy(Set.of("a", "c"))).isTrue();
    assertThat(two.published(List.of(here.folder.key().verifierKey())))
        .isEqualTo(
            "log %s\nwitness a %s\nwitness b %s\nwitness c %s\ngroup g 2 a b c\nquorum g\n"
                .formatted(here.folder.key().verifierKey(), a, b, c));
    WitnessPolicy nested =
        WitnessPolicy.parse(three + "group g any a b\ngroup h all g c\nquorum h\n");
    assertThat(nested.isMetBy(Set.of("a", "b"))).isFalse();
    assertThat(nested.isMetBy(Set.of("b", "c"))).isTrue();
    assertThat(WitnessPolicy.parse("quorum none\n").isMetBy(Set.of())).isTrue();
    for (String wrong :
        List.of(
            "",
            three,
            three + "quorum d\n",
            three + "quorum a\nquorum b\n",
            three + "group g 4 a b c\nquorum g\n",
            three + "group g 0 a\nquorum g\n",
            three + "group g all a a\nquorum g\n",
            three + "witness a " + a + " http://a\nquorum a\n",
            "witness none " + a + " http://a\nquorum none\n",
            "witness a nonsense http://a\nquorum a\n",
            "witness a " + a + "\nquorum a\n",
            "nonsense\nquorum none\n")) {
      assertThatExceptionOfType(MalformedNoteException.class)
          .as(wrong)
          .isThrownBy(() -> WitnessPolicy.parse(wrong));
    }
  }

  private HttpResponse<String> post(String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(addressOf(theirs).resolve("add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String monitored(WitnessServer server, String origin) throws Exception {
    URI address = addressOf(server).resolve(WitnessedLogs.nameOf(origin) + "/checkpoint");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
