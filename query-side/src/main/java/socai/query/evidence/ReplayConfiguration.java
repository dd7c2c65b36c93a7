package socai.query.evidence;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import socai.web.LongBody;

/** How much of an export is read. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {
  /** By default 64 GiB: some eighty million events. */
  @Bean
  LongBody exportsToReplay(@Value("${socai.replay.most-bytes:68719476736}") long bytes) {
    return new LongBody(ReplayApi.PATH, bytes);
  }
}
