package io.labport.adapter.scorm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.labport.adapter.scorm.ScormAdapter;
import io.labport.adapter.scorm.ScormConfig;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.SecretBox;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestPages;
import io.labport.core.testkit.TestStorage;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The adapter on one node over a real database, without the HTTP in front of it. */
public final class Scene implements AutoCloseable {
  public static final String LMS = "https://lms.example.edu";
  static final InetAddress SCHOOL = address(7);
  private static final ObjectMapper JSON = new ObjectMapper();

  public final TestClock clock;
  public final List<RecordedEvent> told = new CopyOnWriteArrayList<>();
  public volatile boolean skillableAway;
  final TestStorage storage;
  private final Injector injector;
  private final Set<AdapterDeclaration> declared;

  public Scene(TestDatabase database, TestClock clock) {
    this(database, clock, false, adapter -> adapter);
  }

  public Scene(
      TestDatabase database,
      TestClock clock,
      boolean allowHttp,
      java.util.function.UnaryOperator<ScormAdapter> embedding) {
    this.clock = clock;
    this.storage = TestStorage.over(database.newPool(), clock);
    ScormConfig config =
        new ScormConfig(
            Duration.ofMinutes(15),
            Duration.ofHours(12),
            Duration.ofMinutes(2),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(90),
            List.of(),
            Optional.empty(),
            allowHttp);
    ScormAdapter adapter = embedding.apply(new ScormAdapter().withEvents(told::add));
    this.injector =
        Guice.createInjector(Stage.PRODUCTION, this::core, adapter.configuredWith(config));
    this.declared = injector.getInstance(Key.get(new TypeLiteral<Set<AdapterDeclaration>>() {}));
    for (AdapterDeclaration each : declared) {
      if (each instanceof AdapterDeclaration.Queue queue) {
        storage
            .engine()
            .register(queue.name(), injector.getInstance(queue.worker()), queue.settings());
      }
    }
    storage.engine().start();
  }

  private void core(Binder binder) {
    binder.requireExplicitBindings();
    binder.requireAtInjectOnConstructors();
    binder.requireExactBindingAnnotations();
    binder.disableCircularProxies();
    binder.bind(Clock.class).toInstance(clock);
    binder.bind(AdapterStore.class).toInstance(storage.adapterStores().of("scorm"));
    binder.bind(Transactions.class).toInstance(storage.transactions());
    binder.bind(BackgroundWork.class).toInstance(storage.work());
    binder.bind(SecretBox.class).toInstance(new Box());
    binder.bind(LabCatalog.class).toInstance(new Catalog());
    binder.bind(ResultTracker.class).toInstance(new NoRuns());
    binder
        .bind(LabEntrance.class)
        .toInstance(
            request -> {
              throw new AssertionError("no lab is opened here");
            });
    binder.bind(PageTexts.class).toInstance(TestPages.texts("scorm"));
    binder.bind(Branding.class).toInstance(TestPages.plain());
    binder.bind(Assets.class).toInstance(file -> URI.create("https://labs.example/a/" + file));
    binder
        .bind(PublicAddress.class)
        .toInstance(path -> URI.create("https://labs.example/scorm" + path));
  }

  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  public <T> T inTransaction(java.util.function.Supplier<T> work) {
    return storage.transactions().call(work);
  }

  AdapterStore store() {
    return storage.adapterStores().of("scorm");
  }

  /** A dispatch with a lab and a title, and what the test wants besides. */
  public Dispatch issue(Map<String, ?> more) {
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("title", "Networks");
    terms.put("labs", List.of(Map.of("lab", 101)));
    terms.putAll(more);
    return get(ScormDispatches.class).create(terms).dispatch();
  }

  public Admission.Decision enter(Dispatch dispatch) {
    return enter(dispatch, dispatch.generation(), Optional.of(LMS));
  }

  public Admission.Decision enter(Dispatch dispatch, int generation, Optional<String> origin) {
    return get(Admission.class)
        .decide(
            new Admission.Applicant(
                dispatch.id(),
                "1",
                get(LaunchKeys.class).key(dispatch, generation),
                generation,
                origin,
                SCHOOL));
  }

  /** The dispatch as it is let in. */
  public static Admission.Decision.Admitted admitted(Admission.Decision decision) {
    assertThat(decision).isInstanceOf(Admission.Decision.Admitted.class);
    return (Admission.Decision.Admitted) decision;
  }

  public static Admission.Decision refused(RefusalCode code) {
    return new Admission.Decision.Refused(code);
  }

  public List<ScormEvent.Kind> kinds() {
    return told.stream().map(each -> each.event().kind()).toList();
  }

  public WebResponse admin(
      String method,
      String route,
      Map<String, String> variables,
      Map<String, String> query,
      String body)
      throws Exception {
    String path = route;
    for (Map.Entry<String, String> each : variables.entrySet()) {
      path = path.replace("{" + each.getKey() + "}", each.getValue());
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    query.forEach((name, value) -> values.put(name, List.of(value)));
    WebRequest request =
        new WebRequest(
            method,
            path,
            variables,
            values,
            Map.of(),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            InetAddress.getLoopbackAddress());
    for (AdapterDeclaration each : declared) {
      if (each instanceof AdapterDeclaration.AdminRoute found
          && found.method().equals(method)
          && found.path().equals(route)) {
        return injector.getInstance(found.handler()).handle(request);
      }
    }
    throw new AssertionError("no admin route " + method + " " + route);
  }

  public JsonNode json(int status, WebResponse response) throws Exception {
    assertThat(response.status())
        .as(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(status);
    return JSON.readTree(response.body());
  }

  /** Everything that lies in the store. */
  String dump(String... kinds) {
    List<String> all = new ArrayList<>();
    for (String kind : kinds) {
      store().page(kind, "", Optional.empty(), 1000).forEach(d -> all.add(d.id() + d.content()));
    }
    return String.join("\n", all);
  }

  static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    storage.close();
  }

  /** Nobody runs a lab here. */
  private static final class NoRuns implements ResultTracker {
    @Override
    public Optional<LabRun> run(LabRunId id) {
      return Optional.empty();
    }

    @Override
    public Optional<LabRun> runOf(LabInstanceId instance) {
      return Optional.empty();
    }

    @Override
    public Optional<LabResult> latest(LabRunId id) {
      return Optional.empty();
    }

    @Override
    public List<LabRun> runsOf(LearnerId learner) {
      return List.of();
    }

    @Override
    public List<String> origins(LabRunId id, String adapter) {
      return List.of();
    }

    @Override
    public List<ActivityResult> activities(LabRunId id) {
      return List.of();
    }

    @Override
    public void hint(LabInstanceId instance) {}
  }

  /** Labs 101 to 109. */
  private final class Catalog implements LabCatalog {
    @Override
    public List<LabProfile> labs() {
      return List.of();
    }

    @Override
    public Optional<LabProfile> lab(LabProfileId id) {
      if (skillableAway) {
        throw new SkillableUnavailableException(
            "skillable.timeout", "late", true, Optional.empty());
      }
      return id.value() < 101 || id.value() > 109
          ? Optional.empty()
          : Optional.of(
              new LabProfile(
                  id,
                  "Lab\n" + id,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  true));
    }
  }

  /** Hides from the eye, and keeps the rule about contexts. */
  private static final class Box implements SecretBox {
    @Override
    public String seal(String plain, String context) {
      return Base64.getEncoder()
          .encodeToString((context + "\n" + plain).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String open(String sealed, String context) {
      String opened = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
      assertThat(opened).startsWith(context + "\n");
      return opened.substring(context.length() + 1);
    }
  }
}
