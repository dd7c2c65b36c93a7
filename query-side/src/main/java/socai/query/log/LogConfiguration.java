package socai.query.log;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.ledger.Ledger;
import socai.proof.AskedCheck;
import socai.proof.KeyFolder;
import socai.proof.LedgerExport;
import socai.proof.Notary;
import socai.proof.StandingCheck;
import socai.proof.TransparencyLog;
import socai.proof.witness.WitnessPolicy;
import socai.proof.witness.Witnesses;

/** The log, and in a process that is to sign, its notary. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
  @Bean
  TransparencyLog transparencyLog(MongoDatabase database) {
    return new TransparencyLog(database);
  }

  @Bean
  LedgerExport ledgerExport(Ledger ledger, TransparencyLog log) {
    return new LedgerExport(ledger, log);
  }

  /**
   * @param keys a folder that is in no backup of the database
   * @param origin the log's name, which should be an address that is yours
   */
  @Bean
  @ConditionalOnProperty(name = "socai.proof.notary", matchIfMissing = true)
  KeyFolder keyFolder(
      @Value("${socai.proof.keys:keys}") Path keys,
      @Value("${socai.proof.origin:so-cai.local/son-la}") String origin) {
    return new KeyFolder(keys, origin);
  }

  @Bean
  @ConditionalOnProperty(name = "socai.proof.notary", matchIfMissing = true)
  Notary notary(Ledger ledger, MongoDatabase database, Clock clock, KeyFolder keys) {
    return new Notary(ledger, database, keys, clock);
  }

  /**
   * @param eventsPerSecond how much of the ledger is looked at again while the process runs
   */
  @Bean
  @ConditionalOnProperty(name = "socai.proof.notary", matchIfMissing = true)
  StandingCheck standingCheck(
      Notary notary,
      Clock clock,
      @Value("${socai.proof.check-events-per-second:2500}") int eventsPerSecond) {
    return new StandingCheck(notary, eventsPerSecond, clock);
  }

  @Bean
  AskedCheck askedCheck(
      Ledger ledger, MongoDatabase database, Optional<Notary> notary, Clock clock) {
    return new AskedCheck(ledger, database, notary, clock);
  }

  /**
   * @param policy a file of C2SP's tlog-policy: who is asked to sign too, and how many must
   */
  @Bean
  @ConditionalOnProperty("socai.proof.witness-policy")
  Witnesses witnesses(
      TransparencyLog log, Clock clock, @Value("${socai.proof.witness-policy}") Path policy)
      throws IOException {
    return new Witnesses(log, WitnessPolicy.parse(Files.readString(policy)), clock);
  }
}
