package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads OP_MSG: a command as a body and, for long lists, sequences of documents beside it. */
final class Message {
  private static final int HEADER_AND_FLAGS = 20;
  private static final int CHECKSUM = 4;
  private static final int CHECKSUM_PRESENT = 1;
  private static final int MORE_TO_COME = 1 << 1;
  private static final int THAT_MUST_BE_KNOWN = 0xffff;

  private static final byte BODY = 0;
  private static final byte SEQUENCE = 1;

  private static final int CHECKSUM_MISMATCH = 288;
  private static final int ILLEGAL_FLAG = 223;
  private static final int SEVERAL_BODIES = 40430;
  private static final int DUPLICATE_SEQUENCE = 40431;
  private static final int UNKNOWN_SECTION = 40432;
  private static final int IN_BODY_AND_SEQUENCE = 40433;
  private static final int WITHOUT_DATABASE = 40571;
  private static final int WITHOUT_BODY = 40587;

  private @Nullable Document body;
  private final Map<String, List<Document>> sequences = new LinkedHashMap<>();

  private Message() {}

  static Request read(ByteBuf message, int id) {
    if (message.readableBytes() < HEADER_AND_FLAGS) {
      return unreadable(id, true, BsonReader.invalid("a message without flags"));
    }
    int flags = message.getIntLE(message.readerIndex() + RequestDecoder.HEADER);
    boolean isAnswered = (flags & MORE_TO_COME) == 0;
    try {
      return new Request.Command(
          id, Request.Form.MESSAGE, isAnswered, new Message().command(message, flags));
    } catch (MongoServerError why) {
      return unreadable(id, isAnswered, why);
    } catch (IndexOutOfBoundsException e) {
      return unreadable(id, isAnswered, BsonReader.invalid("a message cut short"));
    }
  }

  private static Request unreadable(int id, boolean isAnswered, MongoServerError why) {
    return new Request.Unreadable(id, Request.Form.MESSAGE, isAnswered, why, false);
  }

  private Document command(ByteBuf message, int flags) {
    if ((flags & THAT_MUST_BE_KNOWN & ~(CHECKSUM_PRESENT | MORE_TO_COME)) != 0) {
      throw new MongoServerError(
          ILLEGAL_FLAG,
          "IllegalOpMsgFlag",
          "Message contains illegal flags value: 0b" + Integer.toBinaryString(flags));
    }
    ByteBuf sections = message;
    if ((flags & CHECKSUM_PRESENT) != 0) {
      demandChecksum(message);
      sections = message.slice(message.readerIndex(), message.readableBytes() - CHECKSUM);
    }
    sections.skipBytes(HEADER_AND_FLAGS);
    while (sections.isReadable()) {
      section(sections);
    }
    return whole();
  }

  private void section(ByteBuf sections) {
    byte kind = sections.readByte();
    switch (kind) {
      case BODY -> {
        if (body != null) {
          throw new MongoServerError(SEVERAL_BODIES, "Multiple body sections in message");
        }
        body = BsonReader.read(sections);
      }
      case SEQUENCE -> sequence(sections.readSlice(rest(sections.readIntLE())));
      default ->
          throw new MongoServerError(
              UNKNOWN_SECTION, "Unknown section kind " + Byte.toUnsignedInt(kind));
    }
  }

  private static int rest(int size) {
    if (size < Integer.BYTES) {
      throw BsonReader.invalid(String.format(Locale.ROOT, "a section of %d bytes", size));
    }
    return size - Integer.BYTES;
  }

  private void sequence(ByteBuf section) {
    String name = BsonReader.cString(section);
    List<Document> documents = new ArrayList<>();
    while (section.isReadable()) {
      documents.add(BsonReader.read(section));
    }
    if (sequences.put(name, documents) != null) {
      throw new MongoServerError(DUPLICATE_SEQUENCE, "Duplicate document sequence: " + name);
    }
  }

  private Document whole() {
    Document command = body;
    if (command == null) {
      throw new MongoServerError(WITHOUT_BODY, "OP_MSG messages must have a body");
    }
    for (Map.Entry<String, List<Document>> sequence : sequences.entrySet()) {
      if (command.put(sequence.getKey(), sequence.getValue()) != null) {
        throw new MongoServerError(
            IN_BODY_AND_SEQUENCE,
            "Duplicate field between body and document sequence " + sequence.getKey());
      }
    }
    if (!(command.get("$db") instanceof String)) {
      throw new MongoServerError(WITHOUT_DATABASE, "OP_MSG requests require a $db argument");
    }
    return command;
  }

  private static void demandChecksum(ByteBuf message) {
    int summed = message.readableBytes() - CHECKSUM;
    CRC32C sum = new CRC32C();
    sum.update(message.nioBuffer(message.readerIndex(), summed));
    if ((int) sum.getValue() != message.getIntLE(message.readerIndex() + summed)) {
      throw new MongoServerError(
          CHECKSUM_MISMATCH, "ChecksumMismatch", "OP_MSG checksum does not match contents");
    }
  }
}
