package io.labport.core.outbound.skillable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of bare sockets: sees every byte of a request, and may answer with any byte or none. */
final class RawServer implements AutoCloseable {
  /** What to do with one request, whose head has been read. */
  interface Script {
    void answer(Connection connection, String head) throws IOException;
  }

  private final ServerSocket listening;
  private final Script script;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();

  RawServer(Script script) {
    this.script = script;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Answers each request with the next body, the last one again and again. */
  static RawServer answering(String... bodies) {
    AtomicInteger next = new AtomicInteger();
    return new RawServer(
        (connection, head) ->
            connection.json(bodies[Math.min(next.getAndIncrement(), bodies.length - 1)]));
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Connection connection = new Connection(listening.accept());
        connections.add(connection);
        start(connection::serve);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/api/v3");
  }

  List<String> heads() {
    return heads;
  }

  List<String> requestLines() {
    return heads.stream().map(head -> head.substring(0, head.indexOf("\r\n"))).toList();
  }

  List<Connection> connections() {
    return connections;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Connection connection : connections) {
      connection.close();
    }
  }

  final class Connection {
    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    private void serve() {
      try {
        InputStream in = socket.getInputStream();
        for (String head = readHead(in); head != null; head = readHead(in)) {
          heads.add(head);
          script.answer(this, head);
        }
      } catch (IOException gone) {
        close();
      }
    }

    private String readHead(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
        int b = in.read();
        if (b < 0) {
          return null;
        }
        head.append((char) b);
      }
      return head.toString();
    }

    void json(String body) throws IOException {
      respond("200 OK", "Content-Type: application/json\r\n", body);
    }

    void respond(String status, String headers, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + bytes.length);
      write("\r\n\r\n" + body);
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends the connection with a reset instead of a proper end. */
    void reset() throws IOException {
      if (socket.isClosed()) {
        return;
      }
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
