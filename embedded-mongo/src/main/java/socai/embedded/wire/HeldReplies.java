package socai.embedded.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.embedded.store.GroupCommit;

/**
 * Keeps a connection's replies back until what they tell is durable. No thread waits: the reply is
 * sent by the connection's own event loop once the log is synced. If that fails the connection is
 * closed, for nobody knows then whether the write was kept. Used by one event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // who wrote the reply has its promise
final class HeldReplies extends ChannelOutboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(HeldReplies.class);

  private final GroupCommit commits;
  private final Queue<Held> held = new ArrayDeque<>();

  private record Held(Reply reply, ChannelPromise promise) {}

  HeldReplies(GroupCommit commits) {
    this.commits = commits;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    Reply reply = (Reply) message;
    if (held.isEmpty() && commits.isDurable(reply.ticket())) {
      context.write(reply, promise);
      return;
    }
    held.add(new Held(reply, promise));
    commits.whenDurable(reply.ticket(), failure -> inLoop(context, failure));
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
      LOG.debug("A connection is closed unanswered", failure); // the store has told why, once
      held.clear();
      context.close();
      return;
    }
    for (Held first = held.peek();
        first != null && commits.isDurable(first.reply().ticket());
        first = held.peek()) {
      held.remove();
      context.write(first.reply(), first.promise());
    }
    context.flush();
  }
}
