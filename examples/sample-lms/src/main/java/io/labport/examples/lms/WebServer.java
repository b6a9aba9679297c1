package io.labport.examples.lms;

import java.util.concurrent.atomic.AtomicReference;
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
      } else if (availability.get() == Availability.UNREACHABLE) {
        connector.setPort(port);
        connector.start();
      }
      availability.set(wanted);
    } catch (Exception notTurned) {
      throw new IllegalStateException("the sample LMS could not become " + wanted, notTurned);
    }
  }
}
