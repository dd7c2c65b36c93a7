package socai.query.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import socai.proof.AskedCheck;
import socai.proof.Notary;
import socai.proof.StandingCheck;
import socai.proof.witness.Witnesses;

/** Has the notary sign, the ledger checked and the witnesses asked, as long as the process runs. */
@Component
class LogThreads implements SmartLifecycle {
  /** A commit is signed within a second: this, reading it, and two writes. */
  private static final long BETWEEN_SIGNATURES_MILLISECONDS = 200;

  private static final long BETWEEN_CHECKS_MILLISECONDS = 200;

  private static final long BETWEEN_QUESTIONS_MILLISECONDS = 1_000;

  private final List<Rounds> rounds = new ArrayList<>();
  private volatile boolean running;

  LogThreads(
      Optional<Notary> notary,
      Optional<StandingCheck> standing,
      AskedCheck asked,
      Optional<Witnesses> witnesses) {
    notary.ifPresent(
        n -> rounds.add(new Rounds("notary", n::round, BETWEEN_SIGNATURES_MILLISECONDS)));
    standing.ifPresent(
        s -> rounds.add(new Rounds("standing check", s::round, BETWEEN_CHECKS_MILLISECONDS)));
    rounds.add(new Rounds("check asked for", asked::round, BETWEEN_CHECKS_MILLISECONDS));
    witnesses.ifPresent(
        w -> rounds.add(new Rounds("witnesses", w::round, BETWEEN_QUESTIONS_MILLISECONDS)));
  }

  /** Those that an error has ended, and that do nothing more. */
  List<String> ended() {
    return rounds.stream().filter(Rounds::hasEnded).map(Rounds::name).toList();
  }

  @Override
  public void start() {
    running = true;
    rounds.forEach(Rounds::start);
  }

  @Override
  public void stop() {
    rounds.forEach(Rounds::stop);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
