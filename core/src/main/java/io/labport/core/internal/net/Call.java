package io.labport.core.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/** One call: the addresses it may connect to, and whether its request went out. */
final class Call {
  private final List<InetAddress> addresses;
  private volatile boolean sent;

  Call(List<InetAddress> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  boolean sent() {
    return sent;
  }

  void markSent() {
    sent = true;
  }

  /**
   * The call of the calling thread. The classic client connects and sends on the thread that calls
   * it, so the resolver hook finds here what was judged, and never asks a name server itself.
   */
  static final class Current implements DnsResolver {
    private final Map<Thread, Call> calls = new ConcurrentHashMap<>();

    void set(Call started) {
      calls.put(Thread.currentThread(), started);
    }

    void clear() {
      calls.remove(Thread.currentThread());
    }

    void markSent() {
      @Nullable Call current = calls.get(Thread.currentThread());
      if (current != null) {
        current.markSent();
      }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      @Nullable Call current = calls.get(Thread.currentThread());
      if (current == null) {
        throw new UnknownHostException("nothing was judged for this call");
      }
      return current.addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
