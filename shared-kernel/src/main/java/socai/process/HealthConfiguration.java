package socai.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import socai.health.TimelyHealth;
import socai.ledger.MongoLedger;
import socai.ledger.StoreWatch;

/** What every process says of its health, and within what time. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:socai/process/health.properties")
class HealthConfiguration {
  /** Whoever watches is to be answered within two seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Begins once the ledger was opened: the store has answered by then. */
  @Bean(destroyMethod = "close")
  StoreWatch storeWatch(@Value("${socai.mongodb.uri}") String uri, MongoLedger opened) {
    return new StoreWatch(uri);
  }

  @Bean
  StoreAnswers storeAnswersHealthIndicator(StoreWatch watch) {
    return new StoreAnswers(watch);
  }

  /** Ours ask the store: each looks on a thread of its own, and nobody waits longer for it. */
  @Bean
  static BeanPostProcessor timelyHealth() {
    ExecutorService lookers =
        Executors.newCachedThreadPool(
            look -> {
              Thread thread = new Thread(look, "health");
              thread.setDaemon(true);
              // Whoever asks first has the web's, which is not to be kept.
              thread.setContextClassLoader(HealthConfiguration.class.getClassLoader());
              return thread;
            });
    List<TimelyHealth> together = new CopyOnWriteArrayList<>();
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HealthIndicator asked
                && !(bean instanceof StoreAnswers)
                && bean.getClass().getPackageName().startsWith("socai.")
            ? TimelyHealth.of(asked, lookers, PATIENCE, together)
            : bean;
      }
    };
  }
}
