package socai.embedded.wire;

import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.OpCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a client sends into messages and reads them. What cannot be read becomes a request too,
 * so that the client is told; only after a length that no message has, nothing more is read.
 */
final class RequestDecoder extends ByteToMessageDecoder {
  /** The largest message that is read, as MongoDB's. */
  static final int LARGEST_MESSAGE = 48_000_000;

  static final int HEADER = 16;

  private static final int AT_REQUEST_ID = 4;
  private static final int AT_OP_CODE = 12;
  private static final int PROTOCOL_ERROR = 17;

  /** What is still to come of a message that is too large, and what to say then. */
  private long toSkip;

  private Request.@Nullable Unreadable afterSkipping;
  private boolean isEnded;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (isEnded) {
      in.skipBytes(in.readableBytes());
    } else if (afterSkipping != null) {
      skip(afterSkipping, in, out);
    } else if (in.readableBytes() >= HEADER) {
      message(in, out);
    }
  }

  private void message(ByteBuf in, List<Object> out) {
    int start = in.readerIndex();
    int length = in.getIntLE(start);
    int id = in.getIntLE(start + AT_REQUEST_ID);
    if (length < HEADER) {
      isEnded = true;
      out.add(new Request.Unreadable(id, Request.Form.MESSAGE, true, illegalLength(length), true));
    } else if (length > LARGEST_MESSAGE) {
      toSkip = length;
      afterSkipping =
          new Request.Unreadable(id, Request.Form.MESSAGE, true, illegalLength(length), false);
    } else if (in.readableBytes() >= length) {
      out.add(read(in.readSlice(length), id));
    }
  }

  private void skip(Request.Unreadable tooLarge, ByteBuf in, List<Object> out) {
    int now = (int) Math.min(toSkip, in.readableBytes());
    in.skipBytes(now);
    toSkip -= now;
    if (toSkip == 0) {
      afterSkipping = null;
      out.add(tooLarge);
    }
  }

  private static Request read(ByteBuf message, int id) {
    int opCode = message.getIntLE(message.readerIndex() + AT_OP_CODE);
    if (opCode == OpCode.OP_MSG.getId()) {
      return Message.read(message, id);
    }
    if (opCode == OpCode.OP_QUERY.getId()) {
      return LegacyQuery.read(message, id);
    }
    return new Request.Unreadable(
        id,
        Request.Form.MESSAGE,
        true,
        new MongoServerError(
            PROTOCOL_ERROR,
            "ProtocolError",
            String.format(Locale.ROOT, "messages of code %d are not read", opCode)),
        false);
  }

  private static MongoServerError illegalLength(int length) {
    return new MongoServerError(
        PROTOCOL_ERROR,
        "ProtocolError",
        String.format(
            Locale.ROOT,
            "a message of %d bytes; at least %d, at most %d are read",
            length,
            HEADER,
            LARGEST_MESSAGE));
  }
}
