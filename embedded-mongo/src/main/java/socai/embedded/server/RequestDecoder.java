package socai.embedded.server;

import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.function.IntConsumer;

/**
 * Reads requests, those too whose sender wants no reply ({@code w: 0}). The library closes the
 * connection on such a request, and the sender, who does not listen, would never learn that the
 * write was lost.
 */
final class RequestDecoder extends MongoWireProtocolHandler {
  private static final int AT_REQUEST_ID = 4;
  private static final int AT_OP_CODE = 12;
  private static final int AT_FLAGS = 16;
  private static final int HEADER_AND_FLAGS = 20;
  private static final int MORE_TO_COME = 2;

  private final IntConsumer wantsNoReply;

  /** Tells the ids of requests that want no reply. */
  RequestDecoder(IntConsumer wantsNoReply) {
    this.wantsNoReply = wantsNoReply;
  }

  @Override
  protected ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
    int start = in.readerIndex();
    if (in.readableBytes() >= HEADER_AND_FLAGS
        && in.readableBytes() >= in.getIntLE(start)
        && in.getIntLE(start + AT_OP_CODE) == OpCode.OP_MSG.getId()) {
      int flags = in.getIntLE(start + AT_FLAGS);
      if ((flags & MORE_TO_COME) != 0) {
        in.setIntLE(start + AT_FLAGS, flags & ~MORE_TO_COME);
        wantsNoReply.accept(in.getIntLE(start + AT_REQUEST_ID));
      }
    }
    return super.decode(context, in);
  }
}
