package socai.query.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Finds a room's {@link Shell} beside the room's files, under its file name. */
final class ShellResolver extends AbstractResourceResolver {
  private final Shell shell;

  ShellResolver(Shell shell) {
    this.shell = shell;
  }

  @Override
  protected @Nullable Resource resolveResourceInternal(
      @Nullable HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    return path.equals(shell.getFilename())
        ? shell
        : chain.resolveResource(request, path, locations);
  }

  @Override
  protected @Nullable String resolveUrlPathInternal(
      String path, List<? extends Resource> locations, ResourceResolverChain chain) {
    return chain.resolveUrlPath(path, locations);
  }
}
