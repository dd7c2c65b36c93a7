package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.event.StreamId;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.ledger.contract.Draft;
import socai.ledger.contract.LedgerContract;

/**
 * A line to the server that breaks while something is being written: nothing lost, nothing twice.
 */
@ExtendWith(FreshDatabase.class)
class CutLineIT {
  private static final StreamId TEAM = new StreamId("team", "ban-mon");

  private ConnectionString server;
  private String uri;

  @BeforeEach
  void remember(FreshDatabase.Address address) {
    server = new ConnectionString(address.uri());
    uri = address.uri();
  }

  private CutProxy proxy() throws Exception {
    String host = server.getHosts().get(0);
    return new CutProxy(Integer.parseInt(host.substring(host.indexOf(':') + 1)));
  }

  private MongoLedger ledger(MongoClient client) {
    return new MongoLedger(client.getDatabase(server.getDatabase()));
  }

  private MongoClient client(CutProxy proxy) {
    return MongoClients.create(uri.replace(server.getHosts().get(0), "127.0.0.1:" + proxy.port()));
  }

  @ParameterizedTest
  @EnumSource(
      value = CutProxy.Cut.class,
      names = {"BEFORE_THE_SERVER_HEARS", "AFTER_THE_SERVER_ANSWERED"})
  void an_append_whose_line_is_cut_is_there_once(CutProxy.Cut where) throws Exception {
    try (CutProxy proxy = proxy();
        MongoClient client = client(proxy);
        MongoLedger ledger = ledger(client)) {
      assertThat(ledger.append(Draft.of("a").with(TEAM, 0, 2).commit())).isEqualTo(new Position(2));
      proxy.cutNextInsert(where);
      assertThat(ledger.append(Draft.of("b").with(TEAM, 2, 3).commit())).isEqualTo(new Position(5));
      assertThat(proxy.hasCut()).isTrue();
      assertThat(ledger.append(Draft.of("c").with(TEAM, 5, 1).commit())).isEqualTo(new Position(6));
      assertThat(LedgerContract.positions(ledger.read(TEAM, 0)))
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }
  }

  @Test
  void of_many_appends_at_once_each_is_there_once_however_often_the_line_is_cut() throws Exception {
    try (CutProxy proxy = proxy();
        MongoClient client = client(proxy);
        MongoLedger ledger = ledger(client)) {
      List<Long> positions =
          AtOnce.call(
                  8,
                  thread -> {
                    Position last = Position.START;
                    for (int i = 0; i < 12; i++) {
                      if (i % 4 == 2) {
                        proxy.cutNextInsert(
                            (thread + i) % 3 == 0
                                ? CutProxy.Cut.BEFORE_THE_SERVER_HEARS
                                : CutProxy.Cut.AFTER_THE_SERVER_ANSWERED);
                      }
                      StreamId stream = new StreamId("team", "t" + thread);
                      last = ledger.append(Draft.of(thread + " " + i).with(stream, i, 1).commit());
                    }
                    return last.value();
                  })
              .stream()
              .sorted()
              .toList();
      assertThat(positions.get(positions.size() - 1)).isEqualTo(96);
      assertThat(LedgerContract.positions(ledger.read(Position.START, 1_000)))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 96).boxed().toList());
    }
  }
}
