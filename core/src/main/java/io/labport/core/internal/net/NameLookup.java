package io.labport.core.internal.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks for a name's addresses in a small pool, because the system's resolver knows no time limit.
 */
final class NameLookup implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** The system's resolver, or a test's. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final ThreadPoolExecutor pool;

  NameLookup(Resolver resolver) {
    this.resolver = resolver;
    AtomicInteger number = new AtomicInteger();
    this.pool =
        new ThreadPoolExecutor(
            8,
            8,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1_000),
            task -> {
              Thread thread = new Thread(task, "labport-lookup-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  List<InetAddress> addresses(String host, Duration limit) throws IOException {
    Future<InetAddress[]> answer;
    try {
      answer = pool.submit(() -> resolver.addresses(host));
    } catch (RejectedExecutionException e) {
      throw new UnknownHostException("too many names are being looked up");
    }
    try {
      long millis = Math.min(limit.toMillis(), LIMIT.toMillis());
      List<InetAddress> addresses = List.of(answer.get(millis, TimeUnit.MILLISECONDS));
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return addresses;
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UnknownHostException("no address of " + host + " was found in time");
    } catch (ExecutionException e) {
      throw new UnknownHostException("no address of " + host + " was found");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted while looking up " + host);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    try {
      pool.awaitTermination(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
