package socai.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What goes wrong before any endpoint is reached is answered like all else: an address that cannot
 * be one, headers beyond all measure, a method nobody knows.
 */
@Configuration(proxyBeanMethods = false)
class ServerProblems {
  /** What the container itself reads of a body that nobody wanted. */
  private static final int HEARD_OUT_BYTES = 64 << 10;

  /** A body of which nothing comes for so long is given up. */
  private static final int SILENCE_MILLISECONDS = 5_000;

  /** An answer of which nothing is read for so long is given up, and a head that does not come. */
  private static final int CONNECTION_MILLISECONDS = 10_000;

  /** How long a connection may lie idle between requests. */
  private static final int KEPT_ALIVE_MILLISECONDS = 60_000;

  /** Beyond our own bound the container would let connections wait; ours sends them away. */
  private static final int ON_THEIR_WAY_OUT = 100;

  /** Of the threads, how many may wait for bodies, and how many for those of a caller. */
  private static final int WAITING_FOR_BODIES = 50;

  private static final int WAITING_FOR_ONE = 25;

  /** Tomcat fails over one more than this; what a header has room for is fewer. */
  private static final int MOST_LANGUAGES = 10_000;

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatWebServerFactory> problemsOfTheServer(Connections connections) {
    return factory -> {
      factory.setProtocol(BoundedHttp.class.getName());
      factory.addContextCustomizers(
          context -> {
            context.getParent().getPipeline().addValve(new RequestIds());
            context.getParent().getPipeline().addValve(new ServerReport());
            context
                .getParent()
                .getPipeline()
                .addValve(new BodiesOnTheirWay(new Places(WAITING_FOR_BODIES, WAITING_FOR_ONE)));
          });
      factory.addConnectorCustomizers(
          connector -> {
            connector.setMaxLocaleCount(MOST_LANGUAGES);
            // Not to be carried out: the firewall knows no TRACE, and says what there is instead.
            connector.setAllowTrace(true);
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
              http.setMaxSwallowSize(HEARD_OUT_BYTES);
              http.setDisableUploadTimeout(false);
              http.setConnectionUploadTimeout(SILENCE_MILLISECONDS);
              http.setConnectionTimeout(CONNECTION_MILLISECONDS);
              http.setKeepAliveTimeout(KEPT_ALIVE_MILLISECONDS);
              http.setMaxThreads(Math.max(http.getMaxThreads(), EarlyRefusal.THREADS));
            }
            if (connector.getProtocolHandler() instanceof BoundedHttp bounded) {
              bounded.bound(connections.bounds());
              bounded.setMaxConnections(connections.bounds().most() + ON_THEIR_WAY_OUT);
            }
          });
    };
  }

  /** What the container refuses by itself. */
  static final class ServerReport extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable why) {
      if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      try {
        ProblemAnswers.write(ProblemAnswers.of(response.getStatus()), request, response);
        response.finishResponse();
      } catch (IOException gone) {
        // Whoever asked has gone away: there is nobody to tell.
        return;
      }
    }
  }

  /** What was sent back with a bare status. */
  @Controller
  static final class BareStatus implements ErrorController {
    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
      Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
      ProblemAnswers.write(
          ProblemAnswers.of(status instanceof Integer code ? code : 404), request, response);
    }
  }
}
