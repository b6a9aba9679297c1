package io.labport.core.runtime.testadapters;

import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.http.WebCookie;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Says what it saw. */
public final class EchoAdapter extends AdapterModule<NoConfig> {
  public EchoAdapter() {
    super("echo", NoConfig.class, SpiLevel.CURRENT);
  }

  @Override
  protected void configureAdapter(NoConfig config) {
    route("GET", "/{word}", Echo.class);
    route("POST", "/{word}", Echo.class);
  }

  static final class Echo implements WebHandler {
    @Inject
    Echo() {}

    @Override
    public WebResponse handle(WebRequest request) {
      return WebResponse.text(
              200,
              "%s %s %s query=%s form=%s x-a=%s body=%d from=%s"
                  .formatted(
                      request.method(),
                      request.path(),
                      request.pathVariables(),
                      request.query(),
                      request.form(),
                      request.headers().getOrDefault("x-a", List.of()),
                      request.body().length,
                      request.clientAddress().getHostAddress()))
          .header("X-Many", "1")
          .header("X-Many", "2")
          .cookie(new WebCookie("__Host-a", "b", Duration.ofMinutes(1)));
    }
  }
}
