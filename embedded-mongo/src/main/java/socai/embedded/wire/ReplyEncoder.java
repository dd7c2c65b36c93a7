package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.OpCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.BsonOutput;

/**
 * Sends replies; documents that are held as bytes without decoding and encoding them on the way. A
 * reply that cannot be sent becomes one that says so: the client waits for it.
 */
final class ReplyEncoder extends MessageToByteEncoder<Reply> {
  private static final int MORE_THAN_ANY_FRAME = 1024;
  private static final int BYTES_PER_ARRAY_NAME = 8;
  private static final int LARGEST_WITHOUT_BATCH = (16 << 20) + (16 << 10);
  private static final int BSON_OBJECT_TOO_LARGE = 10334;
  private static final byte BODY = 0;
  private static final int AWAIT_CAPABLE = 8;

  private static final AtomicInteger IDS = new AtomicInteger();

  @Override
  protected ByteBuf allocateBuffer(
      ChannelHandlerContext context, Reply reply, boolean preferDirect) {
    Batch batch = batchOf(reply.document());
    long size =
        batch == null
            ? MORE_THAN_ANY_FRAME
            : MORE_THAN_ANY_FRAME
                + batch.bytes()
                + (long) BYTES_PER_ARRAY_NAME * batch.documents().size();
    return context.alloc().ioBuffer(Math.toIntExact(size));
  }

  @Override
  protected void encode(ChannelHandlerContext context, Reply reply, ByteBuf out) {
    int start = out.writerIndex();
    try {
      encode(reply, reply.document(), out);
      if (batchOf(reply.document()) == null && out.writerIndex() - start > LARGEST_WITHOUT_BATCH) {
        throw new MongoServerError(
            BSON_OBJECT_TOO_LARGE, "BSONObjectTooLarge", "the reply would be larger than 16 MiB");
      }
    } catch (RuntimeException e) {
      out.writerIndex(start);
      encode(reply, ErrorReply.of(e), out);
    }
  }

  private static void encode(Reply reply, Document answer, ByteBuf out) {
    int start = out.writerIndex();
    out.writeIntLE(0); // the length, once it is known
    out.writeIntLE(IDS.incrementAndGet());
    out.writeIntLE(reply.to());
    if (reply.form() == Request.Form.MESSAGE) {
      out.writeIntLE(OpCode.OP_MSG.getId());
      out.writeIntLE(0);
      out.writeByte(BODY);
    } else {
      out.writeIntLE(OpCode.OP_REPLY.getId());
      out.writeIntLE(AWAIT_CAPABLE);
      out.writeLongLE(0); // no cursor
      out.writeIntLE(0); // begins with the first document
      out.writeIntLE(1); // of one
    }
    document(answer, out);
    out.setIntLE(start, out.writerIndex() - start);
  }

  private static @Nullable Batch batchOf(Document document) {
    return document.get("cursor") instanceof Document cursor
        ? cursor.values().stream()
            .filter(Batch.class::isInstance)
            .map(Batch.class::cast)
            .findFirst()
            .orElse(null)
        : null;
  }

  private static void document(Document document, ByteBuf out) {
    int start = begin(out);
    for (Map.Entry<String, Object> entry : document.entrySet()) {
      Object value = entry.getValue();
      if (value instanceof Batch batch) {
        name(BsonConstants.TYPE_ARRAY, entry.getKey(), out);
        array(batch.documents(), out);
      } else if (value instanceof Document inner) {
        name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, entry.getKey(), out);
        document(inner, out);
      } else {
        new BsonOutput(out).field(entry.getKey(), value);
      }
    }
    end(start, out);
  }

  private static void array(List<byte[]> documents, ByteBuf out) {
    int start = begin(out);
    for (int i = 0; i < documents.size(); i++) {
      name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, Integer.toString(i), out);
      out.writeBytes(documents.get(i));
    }
    end(start, out);
  }

  private static int begin(ByteBuf out) {
    int start = out.writerIndex();
    out.writeIntLE(0);
    return start;
  }

  private static void end(int start, ByteBuf out) {
    out.writeByte(BsonConstants.TERMINATING_BYTE);
    out.setIntLE(start, out.writerIndex() - start);
  }

  private static void name(byte type, String name, ByteBuf out) {
    out.writeByte(type);
    out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    out.writeByte(BsonConstants.STRING_TERMINATION);
  }
}
