package socai.embedded;

import com.mongodb.ConnectionString;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/** A connection on which any bytes can be sent, as no driver would send them. */
final class RawConnection implements AutoCloseable {
  static final int MESSAGE = 2013;
  static final int QUERY = 2004;
  static final int MORE_TO_COME = 2;

  private static final int HEADER = 16;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final DocumentCodec CODEC = new DocumentCodec();

  private final Socket socket;
  private final DataInputStream in;
  private int lastId;

  /** Comes in, as a driver does, with the login in the address. */
  RawConnection(String uri) throws IOException {
    this(uri, new ConnectionString(uri).getPassword());
  }

  /** Stays outside. */
  static RawConnection ofStranger(String uri) throws IOException {
    return new RawConnection(uri, null);
  }

  private RawConnection(String uri, char @Nullable [] password) throws IOException {
    String[] host = new ConnectionString(uri).getHosts().get(0).split(":", 2);
    socket = new Socket(host[0], Integer.parseInt(host[1]));
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    if (password != null) {
      Document answer = new ScramClient(password).comeIn(this);
      if (answer.getInteger("conversationId") == null) {
        throw new IOException("not let in: " + answer);
      }
      lastId = 0; // tests that spell out a whole message begin with 1
    }
  }

  static byte[] bson(Document document) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      CODEC.encode(writer, document, EncoderContext.builder().build());
      return buffer.toByteArray();
    }
  }

  /** A command for people: what it says if it is BSON, and its bytes. */
  static String readable(byte[] command) {
    String bytes = HexFormat.of().formatHex(command);
    try {
      return CODEC.decode(
              new BsonBinaryReader(ByteBuffer.wrap(command)), DecoderContext.builder().build())
          + " "
          + bytes;
    } catch (RuntimeException | OutOfMemoryError e) { // the driver trusts lengths
      return bytes;
    }
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] int32(int... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer.array();
  }

  static byte[] cString(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  /** One field of a document. */
  static byte[] field(int type, String name, byte[]... value) {
    return joined(new byte[] {(byte) type}, cString(name), joined(value));
  }

  /** A document of fields, with a true length. */
  static byte[] document(byte[]... fields) {
    byte[] all = joined(fields);
    return joined(int32(all.length + 5), all, new byte[] {0});
  }

  /** A body of OP_MSG. */
  static byte[] body(int flags, byte[] document) {
    return joined(int32(flags), new byte[] {0}, document);
  }

  /** A sequence of documents of OP_MSG. */
  static byte[] sequence(String name, byte[]... documents) {
    byte[] rest = joined(cString(name), joined(documents));
    return joined(new byte[] {1}, int32(rest.length + Integer.BYTES), rest);
  }

  /** Sends a message of any kind and returns its id. */
  int send(int opCode, byte[] rest) throws IOException {
    lastId++;
    sendBytes(joined(int32(HEADER + rest.length, lastId, 0, opCode), rest));
    return lastId;
  }

  void sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends a command as bytes and reads its answer. */
  Document ask(byte[] command) throws IOException {
    return answerTo(send(MESSAGE, body(0, command)));
  }

  Document ask(Document command) throws IOException {
    return ask(bson(command));
  }

  /** Reads the next reply, which must be to a request. */
  Document answerTo(int id) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new IOException("the connection was closed without a word");
    }
    ByteBuffer read = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int length = read.getInt();
    int to = read.getInt(8);
    int opCode = read.getInt(12);
    byte[] rest = in.readNBytes(length - HEADER);
    if (to != id) {
      throw new IOException("an answer to " + to + " where one to " + id + " was due");
    }
    int skipped = opCode == 1 ? 20 : 5; // OP_REPLY's fields, or OP_MSG's flags and kind of section
    return read(ByteBuffer.wrap(rest, skipped, rest.length - skipped).slice());
  }

  /** The driver refuses binary data of which it knows better than we how it should look. */
  private static Document read(ByteBuffer bson) {
    DecoderContext context = DecoderContext.builder().build();
    try {
      return CODEC.decode(new BsonBinaryReader(bson.duplicate()), context);
    } catch (RuntimeException e) {
      Document plain = new Document();
      new BsonDocumentCodec()
          .decode(new BsonBinaryReader(bson), context)
          .forEach((name, value) -> plain.append(name, plain(value)));
      return plain;
    }
  }

  private static Object plain(BsonValue value) {
    return switch (value.getBsonType()) {
      case DOUBLE -> value.asDouble().getValue();
      case INT32 -> value.asInt32().getValue();
      case STRING -> value.asString().getValue();
      default -> value;
    };
  }

  /** Whether something can be read. */
  boolean isAnswered() throws IOException {
    return in.available() > 0;
  }

  /** Whether the other side has closed. */
  boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
