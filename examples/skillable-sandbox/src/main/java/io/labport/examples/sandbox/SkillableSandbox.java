package io.labport.examples.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running stand-in for Skillable. It listens from {@link Builder#start()} until {@link #close()};
 * several may run in one JVM. Thread-safe.
 */
public final class SkillableSandbox implements AutoCloseable {

  /** What every credential-like value of a Details answer contains. */
  public static final String FAKE_SECRET = "sandbox-fake-secret";

  private static final Logger LOG = LoggerFactory.getLogger(SkillableSandbox.class);
  private static final Duration TICK = Duration.ofMillis(100);

  private final Server server;
  private final ServerConnector connector;
  private final Later later = new Later();
  private final World world;
  private final SandboxControl control;
  private final Runnable tick;
  private final String host;
  private final int port;
  private final String origin;
  private volatile Presence presence = Presence.HERE;

  private SkillableSandbox(Builder wanted) throws Exception {
    world =
        new World(
            wanted.clock,
            wanted.profiles,
            new WebhookSender(later, wanted.webhookRetryUnit),
            wanted.firstLabId);
    world.limits = wanted.limits;
    world.timings = wanted.timings;
    world.shapes = wanted.shapes;
    QueuedThreadPool workers = new QueuedThreadPool(200, 4);
    workers.setName("skillable-sandbox");
    workers.setDaemon(true);
    server = new Server(workers);
    server.setStopTimeout(0);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(32 * 1024);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(wanted.bindAddress);
    connector.setPort(wanted.port);
    server.addConnector(connector);
    host = wanted.bindAddress;

    OneViewUrls urls = new OneViewUrls(world, this::origin);
    LaunchCommand launch = new LaunchCommand(world, urls);
    RequestLog log = new RequestLog();
    FaultQueue faults = new FaultQueue();
    FaultPlayer player = new FaultPlayer(world, urls, launch, later, workers);
    control = new SandboxControl(world, log, faults, this::turn);
    server.setHandler(
        new Doorway(
            new Handler.Sequence(
                new ApiHandler(
                    world, new Commands(world, urls, launch), log, faults, player, wanted.apiKey),
                new PageHandler(world, urls, launch),
                new ControlHandler(control, world, later)),
            () -> presence));
    tick = () -> world.exclusively(() -> {});
    try {
      connector.open();
      port = connector.getLocalPort();
      origin =
          wanted.publicOrigin == null
              ? "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port
              : wanted.publicOrigin;
      server.start();
    } catch (Exception notStarted) {
      later.close();
      server.stop();
      throw notStarted;
    }
    wanted.clock.onTurn(tick);
    later.every(TICK, tick);
    LOG.debug("Skillable sandbox listens at {}", origin);
  }

  /** A sandbox on a free loopback port with key {@code sandbox-key}, to be refined. */
  public static Builder builder() {
    return new Builder();
  }

  /** The API's address, without a slash at its end. */
  public URI baseUrl() {
    return URI.create(origin + "/api/v3");
  }

  /** Address of pages and of the control interface. */
  public String origin() {
    return origin;
  }

  /** Faults, labs, counts and settings. */
  public SandboxControl control() {
    return control;
  }

  /** The time the labs live by. */
  public SandboxClock clock() {
    return world.clock;
  }

  /** Stops listening and forgets everything; a second call does nothing. */
  @Override
  public void close() {
    world.clock.forget(tick);
    later.close();
    try {
      server.stop();
    } catch (Exception notStopped) {
      throw new IllegalStateException("the sandbox did not stop", notStopped);
    }
  }

  private synchronized void turn(Presence wanted) {
    try {
      if (wanted == Presence.REFUSING) {
        connector.stop();
        awaitRefusal();
      } else if (presence == Presence.REFUSING) {
        connector.setPort(port);
        connector.start();
      }
      presence = wanted;
    } catch (Exception notTurned) {
      throw new IllegalStateException("the sandbox could not become " + wanted, notTurned);
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

  /** Collects how a sandbox shall be; not thread-safe. */
  public static final class Builder {
    private final List<LabProfile> profiles = new ArrayList<>(DefaultProfiles.all());
    private int port;
    private String bindAddress = "127.0.0.1";
    private String apiKey = "sandbox-key";
    private @Nullable String publicOrigin;
    private SandboxClock clock = SandboxClock.followingRealTime();
    private UserLimits limits = UserLimits.production();
    private Timings timings = Timings.quick();
    private AnswerShapes shapes = AnswerShapes.documented();
    private Duration webhookRetryUnit = Duration.ofSeconds(1);

    private long firstLabId = 3_896_477;

    private Builder() {}

    /** 0, the default, takes any free port. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /**
     * The address to listen at; only loopback by default, since the control interface has no lock.
     */
    public Builder bindAddress(String address) {
      this.bindAddress = address;
      return this;
    }

    /** The only key that is accepted. */
    public Builder apiKey(String key) {
      this.apiKey = key;
      return this;
    }

    /** Scheme, host and port as browsers see them, if not those listened at. */
    public Builder publicOrigin(String schemeHostPort) {
      this.publicOrigin = schemeHostPort;
      return this;
    }

    /** Real time by default. */
    public Builder clock(SandboxClock time) {
      this.clock = time;
      return this;
    }

    /**
     * The id of the first lab; for whoever keeps lab ids longer than the sandbox keeps its labs.
     */
    public Builder firstLabId(long id) {
      this.firstLabId = id;
      return this;
    }

    /** Adds a profile, or replaces the one with its id. */
    public Builder profile(LabProfile profile) {
      profiles.removeIf(known -> known.id() == profile.id());
      profiles.add(profile);
      return this;
    }

    /** {@link UserLimits#production()} by default. */
    public Builder limits(UserLimits allowed) {
      this.limits = allowed;
      return this;
    }

    /** {@link Timings#quick()} by default. */
    public Builder timings(Timings durations) {
      this.timings = durations;
      return this;
    }

    /** {@link AnswerShapes#documented()} by default. */
    public Builder shapes(AnswerShapes look) {
      this.shapes = look;
      return this;
    }

    /**
     * The wait before the first webhook retry, a second by default; the fifth waits five of them.
     */
    public Builder webhookRetryUnit(Duration unit) {
      this.webhookRetryUnit = unit;
      return this;
    }

    /**
     * Starts listening.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public SkillableSandbox start() {
      try {
        return new SkillableSandbox(this);
      } catch (IOException notBound) {
        throw new UncheckedIOException(notBound);
      } catch (Exception notStarted) {
        throw new IllegalStateException("the sandbox did not start", notStarted);
      }
    }
  }
}
