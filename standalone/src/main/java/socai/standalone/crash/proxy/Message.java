package socai.standalone.crash.proxy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One message of MongoDB's wire protocol, as bytes. */
final class Message {
  private static final int HEADER = 16;
  private static final int MOST = 64 << 20;
  private static final int OP_MSG = 2013;

  /** Flags, the kind of the first section, its length, and the type of its first element. */
  private static final int FIRST_NAME = HEADER + 4 + 1 + 4 + 1;

  private final byte[] bytes;

  private Message(byte[] bytes) {
    this.bytes = bytes;
  }

  static Message read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    byte[] length = in.readNBytes(4);
    if (length.length < 4) {
      throw new EOFException();
    }
    int all = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (all < HEADER || all > MOST) {
      throw new IOException("not a message of MongoDB's protocol");
    }
    byte[] bytes = new byte[all];
    System.arraycopy(length, 0, bytes, 0, 4);
    in.readFully(bytes, 4, all - 4);
    return new Message(bytes);
  }

  void write(OutputStream to) throws IOException {
    to.write(bytes);
  }

  int id() {
    return number(4);
  }

  int answers() {
    return number(8);
  }

  /** Whether it asks the server to insert something: its command is the first name in it. */
  boolean isInsert() {
    byte[] insert = "insert\0".getBytes(StandardCharsets.US_ASCII);
    if (number(12) != OP_MSG || bytes.length < FIRST_NAME + insert.length) {
      return false;
    }
    for (int i = 0; i < insert.length; i++) {
      if (bytes[FIRST_NAME + i] != insert[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
