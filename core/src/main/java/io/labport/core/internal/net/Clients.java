package io.labport.core.internal.net;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The HTTP client with everything switched off that sends, follows or remembers by itself. */
final class Clients {
  private Clients() {}

  static CloseableHttpClient pinned(Call.Current current) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(current)
                .setMaxConnTotal(200)
                .setMaxConnPerRoute(32)
                .setDefaultTlsConfig(
                    TlsConfig.custom()
                        .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                        .setHandshakeTimeout(Timeout.ofSeconds(5))
                        .build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(5))
                        .setSocketTimeout(Timeout.ofSeconds(30))
                        // a connection keeps the address it was judged by: follow moves
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .build())
                .build())
        .setRequestExecutor(new Marking(current))
        .setUserAgent("Labport")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setConnectionReuseStrategy(
            org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy.INSTANCE)
        .setKeepAliveStrategy((response, context) -> TimeValue.of(30, TimeUnit.SECONDS))
        .build();
  }

  /** Marks the call as sent before its first byte leaves. */
  private static final class Marking extends HttpRequestExecutor {
    private final Call.Current current;

    Marking(Call.Current current) {
      this.current = current;
    }

    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request,
        HttpClientConnection connection,
        @Nullable HttpResponseInformationCallback informationCallback,
        HttpContext context)
        throws IOException, HttpException {
      current.markSent();
      return super.execute(request, connection, informationCallback, context);
    }
  }
}
