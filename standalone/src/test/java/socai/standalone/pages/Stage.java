package socai.standalone.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One application and one browser for all tests of the pages, closed when the last has run. */
public final class Stage implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == RunningApp.class
        || parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    ExtensionContext.Store store = test.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
    return parameter.getParameter().getType() == RunningApp.class
        ? store.computeIfAbsent(RunningApp.class, key -> RunningApp.start(), RunningApp.class)
        : store.computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class).browser();
  }

  /** A Chromium under Playwright's hand. */
  record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    static Chromium start() {
      // It looks for browsers itself only when the search asks it to.
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      ThisMachine machine = new ThisMachine(() -> Path.of(playwright.chromium().executablePath()));
      Path program = found(new BrowserSearch(machine, System.out::println));
      List<String> quiet =
          List.of(
              "--disable-gpu",
              "--no-first-run",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--disable-quic");
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      // Chromium's sandbox refuses to run as root.
                      .setChromiumSandbox(!machine.isRoot())
                      .setArgs(quiet));
      return new Chromium(playwright, browser);
    }

    /** Tests run in two processes: one fetches what there is not, the other waits for it. */
    private static Path found(BrowserSearch search) {
      try (FileChannel channel =
          FileChannel.open(
              Path.of("target", "browser-search.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        FileLock held = channel.lock();
        try {
          return search.find();
        } finally {
          held.release();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
