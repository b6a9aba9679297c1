package io.labport.examples.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request that is to be answered once, now or later, or never. */
record Exchange(Request request, Response response, Callback callback) {

  void answer(int status, Answer answer) throws IOException {
    head(status, "application/json; charset=utf-8");
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      Json.write(answer, out);
    }
    callback.succeeded();
  }

  void text(int status, String contentType, String body) throws IOException {
    bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(int status, String contentType, byte[] body) throws IOException {
    head(status, contentType);
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      out.write(body);
    }
    callback.succeeded();
  }

  void bare(int status) {
    response.setStatus(status);
    callback.succeeded();
  }

  void seeOther(String location) {
    response.getHeaders().put(HttpHeader.LOCATION, location);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    bare(303);
  }

  /** Closes the connection without a word. */
  void drop() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new EofException("dropped on order"));
  }

  private void head(int status, String contentType) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
  }
}
