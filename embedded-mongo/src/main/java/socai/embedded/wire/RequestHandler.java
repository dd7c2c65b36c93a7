package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of a connection, one after the other. */
final class RequestHandler extends SimpleChannelInboundHandler<Request> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

  private final CommandHandler commands;

  RequestHandler(CommandHandler commands) {
    this.commands = commands;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Request request) {
    Answer answer = answer(context, request);
    if (request.isAnswered()) {
      ChannelFuture sent =
          context.writeAndFlush(
              new Reply(request.id(), request.form(), answer.document(), answer.ticket()));
      if (request instanceof Request.Unreadable unreadable && unreadable.isEnd()) {
        sent.addListener(ChannelFutureListener.CLOSE);
      }
    }
  }

  private Answer answer(ChannelHandlerContext context, Request request) {
    if (request instanceof Request.Unreadable unreadable) {
      return new Answer(ErrorReply.of(unreadable.why()), 0);
    }
    Document command = ((Request.Command) request).document();
    try {
      return commands.answer(command, context.channel());
    } catch (RuntimeException | StackOverflowError e) {
      return new Answer(ErrorReply.of(e), 0);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    commands.left(context.channel());
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to be told
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("A client is gone", cause);
    } else {
      LOG.error("A connection is closed: {}", Fault.kindAndPlace(cause));
    }
    context.close();
  }
}
