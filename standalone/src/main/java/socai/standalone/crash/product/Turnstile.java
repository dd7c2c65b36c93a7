package socai.standalone.crash.product;

/** Lets callers in, or has them wait; who closes it can wait until nobody is within. */
final class Turnstile {
  private int within;
  private boolean shut;

  synchronized void enter() throws InterruptedException {
    while (shut) {
      wait();
    }
    within++;
  }

  synchronized void leave() {
    within--;
  }

  synchronized void shut() {
    shut = true;
  }

  synchronized void open() {
    shut = false;
    notifyAll();
  }

  synchronized boolean isEmpty() {
    return within == 0;
  }
}
