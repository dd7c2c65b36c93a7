package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends documents as they are stored, without decoding and encoding them on the way. Replies
 * without a {@link Batch} are left to the library.
 */
final class ReplyEncoder extends MongoWireMessageEncoder {
  private static final int MORE_THAN_ANY_FRAME = 1024;
  private static final int BYTES_PER_ARRAY_NAME = 8;

  @Override
  protected ByteBuf allocateBuffer(
      ChannelHandlerContext context, MongoMessage message, boolean preferDirect) {
    Batch batch = batchOf(message);
    long size =
        batch == null
            ? MORE_THAN_ANY_FRAME
            : MORE_THAN_ANY_FRAME
                + batch.bytes()
                + (long) BYTES_PER_ARRAY_NAME * batch.documents().size();
    return context.alloc().ioBuffer(Math.toIntExact(size));
  }

  @Override
  protected void encode(ChannelHandlerContext context, MongoMessage message, ByteBuf out) {
    if (batchOf(message) == null) {
      super.encode(context, message, out);
      return;
    }
    int start = out.writerIndex();
    out.writeIntLE(0); // the length, once it is known
    out.writeIntLE(message.getHeader().getRequestID());
    out.writeIntLE(message.getHeader().getResponseTo());
    out.writeIntLE(OpCode.OP_MSG.getId());
    out.writeIntLE(message.getFlags());
    out.writeByte(MongoMessage.SECTION_KIND_BODY);
    document(message.getDocument(), out);
    out.setIntLE(start, out.writerIndex() - start);
  }

  private static @Nullable Batch batchOf(MongoMessage message) {
    return message.getDocument().get("cursor") instanceof Document cursor
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
        byte type = BsonEncoder.determineType(value);
        name(type, entry.getKey(), out);
        BsonEncoder.encodeValue(type, value, out);
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
