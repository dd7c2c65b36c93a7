package socai.standalone.provinces;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.proof.KeyFolder;
import socai.proof.Notarised;
import socai.proof.verify.Verify;

/** Two provinces, four processes: each witnesses the other's ledger, and any may die. */
@ExtendWith(FreshDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoProvincesIT {
  @TempDir private static Path folder;
  private static Province here;
  private static Province there;
  private static String heldBefore = "";

  @BeforeAll
  static void start() throws Exception {
    here = new Province(Files.createDirectory(folder.resolve("son-la")), "son-la");
    there = new Province(Files.createDirectory(folder.resolve("dien-bien")), "dien-bien");
    AtOnce.call(
        2,
        i -> {
          Province one = i == 0 ? here : there;
          one.witnesses(List.of((i == 0 ? there : here).key()));
          return one;
        });
    AtOnce.call(
        2,
        i -> {
          Province one = i == 0 ? here : there;
          one.servesWitnessedBy(i == 0 ? there : here);
          return one;
        });
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
  }

  @Test
  @Order(1)
  void each_signs_what_the_other_has_recorded() throws Exception {
    for (Province one : List.of(here, there)) {
      long position = one.records();
      one.until(its -> its.isWitnessed(position));
    }
    heldBefore = here.checkpoint();
    assertThat(here.policy())
        .isEqualTo(
            "log %s\nwitness other %s\nquorum other\n".formatted(here.key(), there.witnessKey()));
    assertThat(verified(heldBefore, here.key(), there)).isZero();
    assertThat(verified(there.checkpoint(), there.key(), here)).isZero();
    assertThat(verified(heldBefore, here.key(), here)).as("by another witness").isNotZero();
  }

  @Test
  @Order(2)
  void a_witness_that_is_killed_is_missed_and_signs_again_when_it_is_back() {
    there.killWitness();
    long missed = here.records();
    here.until(its -> its.log().path("size").asLong() == missed);
    assertThat(here.log().get("witnesses").get("enough").asBoolean()).isFalse();
    there.witnesses(List.of(here.key()));
    here.until(its -> its.isWitnessed(missed));
  }

  @Test
  @Order(3)
  void a_server_that_is_killed_goes_on_and_its_next_checkpoint_is_witnessed() {
    here.records();
    here.killServer();
    here.servesWitnessedBy(there);
    long position = here.records();
    here.until(its -> its.isWitnessed(position));
  }

  @Test
  @Order(4)
  void another_history_with_the_same_key_is_refused(MongoDatabase forked, @TempDir Path keys)
      throws Exception {
    long size = here.log().get("size").asLong();
    Files.copy(here.keys().resolve("notary.key"), keys.resolve("notary.key"));
    Notarised fork = new Notarised(forked, keys, here.origin());
    fork.grow((int) size + 3);
    String submission = fork.log.consistency(size, Optional.empty());
    assertThat(submitted(submission).statusCode()).isEqualTo(422);
    assertThat(submitted(fork.log.consistency(0, Optional.empty())).statusCode()).isEqualTo(409);
    long position = here.records();
    here.until(its -> its.isWitnessed(position));
  }

  @Test
  @Order(5)
  void a_key_that_is_changed_while_all_run_is_witnessed_once_the_witness_was_told_of_it()
      throws Exception {
    String old = here.key();
    String handover = new KeyFolder(here.keys(), here.origin()).rotate().toString();
    long position = here.records();
    here.until(its -> its.log().path("size").asLong() == position);
    assertThat(here.log().get("keys")).hasSize(2);
    assertThat(here.log().get("witnesses").get("enough").asBoolean())
        .as("by a witness that knows the old key only")
        .isFalse();
    there.killWitness();
    there.witnesses(List.of(old, here.key()));
    here.until(its -> its.isWitnessed(position));

    Path note = Files.writeString(folder.resolve("handover"), handover);
    assertThat(verified(here.checkpoint(), old, there)).as("without the note").isNotZero();
    assertThat(verified(here.checkpoint(), old, there, "--handover", note.toString())).isZero();
    assertThat(verified(here.checkpoint(), here.key(), there)).isZero();
    assertThat(verified(heldBefore, old, there)).as("what was kept from before").isZero();
  }

  private static int verified(String checkpoint, String key, Province witness, String... more)
      throws Exception {
    Path file = Files.writeString(folder.resolve("checkpoint"), checkpoint);
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("witnesses", file.toString(), "--key", key, "--at-least", "1"));
    arguments.addAll(List.of("--witness", witness.witnessKey()));
    arguments.addAll(List.of(more));
    return Verify.run(
        arguments.toArray(String[]::new),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> submitted(String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(there.witnessAddress() + "add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
