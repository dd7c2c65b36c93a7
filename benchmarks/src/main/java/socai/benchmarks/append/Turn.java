package socai.benchmarks.append;

import java.time.Duration;
import socai.benchmarks.contender.Contender;
import socai.benchmarks.workload.Act;
import socai.benchmarks.workload.Acts;

/** A contender and the commands it is given. */
record Turn(Contender contender, Acts acts) {
  Clients.Seen append(int clients, Duration span) {
    return Clients.work(
        clients,
        span,
        () -> {
          Act act = acts.next();
          contender.append(act);
          return act.events().size();
        });
  }
}
