package io.labport.examples.lms;

import io.labport.examples.lms.scorm.ScormPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A running sample LMS: an LTI 1.3 platform with courses and a gradebook. It listens from {@link
 * Builder#start()} until {@link #close()}; several may run in one JVM. Thread-safe.
 */
public final class SampleLms implements AutoCloseable {

  private final Assembly parts;
  private final int port;

  private SampleLms(Builder wanted) throws Exception {
    parts = new Assembly(wanted);
    port = parts.open(wanted);
  }

  /** An LMS on a free loopback port with the sample courses and no tool yet, to be refined. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where people begin, without a slash at its end. */
  public URI baseUrl() {
    return URI.create(parts.platform.baseUrl());
  }

  /** The port it listens at, whatever address is given out. */
  public int port() {
    return port;
  }

  /** Issuer of the id tokens. */
  public String issuer() {
    return parts.platform.issuer();
  }

  /** Where the tool sends its authentication requests. */
  public URI authorizationUrl() {
    return URI.create(parts.platform.authorizationUrl());
  }

  /** Where the tool gets access tokens. */
  public URI tokenUrl() {
    return URI.create(parts.platform.tokenUrl());
  }

  /** Where the tool finds the platform's public parts.keys. */
  public URI keysUrl() {
    return URI.create(parts.platform.keysUrl());
  }

  /** Where a link opens for somebody: the address a browser goes to when the link is clicked. */
  public URI launchUrl(String linkId, String userId, Presentation presentation) {
    Course course = parts.platform.courseOfLink(linkId);
    return parts.platform.below(CoursePages.launchPath(course.id(), linkId, userId, presentation));
  }

  /** Where somebody adds something to a course through Deep Linking. */
  public URI deepLinkUrl(String courseId, String teacherId, Presentation presentation) {
    return parts.platform.below(CoursePages.pickPath(courseId, teacherId, presentation));
  }

  /** Where somebody looks at a learner's work behind a column of the gradebook. */
  public URI reviewUrl(
      LineItem column, String viewerId, String learnerId, Presentation presentation) {
    return parts.platform.below(CoursePages.reviewPath(column, viewerId, learnerId, presentation));
  }

  /**
   * Imports a SCORM package into a course; an empty title stands for the manifest's.
   *
   * @throws io.labport.examples.lms.scorm.BadPackage if it cannot be imported
   */
  public ScormPackage importScorm(String courseId, String title, byte[] zip) {
    return parts.scorm.add(courseId, title, zip);
  }

  /** The same, from a file. */
  public ScormPackage importScorm(String courseId, String title, Path zip) throws IOException {
    return importScorm(courseId, title, Files.readAllBytes(zip));
  }

  /** SCORM packages, players and attempts. */
  public Scorm scorm() {
    return parts.scorm;
  }

  /** The LMS that is imitated. */
  public LmsProfile profile() {
    return parts.platform.profile();
  }

  /** What client assertions must name as audience: with some profiles not the token endpoint. */
  public String tokenAudience() {
    return parts.platform.tokenAudience();
  }

  /** Registration of the tool, by itself or by hand. */
  public Administration administration() {
    return parts.administration;
  }

  /** Where a tool finds what it must know to register itself. */
  public URI configurationUrl() {
    return URI.create(parts.platform.configurationUrl());
  }

  /** Courses, links, people, Deep Linking. */
  public Teaching teaching() {
    return parts.teaching;
  }

  /** The courses as they are now. */
  public List<Course> courses() {
    return parts.platform.courses();
  }

  /** Registers the tool, in place of any earlier one. */
  public void register(ToolRegistration tool) {
    parts.administration.enter(tool);
  }

  /** Keeps values for tools there from now on. */
  public void offerStorage(StorageFrame frame) {
    parts.platform.offers(frame);
  }

  /** Faults, counts, grades. */
  public LmsControl control() {
    return parts.control;
  }

  /** Good and bad id tokens. */
  public IdTokens idTokens() {
    return parts.idTokens;
  }

  /** A new key pair signs from now on; earlier ones stay published. */
  public void rotateKeys() {
    parts.keys.rotate();
    parts.gradebook.keep();
  }

  /** Publishes the signing key alone: the end of a rotation. */
  public void withdrawOldKeys() {
    parts.keys.withdrawOldKeys();
    parts.gradebook.keep();
  }

  /** Stops listening; a second call does nothing. What has a data directory has been kept. */
  @Override
  public void close() {
    try {
      parts.server.stop();
    } catch (Exception notStopped) {
      throw new IllegalStateException("the sample LMS did not stop", notStopped);
    }
  }

  /** Collects how an LMS shall be; not thread-safe. */
  public static final class Builder {
    final List<Course> courses = new ArrayList<>();
    final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    LmsProfile profile = LmsProfile.PLAIN;
    int port;
    String bindAddress = "127.0.0.1";
    String publicHost = "localhost";
    @Nullable URI publicUrl;
    @Nullable String issuer;
    String locale = "en";
    Clock clock = Clock.systemUTC();
    LoginMethod loginMethod = LoginMethod.GET;
    @Nullable ToolRegistration tool;
    @Nullable Path dataDirectory;
    @Nullable StorageFrame storage;

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

    /** The profile's by default, and the base URL if it has none. */
    public Builder issuer(String url) {
      this.issuer = url;
      return this;
    }

    /** Language tag of launches, {@code en} by default. */
    public Builder locale(String languageTag) {
      this.locale = languageTag;
      return this;
    }

    /** The LMS to imitate; {@link LmsProfile#PLAIN} by default. */
    public Builder profile(LmsProfile imitated) {
      this.profile = imitated;
      return this;
    }

    /** Adds a peculiarity to those of the profile. */
    public Builder quirk(Quirk more) {
      quirks.add(more);
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

    /** Where values are kept for tools; as the profile's LMS does it by default. */
    public Builder storage(StorageFrame frame) {
      this.storage = frame;
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
