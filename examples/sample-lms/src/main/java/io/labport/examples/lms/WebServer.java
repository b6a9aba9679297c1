package io.labport.examples.lms;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens, and can be away. */
final class WebServer {

  // Launches and logins carry long addresses.
  private static final int HEADER_BYTES = 32 * 1024;

  private final Server server;
  private final ServerConnector connector;
  private final AtomicReference<Availability> availability;
  private int port;

  WebServer(String bindAddress, int port, AtomicReference<Availability> availability) {
    this.availability = availability;
    QueuedThreadPool workers = new QueuedThreadPool(100, 4);
    workers.setName("sample-lms");
    workers.setDaemon(true);
    server = new Server(workers);
    server.setStopTimeout(0);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setResponseHeaderSize(HEADER_BYTES);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(bindAddress);
    connector.setPort(port);
    server.addConnector(connector);
  }

  /** Takes the port, and tells which, before anything is answered. */
  synchronized int open() throws Exception {
    connector.open();
    port = connector.getLocalPort();
    return port;
  }

  void start(Handler handler) throws Exception {
    server.setHandler(handler);
    server.start();
  }

  void stop() throws Exception {
    server.stop();
  }

  synchronized void turn(Availability wanted) {
    try {
      if (wanted == Availability.UNREACHABLE) {
        connector.stop();
        awaitRefusal();
      } else if (availability.get() == Availability.UNREACHABLE) {
        connector.setPort(port);
        connector.start();
      }
      availability.set(wanted);
    } catch (Exception notTurned) {
      throw new IllegalStateException("the sample LMS could not become " + wanted, notTurned);
    }
  }

  /**
   * An acceptor that still waits in the kernel takes one connection more, and drops it: whoever
   * calls then would not be refused, but cut off.
   */
  private void awaitRefusal() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (System.nanoTime() < end) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress(connector.getHost(), port), 1000);
      } catch (ConnectException refused) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    throw new IOException("port " + port + " still takes connections");
  }
}
