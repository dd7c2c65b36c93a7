package socai.query.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the pages: a folder for each, all with the same shell around their module. Their files are
 * asked for again each time and sent only when they have changed; the libraries bear their version
 * in their path and are kept for a year.
 */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
  /** Each a folder below {@code static} with a module of its name. */
  static final List<String> PAGES =
      List.of(
          "dashboard", "roster", "profile", "timeline", "evidence", "suspicions", "audit", "login");

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/dashboard/");
    for (String page : PAGES) {
      registry.addRedirectViewController("/" + page, "/" + page + "/").setKeepQueryParams(true);
      registry
          .addViewController("/" + page + "/")
          .setViewName("forward:/" + page + "/" + page + ".html");
    }
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    ContentTags tags = new ContentTags();
    for (String folder : PAGES) {
      Shell shell = Shell.of(folder);
      own(registry, folder, tags).resourceChain(false).addResolver(new ShellResolver(shell));
    }
    own(registry, "shared", tags);
    registry
        .addResourceHandler("/_static/**")
        .addResourceLocations("classpath:/META-INF/resources/_static/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }

  private static ResourceHandlerRegistration own(
      ResourceHandlerRegistry registry, String folder, ContentTags tags) {
    return registry
        .addResourceHandler("/" + folder + "/**")
        .addResourceLocations("classpath:/static/" + folder + "/")
        .setCacheControl(CacheControl.noCache())
        .setUseLastModified(false)
        .setEtagGenerator(tags::of);
  }
}
