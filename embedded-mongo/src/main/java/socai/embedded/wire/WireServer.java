package socai.embedded.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import socai.embedded.access.Login;
import socai.embedded.store.GroupCommit;

/** Listens on a loopback port and answers in MongoDB's wire protocol. */
public final class WireServer implements AutoCloseable {
  private static final String LOOPBACK = "localhost";
  private static final int BACKLOG = 100;
  private static final long LONGEST_STOP_SECONDS = 5;

  // A connection's commands run on its worker; enough of them that a long one delays few others.
  private static final int WORKERS = 16;

  private final EventLoopGroup acceptor = group(1, "embedded-mongo-accept");
  private final EventLoopGroup workers = group(WORKERS, "embedded-mongo");
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listening;

  /**
   * Begins to listen.
   *
   * @param port 0 for any that is free
   * @param commits what replies wait for
   */
  public WireServer(int port, CommandHandler commands, GroupCommit commits) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(acceptor, workers)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    connections.add(channel);
                    channel
                        .pipeline()
                        .addLast(
                            new ReplyEncoder(),
                            new HeldReplies(commits),
                            new RequestDecoder(),
                            new RequestHandler(commands));
                  }
                });
    try {
      listening = bootstrap.bind(LOOPBACK, port).syncUninterruptibly().channel();
    } catch (Exception e) { // checked ones too, which Netty does not declare
      stopThreads();
      throw e;
    }
  }

  /** A {@code mongodb://} address for whoever has {@code login}. */
  public String uri(Login login) {
    InetSocketAddress address = (InetSocketAddress) listening.localAddress();
    return login.uri(address.getHostString(), address.getPort());
  }

  /** Closes all connections; what runs is waited for. */
  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    connections.close().syncUninterruptibly();
    stopThreads();
  }

  private void stopThreads() {
    Future<?> accepting = acceptor.shutdownGracefully(0, LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    Future<?> working = workers.shutdownGracefully(0, LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    accepting.syncUninterruptibly();
    working.syncUninterruptibly();
  }

  private static EventLoopGroup group(int threads, String name) {
    return new MultiThreadIoEventLoopGroup(
        threads, new DefaultThreadFactory(name), NioIoHandler.newFactory());
  }
}
