package socai.standalone;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;
import socai.embedded.EmbeddedMongo;
import socai.embedded.StoreChoices;
import socai.embedded.report.BackupDiffersException;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.report.StoreInUseException;
import socai.embedded.report.StoreIncompleteException;
import socai.ledger.StartRefusal;
import socai.process.EndOfProcess;
import socai.process.SoleOpener;
import socai.proof.LedgerContents;

/**
 * Opens the embedded store before anything else looks for one, unless {@code socai.mongodb.uri}
 * names a MongoDB. It is closed last of all, when the process ends. A store that must be opened
 * anew ends the process at once, after saying why: whoever watches over it starts another, and what
 * was acknowledged is there.
 */
final class EmbeddedStore implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  private static final String URI = "socai.mongodb.uri";
  private static final String BEAN = "embeddedStore";
  private static final String KEYS = "socai.proof.keys";

  /** No other process has this store: whoever opens it next goes on where this one stopped. */
  private static final String NODE = "socai.node";

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    if (!isWanted(environment)) {
      return;
    }
    Path folder = Path.of(environment.getProperty("socai.data", "data")).toAbsolutePath();
    EmbeddedMongo store = open(folder, choices(folder, environment));
    store.whenBroken(what -> Runtime.getRuntime().halt(EndOfProcess.STATUS));
    event
        .getBootstrapContext()
        .addCloseListener(
            started -> register(store, started.getApplicationContext().getBeanFactory()));
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "embedded store", Map.of(URI, store.uri(), "socai.production", "false")));
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "beside the store", Map.of(KEYS, besides(folder).toString(), NODE, "standalone")));
  }

  /** Whether no other store is named. */
  static boolean isWanted(ConfigurableEnvironment environment) {
    return !StringUtils.hasText(environment.getProperty(URI));
  }

  /** Where its backups go that are asked for while it runs, and what they say of the ledger. */
  private static StoreChoices choices(Path folder, ConfigurableEnvironment environment) {
    StoreChoices usual = StoreChoices.beside(folder).reporting(LedgerContents::of);
    String backups = environment.getProperty("socai.backups", "");
    return backups.isEmpty()
        ? usual
        : new StoreChoices(Path.of(backups).toAbsolutePath(), usual.contents());
  }

  private static EmbeddedMongo open(Path folder, StoreChoices choices) {
    try {
      return EmbeddedMongo.open(folder, choices);
    } catch (BackupDiffersException e) {
      throw refused(StartRefusal.BACKUP_DIFFERS, folder, e.what(), e);
    } catch (StoreDamagedException e) {
      throw refused(StartRefusal.STORE_DAMAGED, folder, e.what(), e);
    } catch (StoreIncompleteException e) {
      throw refused(StartRefusal.STORE_INCOMPLETE, folder, e.files(), e);
    } catch (StoreInUseException e) {
      throw refused(StartRefusal.STORE_IN_USE, folder, e.holder(), e);
    } catch (UncheckedIOException e) {
      throw refused(StartRefusal.STORE_UNUSABLE, folder, reason(e), e);
    }
  }

  private static String reason(UncheckedIOException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private static RuntimeException refused(
      StartRefusal refusal, Path folder, String what, RuntimeException cause) {
    return (RuntimeException)
        refusal.refused(Map.of("folder", folder.toString(), "what", what)).initCause(cause);
  }

  /** Not in it: whoever has the store's files, or a backup of them, must not have the keys. */
  private static Path besides(Path folder) {
    return folder.resolveSibling(folder.getFileName() + "-keys");
  }

  /** A bean, for whoever looks after it; registered first, it is disposed of last. */
  private static void register(EmbeddedMongo store, ConfigurableListableBeanFactory beans) {
    beans.registerSingleton(BEAN, store);
    beans.registerSingleton("soleOpener", new SoleOpener());
    ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(BEAN, store::close);
  }
}
