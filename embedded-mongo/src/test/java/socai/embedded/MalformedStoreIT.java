package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.embedded.RawConnection.body;
import static socai.embedded.RawConnection.bson;
import static socai.embedded.RawConnection.cString;
import static socai.embedded.RawConnection.document;
import static socai.embedded.RawConnection.field;
import static socai.embedded.RawConnection.int32;
import static socai.embedded.RawConnection.joined;
import static socai.embedded.RawConnection.sequence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends is answered, and it can go on. */
class MalformedStoreIT extends WithStore {
  private static final byte[] INT = int32(1);

  private RawConnection raw;

  @BeforeEach
  void connectRaw() throws IOException {
    raw = new RawConnection(mongo.uri());
  }

  @AfterEach
  void closeRaw() throws IOException {
    raw.close();
  }

  private static byte[] text(String text) {
    return joined(int32(text.getBytes(StandardCharsets.UTF_8).length + 1), cString(text));
  }

  private static byte[] binary(int subtype, byte... data) {
    return joined(int32(data.length), new byte[] {(byte) subtype}, data);
  }

  /** An insert of a document with one field beside its key. */
  private static byte[] inserting(byte[]... fields) {
    byte[] inserted = document(joined(field(0x10, "_id", INT), joined(fields)));
    return document(
        field(0x02, "insert", text("things")),
        field(0x04, "documents", document(field(0x03, "0", inserted))),
        field(0x02, "$db", text("field")));
  }

  static Stream<Arguments> valuesThatAreNotKept() {
    byte[] code = text("x");
    return Stream.of(
        Arguments.of("Undefined", field(0x06, "v")),
        Arguments.of("DBPointer", field(0x0c, "v", text("a.b"), new byte[12])),
        Arguments.of("Symbol", field(0x0e, "v", text("s"))),
        Arguments.of(
            "Code with scope",
            field(0x0f, "v", int32(Integer.BYTES + code.length + 5), code, document())),
        Arguments.of("'v' twice", joined(field(0x10, "v", INT), field(0x0a, "v"))),
        Arguments.of("'v' twice", joined(field(0x0a, "v"), field(0x10, "v", INT))));
  }

  @ParameterizedTest
  @MethodSource("valuesThatAreNotKept")
  void a_value_that_cannot_be_kept_is_refused_by_its_name(String name, byte[] fields)
      throws IOException {
    Document answer = raw.ask(inserting(fields));

    assertThat(answer).containsEntry("ok", 0.0).containsEntry("code", 115);
    assertThat(answer.getString("errmsg")).contains(name);
    assertThat(answer.getString("codeName")).isEqualTo("CommandNotSupported");
    assertLives();
    assertThat(things.countDocuments()).isZero();
  }

  @Test
  void bytes_come_back_with_their_subtype() throws IOException {
    for (int subtype : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x7f, 0x80, 0x81, 0xff}) {
      byte[] data = subtype == 2 ? joined(int32(12), new byte[12]) : new byte[16];
      byte[] value = field(0x05, "v", binary(subtype, data));

      assertThat(raw.ask(inserting(value))).as("subtype %d", subtype).containsEntry("n", 1);
      RawBsonDocument stored =
          database.getCollection("things", RawBsonDocument.class).find().first();
      assertThat(stored).isNotNull();
      byte[] back = new byte[stored.getByteBuffer().remaining()];
      stored.getByteBuffer().get(back);
      assertThat(back)
          .as("subtype %d", subtype)
          .isEqualTo(document(field(0x10, "_id", INT), value));
      things.deleteMany(new Document());
    }
  }

  static Stream<Arguments> malformed() {
    byte[] ping = bson(Document.parse("{ping: 1, $db: 'admin'}"));
    byte[] deep = document();
    for (int i = 0; i < 5000; i++) {
      deep = document(field(0x03, "d", deep));
    }
    byte[] summed = joined(int32(16 + 4 + 1 + ping.length + 4, 1, 0, 2013), body(1, ping));
    CRC32C sum = new CRC32C();
    sum.update(summed);
    return Stream.of(
        Arguments.of("a document longer than its message", 22, body(0, joined(int32(9000), ping))),
        Arguments.of("a document of 4 bytes", 22, body(0, int32(4))),
        Arguments.of("a document of -1 bytes", 22, body(0, int32(-1))),
        Arguments.of("no end", 22, body(0, joined(int32(8), new byte[] {0x0a, 'a', 0, 1}))),
        Arguments.of("bytes after the end", 22, body(0, joined(int32(7), new byte[] {0, 0, 0}))),
        Arguments.of("an unknown type", 22, body(0, document(field(0x55, "a", INT)))),
        Arguments.of("a boolean of 7", 22, body(0, document(field(0x08, "a", new byte[] {7})))),
        Arguments.of("a text of -5 bytes", 22, body(0, document(field(0x02, "a", int32(-5))))),
        Arguments.of("a text too long", 22, body(0, document(field(0x02, "a", int32(500))))),
        Arguments.of(
            "a text that is no UTF-8",
            22,
            body(0, document(field(0x02, "a", int32(3), new byte[] {(byte) 0xc3, 0x28, 0})))),
        Arguments.of(
            "a list with odd names",
            22,
            body(0, document(field(0x04, "a", document(field(0x0a, "1")))))),
        Arguments.of(
            "a name without an end", 22, body(0, joined(int32(7), new byte[] {10, 65, 66}))),
        Arguments.of("5000 levels", 15, body(0, deep)),
        Arguments.of(
            "a document above 16 MiB", 10334, body(0, joined(int32(17 << 20), new byte[17 << 20]))),
        Arguments.of("no flags", 22, new byte[2]),
        Arguments.of("no section", 40587, int32(0)),
        Arguments.of("two bodies", 40430, joined(body(0, ping), new byte[] {0}, ping)),
        Arguments.of("an unknown section", 40432, joined(int32(0), new byte[] {9})),
        Arguments.of("an unknown flag", 223, body(1 << 5, ping)),
        Arguments.of("a wrong checksum", 288, joined(body(1, ping), int32(17))),
        Arguments.of("no database", 40571, body(0, bson(Document.parse("{ping: 1}")))),
        Arguments.of("nothing", 40571, body(0, document())),
        Arguments.of("only a database", 59, body(0, bson(Document.parse("{$db: 'a'}")))),
        Arguments.of(
            "a sequence twice",
            40431,
            joined(
                body(0, bson(Document.parse("{insert: 'things', $db: 'field'}"))),
                sequence("documents", ping),
                sequence("documents", ping))),
        Arguments.of(
            "in the body and in a sequence",
            40433,
            joined(
                body(0, bson(Document.parse("{insert: 'things', documents: [], $db: 'field'}"))),
                sequence("documents", ping))),
        Arguments.of(
            "an empty sequence",
            16,
            joined(
                body(0, bson(Document.parse("{insert: 'things', $db: 'field'}"))),
                sequence("documents"))),
        Arguments.of("a section of -3 bytes", 22, joined(body(0, ping), new byte[] {1}, int32(-3))),
        Arguments.of(
            "a field twice",
            40413,
            body(0, document(field(0x10, "ping", INT), field(0x10, "ping", INT)))),
        Arguments.of("a good checksum", 0, joined(body(1, ping), int32((int) sum.getValue()))),
        Arguments.of("an optional flag", 0, body(1 << 16, ping)));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_malformed_message_is_answered_with_a_code(String what, int code, byte[] message)
      throws IOException {
    Document answer = raw.answerTo(raw.send(RawConnection.MESSAGE, message));

    assertThat(answer.getInteger("code", 0)).as("%s: %s", what, answer).isEqualTo(code);
    if (code != 0) {
      assertThat(answer.getString("errmsg")).isNotEmpty();
      assertThat(answer.getString("codeName")).isNotEmpty();
    }
    assertLives();
  }

  @Test
  void messages_of_other_kinds_are_answered_too() throws IOException {
    for (int opCode : new int[] {1, 2001, 2002, 2005, 2006, 2007, 2012, 77}) {
      assertThat(raw.answerTo(raw.send(opCode, new byte[40]))).containsEntry("code", 17);
    }
    byte[] query = joined(int32(0), cString("field.things"), int32(0, 1), document());
    assertThat(raw.answerTo(raw.send(RawConnection.QUERY, query))).containsEntry("code", 352);
    assertThat(raw.answerTo(raw.send(RawConnection.QUERY, new byte[3]))).containsEntry("code", 22);
    byte[] greeting =
        joined(
            int32(0),
            cString("admin.$cmd"),
            int32(0, -1),
            bson(Document.parse("{isMaster: 1, helloOk: true}")));
    assertThat(raw.answerTo(raw.send(RawConnection.QUERY, greeting)))
        .containsEntry("ismaster", true)
        .containsEntry("helloOk", true)
        .containsEntry("maxWireVersion", 21)
        .doesNotContainKeys("logicalSessionTimeoutMinutes", "setName", "compression");
    assertLives();
  }

  @Test
  void a_message_that_is_too_large_is_passed_over_and_answered() throws IOException {
    raw.sendBytes(joined(int32(48_000_001, 9, 0, 2013), new byte[48_000_001 - 16]));

    assertThat(raw.answerTo(9)).containsEntry("code", 17);
    assertLives();
  }

  @Test
  void after_a_length_that_no_message_has_the_client_is_told_before_the_connection_is_closed()
      throws IOException {
    raw.sendBytes(int32(3, 9, 0, 2013));

    assertThat(raw.answerTo(9)).containsEntry("code", 17);
    assertThat(raw.isClosed()).isTrue();
    assertThat(things.countDocuments()).isZero(); // others go on
  }

  @Test
  void messages_cut_anywhere_and_sent_together_are_answered_in_turn() throws IOException {
    byte[] ping = body(0, bson(Document.parse("{ping: 1, $db: 'admin'}")));
    byte[] two =
        joined(
            int32(16 + ping.length, 1, 0, 2013), ping, int32(16 + ping.length, 2, 0, 2013), ping);
    for (int cut = 1; cut < two.length; cut += 7) {
      raw.sendBytes(Arrays.copyOf(two, cut));
      raw.sendBytes(Arrays.copyOfRange(two, cut, two.length));
      assertThat(raw.answerTo(1)).containsEntry("ok", 1.0);
      assertThat(raw.answerTo(2)).containsEntry("ok", 1.0);
    }
  }

  @Test
  void who_wants_no_answer_gets_none_even_to_what_cannot_be_read() throws IOException {
    raw.send(RawConnection.MESSAGE, body(RawConnection.MORE_TO_COME, int32(4)));
    raw.send(
        RawConnection.MESSAGE,
        body(
            RawConnection.MORE_TO_COME,
            bson(
                Document.parse(
                    "{insert: 'things', documents: [{_id: 7}], writeConcern: {w: 0},"
                        + " $db: 'field'}"))));

    assertLives();
    assertThat(things.find().into(new ArrayList<>())).isEqualTo(List.of(new Document("_id", 7)));
  }

  private void assertLives() throws IOException {
    assertThat(raw.ask(Document.parse("{ping: 1, $db: 'admin'}"))).containsEntry("ok", 1.0);
  }
}
