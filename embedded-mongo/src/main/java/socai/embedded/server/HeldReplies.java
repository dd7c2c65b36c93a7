package socai.embedded.server;

import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import socai.embedded.store.GroupCommit;

/**
 * Keeps a connection's replies back until what they tell is durable. No thread waits: the reply is
 * sent by the connection's own event loop once the log is synced. If that fails the connection is
 * closed, for nobody knows then whether the write was kept. Used by one event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // who wrote the reply has its promise
final class HeldReplies extends ChannelOutboundHandlerAdapter {
  private final GroupCommit commits;
  private final Queue<Held> held = new ArrayDeque<>();
  private final Set<Integer> withoutReply = new HashSet<>();
  private long nextTicket;

  private record Held(long ticket, Object reply, ChannelPromise promise) {}

  private HeldReplies(GroupCommit commits) {
    this.commits = commits;
  }

  /** The one of a connection, which is prepared for it at its first command. */
  static HeldReplies of(Channel channel, GroupCommit commits) {
    HeldReplies known = channel.pipeline().get(HeldReplies.class);
    if (known != null) {
      return known;
    }
    // Replies start at the pipeline's end, so there they pass first, before they are encoded.
    HeldReplies added = new HeldReplies(commits);
    channel.pipeline().addLast(added);
    channel.pipeline().replace(MongoWireMessageEncoder.class, "replies", new ReplyEncoder());
    channel
        .pipeline()
        .replace(
            MongoWireProtocolHandler.class,
            "requests",
            new RequestDecoder(added.withoutReply::add));
    return added;
  }

  /** The next reply is not sent before the ticket is durable. */
  void holdNextUntil(long ticket) {
    nextTicket = ticket;
  }

  @Override
  public void write(ChannelHandlerContext context, Object reply, ChannelPromise promise) {
    long ticket = nextTicket;
    nextTicket = 0;
    if (reply instanceof MongoMessage message
        && withoutReply.remove(message.getHeader().getResponseTo())) {
      promise.setSuccess();
      return;
    }
    if (held.isEmpty() && commits.isDurable(ticket)) {
      context.write(reply, promise);
      return;
    }
    held.add(new Held(ticket, reply, promise));
    commits.whenDurable(ticket, failure -> inLoop(context, failure));
  }

  private void inLoop(ChannelHandlerContext context, @Nullable RocksDBException failure) {
    try {
      context.executor().execute(() -> send(context, failure));
    } catch (RejectedExecutionException e) {
      // The server has shut down and closed the connection: the client learns nothing.
    }
  }

  private void send(ChannelHandlerContext context, @Nullable RocksDBException failure) {
    if (failure != null) {
      held.clear();
      context.close();
      return;
    }
    for (Held first = held.peek();
        first != null && commits.isDurable(first.ticket());
        first = held.peek()) {
      held.remove();
      context.write(first.reply(), first.promise());
    }
    context.flush();
  }
}
