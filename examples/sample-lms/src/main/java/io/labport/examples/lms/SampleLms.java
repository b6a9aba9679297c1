package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A running sample LMS: an LTI 1.3 platform with courses and a gradebook. It listens from {@link
 * Builder#start()} until {@link #close()}; several may run in one JVM. Thread-safe.
 */
public final class SampleLms implements AutoCloseable {

  /** What the control acts upon. */
  record Parts(
      Platform platform,
      Gradebook gradebook,
      CallLog log,
      FaultQueue faults,
      Tampering tampering,
      AccessTokens tokens,
      TokenEndpoint tokenEndpoint,
      ToolKeys toolKeys,
      IdTokens idTokens,
      ScoresService scores,
      LoginInitiation logins) {}

  private final WebServer server;
  private final Platform platform;
  private final KeySet keys;
  private final Gradebook gradebook;
  private final IdTokens idTokens;
  private final LmsControl control;
  private final int port;

  private SampleLms(Builder wanted) throws Exception {
    platform =
        new Platform(
            wanted.clock,
            wanted.courses.isEmpty() ? SampleCourses.all() : wanted.courses,
            wanted.locale,
            wanted.issuer);
    if (wanted.tool != null) {
      platform.register(wanted.tool);
    }
    Optional<StateFile> file = Optional.ofNullable(wanted.dataDirectory).map(StateFile::new);
    Optional<ObjectNode> kept = file.flatMap(StateFile::read);
    keys =
        kept.map(state -> KeySet.stored(Json.write(state.path("keys")))).orElseGet(KeySet::fresh);
    gradebook =
        new Gradebook(
            kept.map(state -> GradebookJson.read(state.path("gradebook")))
                .orElseGet(Gradebook::emptyContent),
            content -> file.ifPresent(to -> to.write(state(content))));

    AccessTokens tokens = new AccessTokens(wanted.clock);
    ToolKeys toolKeys = new ToolKeys(wanted.clock);
    ServiceDoor door = new ServiceDoor(platform, tokens, gradebook);
    Pages pages = new Pages(platform, gradebook);
    Launches launches = new Launches(wanted.clock);
    LaunchClaims claims = new LaunchClaims(platform, gradebook);
    Tampering tampering = new Tampering();
    idTokens = new IdTokens(platform, keys, claims);
    LoginInitiation logins = new LoginInitiation(platform, launches, pages, wanted.loginMethod);
    AuthorizationEndpoint authorization =
        new AuthorizationEndpoint(platform, launches, claims, idTokens, tampering, pages);
    TokenEndpoint tokenEndpoint =
        new TokenEndpoint(platform, new ClientAssertions(wanted.clock, toolKeys), tokens);
    LineItemsService lineItems = new LineItemsService(platform, door, gradebook);
    ScoresService scores = new ScoresService(platform, door, gradebook);
    ResultsService results = new ResultsService(platform, door, gradebook);
    CallLog log = new CallLog();
    FaultQueue faults = new FaultQueue();

    AtomicReference<Availability> availability = new AtomicReference<>(Availability.HERE);
    server = new WebServer(wanted.bindAddress, wanted.port, availability);
    LmsHandler handler =
        new LmsHandler(
            wanted.clock,
            log,
            faults,
            availability,
            Map.of(
                Endpoint.LAUNCH, logins::launch,
                Endpoint.AUTHORIZATION, authorization::authorize,
                Endpoint.TOKEN, tokenEndpoint::token,
                Endpoint.KEYS, keys::published,
                Endpoint.LINE_ITEMS, lineItems::container,
                Endpoint.LINE_ITEM, lineItems::item,
                Endpoint.SCORES, scores::scores,
                Endpoint.RESULTS, results::results,
                Endpoint.PAGE, pages::page));
    control =
        new LmsControl(
            new Parts(
                platform,
                gradebook,
                log,
                faults,
                tampering,
                tokens,
                tokenEndpoint,
                toolKeys,
                idTokens,
                scores,
                logins),
            server::turn);
    try {
      port = server.open();
      platform.at(
          wanted.publicUrl == null
              ? "http://" + wanted.publicHost + ":" + port
              : wanted.publicUrl.toString());
      platform.courses().forEach(gradebook::couple);
      gradebook.keep();
      server.start(handler);
    } catch (Exception notStarted) {
      server.stop();
      throw notStarted;
    }
  }

  /** An LMS on a free loopback port with the sample courses and no tool yet, to be refined. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where people begin, without a slash at its end. */
  public URI baseUrl() {
    return URI.create(platform.baseUrl());
  }

  /** The port it listens at, whatever address is given out. */
  public int port() {
    return port;
  }

  /** Issuer of the id tokens. */
  public String issuer() {
    return platform.issuer();
  }

  /** Where the tool sends its authentication requests. */
  public URI authorizationUrl() {
    return URI.create(platform.authorizationUrl());
  }

  /** Where the tool gets access tokens; also the audience of its assertions. */
  public URI tokenUrl() {
    return URI.create(platform.tokenUrl());
  }

  /** Where the tool finds the platform's public keys. */
  public URI keysUrl() {
    return URI.create(platform.keysUrl());
  }

  /** Where a link opens for somebody: the address a browser goes to when the link is clicked. */
  public URI launchUrl(String linkId, String userId, Presentation presentation) {
    return URI.create(
        platform.baseUrl()
            + "/courses/"
            + platform.courseOfLink(linkId).id()
            + "/links/"
            + linkId
            + "/launch?as="
            + userId
            + "&in="
            + presentation.documentTarget());
  }

  /** The courses as built. */
  public List<Course> courses() {
    return platform.courses();
  }

  /** Registers the tool, in place of any earlier one. */
  public void register(ToolRegistration tool) {
    platform.register(tool);
  }

  /** Faults, counts, grades. */
  public LmsControl control() {
    return control;
  }

  /** Good and bad id tokens. */
  public IdTokens idTokens() {
    return idTokens;
  }

  /** A new key pair signs from now on; earlier ones stay published. */
  public void rotateKeys() {
    keys.rotate();
    gradebook.keep();
  }

  /** Publishes the signing key alone: the end of a rotation. */
  public void withdrawOldKeys() {
    keys.withdrawOldKeys();
    gradebook.keep();
  }

  /** Stops listening; a second call does nothing. What has a data directory has been kept. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception notStopped) {
      throw new IllegalStateException("the sample LMS did not stop", notStopped);
    }
  }

  private ObjectNode state(Gradebook.Content content) {
    ObjectNode state = Json.object().put("version", 1);
    state.set("keys", Json.parseObject(keys.withPrivateKeys()).orElseThrow());
    state.set("gradebook", GradebookJson.write(content));
    return state;
  }

  /** Collects how an LMS shall be; not thread-safe. */
  public static final class Builder {
    private final List<Course> courses = new ArrayList<>();
    private int port;
    private String bindAddress = "127.0.0.1";
    private String publicHost = "localhost";
    private @Nullable URI publicUrl;
    private @Nullable String issuer;
    private String locale = "en";
    private Clock clock = Clock.systemUTC();
    private LoginMethod loginMethod = LoginMethod.GET;
    private @Nullable ToolRegistration tool;
    private @Nullable Path dataDirectory;

    private Builder() {}

    /** 0, the default, takes any free port. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /** The address to listen at; only loopback by default, since nobody has to sign in. */
    public Builder bindAddress(String address) {
      this.bindAddress = address;
      return this;
    }

    /**
     * The host in all addresses given out, {@code localhost} by default: a tool at {@code
     * 127.0.0.1} is then on another site, as tools usually are.
     */
    public Builder publicHost(String host) {
      this.publicHost = host;
      return this;
    }

    /**
     * Where people and tools reach it, without a slash at its end, when something stands in front
     * of it; wins over the host.
     */
    public Builder publicUrl(URI address) {
      this.publicUrl = address;
      return this;
    }

    /** The base URL by default. */
    public Builder issuer(String url) {
      this.issuer = url;
      return this;
    }

    /** Language tag of launches, {@code en} by default. */
    public Builder locale(String languageTag) {
      this.locale = languageTag;
      return this;
    }

    /** The system's by default. */
    public Builder clock(Clock time) {
      this.clock = time;
      return this;
    }

    /** How logins are initiated; {@link LoginMethod#GET} by default. */
    public Builder loginBy(LoginMethod method) {
      this.loginMethod = method;
      return this;
    }

    /** The tool; may also be registered after the start. */
    public Builder tool(ToolRegistration registration) {
      this.tool = registration;
      return this;
    }

    /** Adds a course; without any there are the sample courses. Link ids differ in all courses. */
    public Builder course(Course course) {
      courses.add(course);
      return this;
    }

    /** Where keys and gradebook are kept; without it they are forgotten at the end. */
    public Builder dataDir(Path directory) {
      this.dataDirectory = directory;
      return this;
    }

    /**
     * Starts listening.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public SampleLms start() {
      try {
        return new SampleLms(this);
      } catch (IOException notBound) {
        throw new UncheckedIOException(notBound);
      } catch (RuntimeException notBuilt) {
        throw notBuilt;
      } catch (Exception notStarted) {
        throw new IllegalStateException("the sample LMS did not start", notStarted);
      }
    }
  }
}
