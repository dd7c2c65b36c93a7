package socai.standalone.crash.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import socai.ledger.Ledger;

/** The writing threads of a process. */
final class Crew {
  private final String name;
  private final HistoryWriter recorded;
  private final List<Worker> workers = new ArrayList<>();
  private final Queue<Errand> left = new ConcurrentLinkedQueue<>();

  Crew(String name, int threads, Ledger ledger, HistoryWriter recorded) {
    this.name = name;
    this.recorded = recorded;
    for (int thread = 0; thread < threads; thread++) {
      workers.add(new Worker(ledger, recorded, thread));
    }
  }

  void recorded(String line) throws InterruptedException {
    String[] words = line.split(" ", 2);
    if (words[0].equals("again")) {
      left.add(Errand.parse(words[1]));
    } else {
      String[] numbers = words[1].split(" ", 2);
      work(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]));
    }
  }

  private void work(long seed, int count) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      Worker worker = workers.get(i);
      Errands errands = new Errands(name, i, seed);
      Thread thread = new Thread(() -> work(worker, errands, count), "writer-" + i);
      thread.setUncaughtExceptionHandler((failed, why) -> recorded.broken(why));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    recorded.done();
  }

  private void work(Worker worker, Errands errands, int count) {
    for (Errand errand = left.poll(); errand != null; errand = left.poll()) {
      worker.carryOut(errand);
    }
    for (int i = 0; i < count; i++) {
      worker.carryOut(errands.next());
    }
  }
}
