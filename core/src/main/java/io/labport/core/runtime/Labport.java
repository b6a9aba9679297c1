package io.labport.core.runtime;

import io.labport.core.internal.config.ReferenceTable;
import io.labport.core.internal.http.HttpFront;
import io.labport.core.internal.lifecycle.Lifecycle;
import io.labport.core.internal.secret.Keysets;
import io.labport.core.outbound.storage.StorageModule;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.port.inbound.LearnerErasure;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.TextOverrides;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Labport. Thread-safe. Several may run in one JVM; each is its own world, and after
 * {@link #close} nothing of it is left but the tables in the embedder's database.
 */
public final class Labport implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Labport.class);

  private final HttpFront http;
  private final int bodyLimit;
  private final HealthChecks checks;
  private final Ports ports;
  private final Lifecycle lifecycle;
  private final AtomicBoolean closed = new AtomicBoolean();

  record Ports(
      LabLauncher launcher,
      ResultTracker results,
      LabCatalog catalog,
      LearnerErasure erasure,
      Map<Class<?>, Object> offered) {}

  Labport(HttpFront http, int bodyLimit, HealthChecks checks, Ports ports, Lifecycle lifecycle) {
    this.http = http;
    this.bodyLimit = bodyLimit;
    this.checks = checks;
    this.ports = ports;
    this.lifecycle = lifecycle;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The reference of all configuration keys, core's and these adapters', as a Markdown table; from
   * the records themselves, so that it cannot drift.
   */
  public static String describeConfiguration(List<? extends AdapterModule<?>> adapters) {
    Map<String, Class<? extends Record>> sections = new LinkedHashMap<>(CoreSections.all());
    adapters.forEach(adapter -> sections.put(Configuration.section(adapter), adapter.configType()));
    return ReferenceTable.of(sections);
  }

  /**
   * The SQL that makes the tables, for administrators who run it themselves and set {@code
   * storage.schema-update} to {@code by-administrator}.
   *
   * @param product {@code H2} or {@code PostgreSQL}
   */
  public static String migrationSql(String product) {
    return StorageModule.migrationSql(product);
  }

  /**
   * A new key set for {@code secrets.keyset}, as JSON text. It is a secret: keep it out of logs,
   * and keep a copy, because what was encrypted with it can be read with it alone.
   */
  public static String newKeyset() {
    return Keysets.generate();
  }

  /**
   * Answers a request; the one entry for bridges from web servers, such as {@code LabportServlet}.
   * Never throws; 503 when closed. The answer carries all headers.
   */
  public WebResponse serve(IncomingRequest request) {
    return http.serve(request);
  }

  /** How many bytes of a request's body a bridge may read; answer more with {@link #tooLarge}. */
  public int bodyLimit() {
    return bodyLimit;
  }

  /** The answer to a request whose body is longer than {@link #bodyLimit}. */
  public WebResponse tooLarge(Map<String, List<String>> headers) {
    return http.tooLarge(headers);
  }

  /** Runs all health checks, one after the other, on the calling thread. */
  public HealthReport health() {
    return checks.run();
  }

  public LabLauncher launcher() {
    return ports.launcher();
  }

  public ResultTracker results() {
    return ports.results();
  }

  public LabCatalog catalog() {
    return ports.catalog();
  }

  public LearnerErasure erasure() {
    return ports.erasure();
  }

  /**
   * A part that an adapter offers to its embedder, for example the administration of its
   * registrations; each adapter's README lists them.
   *
   * @throws IllegalArgumentException when no adapter of this Labport offers the type
   */
  public <T> T offered(Class<T> type) {
    Object part = ports.offered().get(type);
    if (part == null) {
      throw new IllegalArgumentException("no adapter offers " + type.getName());
    }
    return type.cast(part);
  }

  /**
   * Stops: requests are answered with 503, what is under way in the background is finished (within
   * limits) or left to the next start, adapters stop in reverse, then the core. Idempotent; never
   * closes the embedder's data source. Failures are logged, and do not keep the rest from stopping.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      lifecycle.stop().forEach(failure -> log.error("a component did not stop well", failure));
      log.info("Labport stopped");
    }
  }

  /** Collects what a Labport is made of. Not thread-safe. */
  public static final class Builder {
    private final Parts.Draft draft = new Parts.Draft();

    private Builder() {}

    /** Where the configuration comes from; required. */
    public Builder config(ConfigSource source) {
      draft.source = Optional.of(source);
      return this;
    }

    /** Where records are kept; without it in memory, and a warning says so. */
    public Builder storage(Storages.Storage storage) {
      draft.storage = Optional.of(storage);
      return this;
    }

    /** The adapters, in the order of their start. */
    public Builder adapters(AdapterModule<?>... adapters) {
      return adapters(List.of(adapters));
    }

    /** The adapters, in the order of their start. */
    public Builder adapters(List<? extends AdapterModule<?>> adapters) {
      draft.adapters = Optional.of(List.copyOf(adapters));
      return this;
    }

    /**
     * Takes the adapters named in {@code META-INF/services} of the class loader instead. Cannot be
     * combined with {@link #adapters}.
     */
    public Builder discoverAdapters(ClassLoader loader) {
      draft.discoverFrom = Optional.of(loader);
      return this;
    }

    /**
     * A section of the host's own in the same source: checked with the others, and otherwise left
     * to the host ({@link ConfigSource#section}).
     */
    public Builder hostSection(String name, Class<? extends Record> type) {
      if (CoreSections.all().containsKey(name) || name.startsWith("adapters")) {
        throw new IllegalArgumentException("the section " + name + " is Labport's");
      }
      draft.hostSections.put(name, type);
      return this;
    }

    /** Own wording for the pages, asked before the texts of core and adapters. Last call wins. */
    public Builder texts(TextOverrides overrides) {
      draft.texts = overrides;
      return this;
    }

    /**
     * Something that stands in for Skillable's API, for example a simulation, or one around {@link
     * SkillableConnection#labs}. The section {@code skillable.} of the configuration is then not
     * read. Closing it is the embedder's.
     */
    public Builder labs(SkillableLabs labs) {
      draft.labs = Optional.of(labs);
      return this;
    }

    /** A record of lab runs in place of Labport's own, or around it. */
    public Builder runs(OwnLabRuns runs) {
      draft.runs = Optional.of(runs);
      return this;
    }

    /** The time; by default the system's, in UTC. */
    public Builder clock(Clock clock) {
      draft.clock = clock;
      return this;
    }

    /**
     * Reads and checks the whole configuration, and starts nothing.
     *
     * @throws ConfigurationException naming every problem
     */
    public void check() {
      Parts.of(draft);
    }

    /** {@link Labport#describeConfiguration} of these adapters, with the host's sections first. */
    public String describeConfiguration() {
      return Parts.describe(draft);
    }

    /**
     * Starts everything, and returns when it runs; when anything fails, stops what was started and
     * throws.
     *
     * @throws ConfigurationException naming every problem of the configuration
     * @throws AdapterStartException for an adapter that cannot start
     * @throws io.labport.core.domain.StorageException when the database cannot be reached or used
     */
    public Labport start() {
      return Assembly.start(draft);
    }
  }
}
