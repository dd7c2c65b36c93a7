package socai.standalone.sonla;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import socai.command.Commands;
import socai.ledger.CommandId;
import socai.ledger.Envelope;
import socai.ledger.InventedData;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.StartRefusal;

/**
 * Loads Sơn La through the commands that field apps send. Sent again they change nothing, so a load
 * that was interrupted goes on at the next start; a commune that is there is passed over.
 */
@Component
@Order(1)
@ConditionalOnProperty("socai.demo")
class SonLa implements ApplicationRunner {
  private static final int SENDERS = 8;

  private final Commands commands;
  private final Ledger ledger;
  private final InventedData invented;
  private final Clock clock;
  private final SonLaPlan plan;

  SonLa(
      Commands commands,
      Ledger ledger,
      InventedData invented,
      Clock clock,
      @Value("${socai.son-la.seed}") long seed,
      @Value("${socai.son-la.households}") int households) {
    this.commands = commands;
    this.ledger = ledger;
    this.invented = invented;
    this.clock = clock;
    this.plan = new SonLaPlan(seed, households);
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    demandOwnLedger();
    invented.note(clock.instant());
    List<Integer> missing = missing();
    Optional<Chunk> last = plan.worthALook().filter(chunk -> !chunk.sentWhole(this::known));
    if (missing.isEmpty() && last.isEmpty()) {
      return;
    }
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try (ProgressBar bar = bar(plan.size() + last.stream().count())) {
      bar.stepTo(plan.size() - missing.size());
      if (!missing.isEmpty() && missing.get(0) == 0) {
        send(plan.chunk(missing.remove(0)), bar);
      }
      List<Future<?>> sent = new ArrayList<>();
      for (int number : missing) {
        sent.add(senders.submit(() -> send(plan.chunk(number), bar)));
      }
      for (Future<?> one : sent) {
        await(one);
      }
      last.ifPresent(chunk -> send(chunk, bar));
    } finally {
      senders.shutdownNow();
    }
    System.out.printf(
        Locale.ROOT,
        "%n  Sơn La: đã nạp xong, sổ cái có %s sự kiện / loaded, the ledger holds %s events%n%n",
        ledger.head(),
        ledger.head());
  }

  /** What is invented is for ever: it comes into no ledger that somebody else has begun. */
  private void demandOwnLedger() {
    CommandId begun = plan.chunk(0).sendings().get(0).command().command();
    boolean others =
        ledger.read(Position.START, 1).stream()
            .map(first -> Envelope.of(first).command())
            .anyMatch(command -> !command.equals(begun.toString()));
    if (others) {
      throw StartRefusal.DEMO_BESIDE_OTHERS.refused();
    }
  }

  private List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int number = 0; number < plan.size(); number++) {
      if (!plan.chunk(number).sentWhole(this::known)) {
        missing.add(number);
      }
    }
    return missing;
  }

  private void send(Chunk chunk, ProgressBar bar) {
    for (Sending sending : chunk.unsent(this::known)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("the load was interrupted; the next start goes on");
      }
      commands.send(sending.command(), sending.login());
    }
    bar.setExtraMessage(chunk.name());
    bar.step();
  }

  private boolean known(CommandId command) {
    return ledger.find(command).isPresent();
  }

  private static void await(Future<?> sent) throws InterruptedException {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Sơn La could not be loaded whole", e.getCause());
    }
  }

  private static ProgressBar bar(long chunks) {
    return new ProgressBarBuilder()
        .setTaskName("Sơn La")
        .setUnit(" xã", 1)
        .setInitialMax(chunks)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .continuousUpdate()
        .build();
  }
}
