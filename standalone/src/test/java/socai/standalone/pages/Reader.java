package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a browser. Notes whatever the pages complain of or fetch from elsewhere. */
public final class Reader implements AutoCloseable {
  private static final String NOTHING_FADES =
      "() => document.querySelector('main').getAnimations().length === 0";

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Map<String, List<Cookie>> SESSIONS = new HashMap<>();
  private static final int OK = 200;
  private static final int ENOUGH_STEPS = 250;
  private static final int STEPS_AT_ONCE = 10;
  private static final double PATIENCE_MILLISECONDS = 20_000;
  private static final boolean SHOOTS = Boolean.getBoolean("socai.screenshots");

  final Page page;

  private final BrowserContext context;
  private final Look look;
  private final String address;
  private final List<String> complaints = new ArrayList<>();

  public Reader(Browser browser, String address, Look look) {
    this.look = look;
    this.address = address;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("vi-VN")
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.light()));
    this.context.addInitScript(
        "localStorage.getItem('socai.lang') ?? localStorage.setItem('socai.lang', '"
            + look.language()
            + "')");
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.onPageError(error -> complaints.add(error));
    page.onConsoleMessage(
        said -> {
          // What the server refuses is shown by the page; Chromium says it once more.
          if (said.type().equals("error") && !said.text().startsWith("Failed to load resource")) {
            complaints.add(said.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) {
            complaints.add("fetched from elsewhere: " + request.url());
          }
        });
  }

  /** Logs in as {@code login} and waits for the page behind. */
  public Reader enter(String login) {
    page.navigate("/login/");
    page.fill("[name=username]", login);
    page.fill("[name=password]", login);
    page.click("button[type=submit]");
    page.waitForURL("**/dashboard/**");
    return settled();
  }

  /** Comes in as {@code login}, who has logged in before, perhaps too long ago. */
  Reader comeBack(String login) {
    String who = address + " " + login;
    context.addCookies(SESSIONS.getOrDefault(who, List.of()));
    if (context.request().get("/api/about").status() != OK) {
      context.clearCookies();
      enter(login);
      SESSIONS.put(
          who,
          context.cookies().stream()
              .map(c -> new Cookie(c.name, c.value).setUrl(address))
              .toList());
    }
    return this;
  }

  /** Goes to {@code path} and waits until the page stands. */
  public Reader open(String path) {
    page.navigate(path);
    return settled();
  }

  /** Fetches everything anew, as on the first visit. */
  Reader withoutCache() {
    CDPSession chromium = context.newCDPSession(page);
    JsonObject off = new JsonObject();
    off.addProperty("cacheDisabled", true);
    chromium.send("Network.enable");
    chromium.send("Network.setCacheDisabled", off);
    return this;
  }

  /** Waits until the page shows what it was asked for, or why it cannot. */
  public Reader settled() {
    page.waitForSelector(
        "main#content[aria-busy=false]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
    return this;
  }

  /** Waits until {@code selector} is on the page. */
  Reader sees(String selector) {
    page.waitForSelector(selector);
    return this;
  }

  public String text(String selector) {
    return page.innerText(selector).strip();
  }

  /** What the numbers of the {@code column}th column of a table in {@code place} add up to. */
  public int columnSum(String place, int column) {
    return page.locator(place + " tbody tr > :nth-child(" + column + ")").allInnerTexts().stream()
        .mapToInt(text -> Integer.parseInt(text.replaceAll("\\D", "")))
        .sum();
  }

  /** Keeps the whole page as a picture, for whoever has asked for pictures. */
  public Reader shoot(String name) {
    drawAll();
    if (SHOOTS) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(SCREENSHOTS.resolve(name + "-" + look + ".png")));
    }
    return this;
  }

  /** Charts are drawn when they come into view. */
  private void drawAll() {
    if (page.querySelector(".skyline .chart") != null) {
      page.evaluate("document.querySelector('.skyline .chart').scrollIntoView()");
      page.waitForSelector(".skyline canvas");
      page.evaluate("scrollTo(0, 0)");
    }
  }

  /** Where nothing is wrong, axe need not collect what it has seen. */
  private static AxeRunOptions onlyViolations() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
  }

  /** Demands that nothing stands in the way of a screen reader, and that nothing leaves a phone. */
  Reader checks() {
    page.waitForFunction(NOTHING_FADES); // what is half seen has other colours
    assertThat(
            new AxeBuilder(page)
                .options(onlyViolations())
                .setLegacyMode(true)
                .analyze()
                .getViolations())
        .as("axe on %s, %s", page.url(), look)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getTarget())
        .isEmpty();
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s, %s", page.url(), look)
        .isLessThanOrEqualTo(look.width());
    assertThat(page.getAttribute("html", "lang")).isEqualTo(look.language());
    return this;
  }

  /** Presses Tab until {@code selector} has the focus, and demands that the way is always seen. */
  Reader tabsTo(String selector) {
    for (int step = 0; step < ENOUGH_STEPS; step++) {
      page.keyboard().press("Tab");
      switch ((String) page.evaluate(FOCUS, selector)) {
        case "unseen" -> throw new AssertionError("focus is not seen, " + focused());
        case "there" -> {
          return this;
        }
        default -> {}
      }
    }
    throw new AssertionError("no way by Tab to " + selector + " on " + page.url());
  }

  /** Presses Tab through the whole page, round to its begin, and demands that the way is seen. */
  Reader tabsThrough() {
    page.evaluate(WATCH_THE_FOCUS);
    for (int step = 0; step < ENOUGH_STEPS; step += STEPS_AT_ONCE) {
      for (int i = 0; i < STEPS_AT_ONCE; i++) {
        page.keyboard().press("Tab");
      }
      String unseen = (String) page.evaluate("unseenFocus");
      assertThat(unseen).as("focus that is not seen on %s, %s", page.url(), look).isEmpty();
      if ((int) page.evaluate("roundsOfFocus") > 1) {
        return this;
      }
    }
    throw new AssertionError("no way by Tab round " + page.url());
  }

  /** Whether it is seen that one has the focus. */
  private static final String IS_SEEN =
      """
      const isSeen = one => {
        const style = getComputedStyle(one.querySelector?.("polygon") ?? one);
        return style.outlineStyle !== "none" || parseFloat(style.strokeWidth) >= 4;
      };
      """;

  /** Notes where the focus goes, so that not each step is asked after. */
  private static final String WATCH_THE_FOCUS =
      "() => {"
          + IS_SEEN
          + """
            window.unseenFocus = "";
            window.roundsOfFocus = 0;
            document.addEventListener("focusin", ({ target }) => {
              if (!isSeen(target)) window.unseenFocus ||= target.outerHTML.slice(0, 120);
              if (target.matches(".skip")) window.roundsOfFocus++;
            });
          }""";

  /** In one question: each is a way to the browser and back, for every step. */
  private static final String FOCUS =
      "selector => {"
          + IS_SEEN
          + """
            const one = document.activeElement;
            if (!one || one === document.body) return "elsewhere";
            return !isSeen(one) ? "unseen" : one.matches(selector) ? "there" : "elsewhere";
          }""";

  private String focused() {
    return (String) page.evaluate("document.activeElement.outerHTML.slice(0, 120)");
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("complaints of the pages, %s", look).isEmpty();
  }
}
