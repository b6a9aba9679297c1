package io.labport.examples.certification;

import io.labport.examples.lms.Course;
import io.labport.examples.lms.Link;
import io.labport.examples.lms.LmsControl;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.ToolRegistration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The platform that the tool under test is registered with. Listens from {@link #start} until
 * {@link #close()}. Thread-safe.
 */
public final class KitPlatform implements AutoCloseable {
  static final String LINK = "kit-lab";
  static final String OTHER_LINK = "kit-other";
  static final String TEACHER = "kit-teacher";
  static final int LEARNERS = 60;

  private final Server server;
  private final SampleLms lms;
  private final Keys keys;
  private final Door door;
  private final URI url;

  private KitPlatform(Server server, SampleLms lms, Keys keys, Door door, URI url) {
    this.server = server;
    this.lms = lms;
    this.keys = keys;
    this.door = door;
    this.url = url;
  }

  /**
   * Starts listening.
   *
   * @param port 0 takes any
   * @param publicUrl where the tool reaches it, if not at http://localhost and this port
   * @param custom parameters of its links
   * @throws UncheckedIOException if the port is taken
   */
  public static KitPlatform start(
      String bindAddress,
      int port,
      Optional<URI> publicUrl,
      Map<String, String> custom,
      Clock clock) {
    QueuedThreadPool threads = new QueuedThreadPool(60, 2);
    threads.setName("certification");
    threads.setDaemon(true);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(bindAddress);
    connector.setPort(port);
    server.addConnector(connector);
    try {
      connector.open();
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    URI url = publicUrl.orElseGet(() -> URI.create("http://localhost:" + connector.getLocalPort()));
    SampleLms.Builder wanted = SampleLms.builder().port(0).publicUrl(url).clock(clock);
    courses(custom).forEach(wanted::course);
    // Its own port is for the door alone; what it tells people and tools is the door's address.
    Inner inner = Inner.start(wanted);
    try {
      Keys keys = new Keys(inner.lms().idTokens().signingKey());
      Door door = new Door(keys, new RegistrationDesk(url), inner.address());
      server.setHandler(door);
      server.start();
      return new KitPlatform(server, inner.lms(), keys, door, url);
    } catch (Exception notStarted) {
      inner.lms().close();
      throw new IllegalStateException("the kit's platform did not start", notStarted);
    }
  }

  private record Inner(SampleLms lms, URI address) {
    static Inner start(SampleLms.Builder wanted) {
      SampleLms lms = wanted.start();
      return new Inner(lms, URI.create("http://127.0.0.1:" + lms.port()));
    }
  }

  private static List<Course> courses(Map<String, String> custom) {
    List<Member> members = new ArrayList<>();
    members.add(Member.teacher(TEACHER, "Tove", "Lindqvist"));
    for (int i = 1; i <= LEARNERS; i++) {
      members.add(Member.student(learner(i), "Learner" + i, "Certified"));
    }
    return List.of(
        Course.of(
            "kit-course",
            "KIT-1",
            "Certification",
            List.of(Link.graded(LINK, "Certification lab", custom)),
            members),
        Course.of(
            "kit-course-2",
            "KIT-2",
            "Certification, second course",
            List.of(Link.graded(OTHER_LINK, "Another certification lab", custom)),
            members));
  }

  static String learner(int number) {
    return "kit-learner-" + number;
  }

  /** Registers the tool, in place of any earlier one. */
  public void register(Target target) {
    lms.register(
        ToolRegistration.of(
            target.clientId(),
            target.deployment(),
            target.loginUrl(),
            target.redirectUri(),
            target.targetLinkUri(),
            target.jwksUrl().orElse(target.redirectUri())));
  }

  /** Issuer of the id tokens, and the platform's address. */
  public String issuer() {
    return lms.issuer();
  }

  /** Where the tool sends its authentication requests. */
  public URI authorizationUrl() {
    return lms.authorizationUrl();
  }

  /** Where the tool gets access tokens. */
  public URI tokenUrl() {
    return lms.tokenUrl();
  }

  /** Where the tool finds the platform's public keys. */
  public URI keysUrl() {
    return URI.create(url + Door.KEYS);
  }

  URI trapUrl() {
    return URI.create(url + Door.TRAP);
  }

  SampleLms lms() {
    return lms;
  }

  LmsControl control() {
    return lms.control();
  }

  Keys keys() {
    return keys;
  }

  Door door() {
    return door;
  }

  /** Stops listening; a second call does nothing. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception notStopped) {
      throw new IllegalStateException("the kit's platform did not stop", notStopped);
    } finally {
      lms.close();
    }
  }
}
