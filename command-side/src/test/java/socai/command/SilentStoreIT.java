package socai.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.command.catalogue.OfferService;
import socai.command.catalogue.WithdrawService;
import socai.fixture.AtOnce;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.SilentProxy;
import socai.problem.RefusedException;

/** Commands while the store takes connections and never answers. */
@ExtendWith(FreshDatabase.class)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SilentStoreIT {
  private static final int SERVICES = 4;
  private static final int SENDERS = 4 * SERVICES;

  /**
   * Four senders wait for each service's stream: one after the other, each with a time of its own,
   * the last would hear after this test's.
   */
  @Test
  void every_sender_is_told_in_time_and_what_is_sent_again_is_there_once(
      FreshDatabase.Address address) throws Exception {
    ConnectionString server = new ConnectionString(address.uri());
    String host = server.getHosts().get(0);
    try (SilentProxy proxy =
            new SilentProxy(Integer.parseInt(host.substring(host.indexOf(':') + 1)));
        ConfigurableApplicationContext side =
            side(address.uri().replace(host, "127.0.0.1:" + proxy.port()))) {
      Commands commands = side.getBean(Commands.class);
      Ledger ledger = side.getBean(Ledger.class);
      for (int i = 0; i < SERVICES; i++) {
        commands.send(offer(i), "admin");
      }
      proxy.fallSilent();
      List<String> recorded = AtOnce.call(SENDERS, i -> recorded(commands, withdrawal(i)));
      assertThat(recorded).hasSize(SENDERS).isSubsetOf("ledger.busy", "ledger.in-doubt");
      proxy.speak();
      List<String> again = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        again.add(recorded(commands, withdrawal(i)));
      }
      assertThat(again).filteredOn(one -> one.startsWith("at ")).hasSize(SERVICES);
      assertThat(again)
          .filteredOn(one -> !one.startsWith("at "))
          .containsOnly("service.not-offered");
      assertThat(ledger.read(Position.START, 1_000))
          .extracting(entry -> entry.position().value())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 2 * SERVICES).boxed().toList());
    }
  }

  private static ConfigurableApplicationContext side(String uri) {
    return new SpringApplicationBuilder(CommandSide.class)
        .properties(
            "server.port=0",
            "server.address=127.0.0.1",
            "socai.demo-logins=true",
            "spring.main.banner-mode=off",
            "socai.production=false",
            "socai.mongodb.uri=" + uri)
        .run();
  }

  private static String recorded(Commands commands, Command command) {
    try {
      return "at " + commands.send(command, "admin").position();
    } catch (RefusedException e) {
      return e.refusal().code();
    }
  }

  private static ServiceId service(int i) {
    return new ServiceId("service-" + i % SERVICES);
  }

  private static OfferService offer(int i) {
    return new OfferService(
        Names.command("offer " + i),
        service(i),
        ServiceField.IDENTITY,
        "Dịch vụ",
        "Service",
        Field.BEGINNING);
  }

  private static WithdrawService withdrawal(int i) {
    return new WithdrawService(Names.command("withdraw " + i), service(i), Field.FORMED);
  }
}
