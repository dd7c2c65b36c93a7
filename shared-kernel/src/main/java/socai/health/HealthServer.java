package socai.health;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The server at the port for whoever watches: with few threads of its own, for which no other
 * caller waits, and no patience with whoever begins something and does not end it.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
public class HealthServer {
  private static final int THREADS = 4;
  private static final int MOST_CONNECTIONS = 64;
  private static final int PATIENCE_MILLISECONDS = 1_000;

  /** Named for the framework, which makes one. */
  public HealthServer() {}

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatWebServerFactory> serverOfHealth() {
    return factory -> {
      factory.addEngineValves(new NoBodies());
      factory.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
              http.setMaxThreads(THREADS);
              http.setMinSpareThreads(THREADS);
              http.setMaxConnections(MOST_CONNECTIONS);
              http.setConnectionTimeout(PATIENCE_MILLISECONDS);
              http.setKeepAliveTimeout(PATIENCE_MILLISECONDS);
            }
          });
    };
  }

  /** Nobody who asks here sends anything: whoever does all the same is not waited for. */
  private static final class NoBodies extends ValveBase {
    NoBodies() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
        response.setHeader("Connection", "close");
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
      getNext().invoke(request, response);
    }
  }
}
