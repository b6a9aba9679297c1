package io.labport.core.outbound.skillable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body, counted after decompression. One that is too large, late or not wanted to its
 * end is cut off: HttpClient would otherwise read the rest of it just to reuse the connection.
 */
final class GuardedBody extends HttpEntityWrapper {
  private final Exchange exchange;
  private final long maxBytes;
  private @Nullable Guarded content;

  GuardedBody(HttpEntity body, Exchange exchange, long maxBytes) {
    super(body);
    this.exchange = exchange;
    this.maxBytes = maxBytes;
  }

  @Override
  public InputStream getContent() throws IOException {
    Guarded open = content;
    if (open == null) {
      open = new Guarded(super.getContent());
      content = open;
    }
    return open;
  }

  private final class Guarded extends FilterInputStream {
    private long count;
    private boolean ended;

    private Guarded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (ended) {
        return -1;
      }
      int read;
      try {
        read = in.read(buffer, offset, length);
      } catch (IOException failure) {
        throw exchange.failedBy(failure);
      }
      if (exchange.expired()) {
        throw Fault.timeout();
      }
      if (read < 0) {
        ended = true;
        exchange.finish();
        return -1;
      }
      count += read;
      if (count > maxBytes) {
        throw new Fault(
            Fault.Reach.IN_DOUBT,
            "skillable.answer-too-large",
            "the answer is larger than " + maxBytes / (1024 * 1024) + " MiB",
            false,
            Optional.empty());
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      exchange.finish();
      if (ended) {
        in.close();
        return;
      }
      ended = true;
      exchange.abort();
      try {
        in.close();
      } catch (IOException cutOff) {
        // Of our own making, and nobody waits for the rest.
      }
    }
  }
}
