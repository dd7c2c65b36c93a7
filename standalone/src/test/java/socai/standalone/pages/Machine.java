package socai.standalone.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the search for a browser needs of the machine it runs on. */
interface Machine {
  /** An environment variable, if it is set to something. */
  Optional<String> variable(String name);

  /** Whether {@code program} is there and may be run. */
  boolean canRun(Path program);

  /** Where Playwright would keep a Chromium of its own; empty if it does not say. */
  Optional<Path> ownDownload();

  /** Lets Playwright download its Chromium; whether that went well. */
  boolean download();

  /** Whether this user may change what is installed. */
  boolean isRoot();

  /** Runs {@code command}, its output on the terminal; whether it went well. */
  boolean run(List<String> command);
}
