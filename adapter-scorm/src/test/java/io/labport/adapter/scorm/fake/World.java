package io.labport.adapter.scorm.fake;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.labport.adapter.scorm.ScormAdapter;
import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.CodeSender;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.LaunchKeys;
import io.labport.adapter.scorm.dispatch.RecordedEvent;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.dispatch.StepUpAvailable;
import io.labport.adapter.scorm.tracking.LedgerListener;
import io.labport.adapter.scorm.tracking.StepUp;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** The adapter as one node runs it, with labs that the test directs. */
public final class World implements AutoCloseable {
  public static final String LMS = "https://lms.example.edu";
  public static final String SELF = "https://labs.example/scorm";

  public final TestClock clock;
  public final Labs labs;
  public final List<RecordedEvent> told = new CopyOnWriteArrayList<>();

  /** Who was sent to prove themselves. */
  public final List<StepUp.Learner> asked = new ArrayList<>();

  private final TestStorage storage;
  private final Injector injector;

  public World(TestDatabase database, TestClock clock) {
    this(database, clock, new Labs(clock));
  }

  /** Where learners prove themselves by one-time codes. */
  public World(TestDatabase database, TestClock clock, CodeSender sender) {
    this(database, clock, new Labs(clock), Optional.of(sender));
  }

  /**
   * One more node.
   *
   * @param labs that the nodes share
   */
  public World(TestDatabase database, TestClock clock, Labs labs) {
    this(database, clock, labs, Optional.empty());
  }

  private World(TestDatabase database, TestClock clock, Labs labs, Optional<CodeSender> sender) {
    this.clock = clock;
    this.labs = labs;
    this.storage = TestStorage.over(database.newPool(), clock);
    ScormAdapter adapter = new ScormAdapter().withEvents(told::add);
    Module module =
        sender.isPresent()
            ? adapter.withCodeSender(sender.get()).configuredWith(config())
            : Modules.override(adapter.configuredWith(config())).with(new Proving());
    this.injector = Guice.createInjector(module, new Around());
  }

  private static ScormConfig config() {
    return new ScormConfig(
        Duration.ofMinutes(15),
        Duration.ofHours(12),
        Duration.ofMinutes(2),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofDays(30),
        Duration.ofDays(30),
        Duration.ofDays(3),
        Duration.ofDays(90),
        List.of("skillable.example"),
        Optional.empty(),
        false);
  }

  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  /** A dispatch of lab 101, with what the test wants besides. */
  public Dispatch dispatch(Map<String, ?> more) {
    Map<String, Object> terms = new HashMap<>();
    terms.put("title", "Hub and spoke");
    terms.put("labs", List.of(Map.of("lab", 101, "title", "Hub and spoke")));
    terms.put("access", Map.of("origins", List.of(LMS)));
    terms.putAll(more);
    return get(ScormDispatches.class).create(terms).dispatch();
  }

  public Sco sco(Dispatch dispatch) {
    return new Sco(this, dispatch.id(), get(LaunchKeys.class).key(dispatch, 1));
  }

  /** Core tells, of the newest lab, that it has ended or come to nothing. */
  public void happens() {
    LabRun run = labs.newest();
    tell(
        new LabEvent.StateChanged(
            head(run), RunState.RUNNING, run.state(), LabEvent.DetectedBy.POLL));
  }

  /** Core tells that the newest launch came to nothing. */
  public void launchFailed(RefusalReason reason, OptionalInt code) {
    tell(new LabEvent.LaunchFailed(head(labs.newest()), reason, code));
  }

  private EventHead head(LabRun run) {
    return new EventHead("e-" + run.id(), run.id(), 1, clock.instant());
  }

  private void tell(LabEvent event) {
    get(LedgerListener.class).on(event);
  }

  /** An administrator's request, without the door before it. */
  public WebResponse admin(
      Class<? extends WebHandler> route,
      String method,
      String path,
      Map<String, String> variables) {
    try {
      return get(route)
          .handle(
              new WebRequest(
                  method,
                  path,
                  variables,
                  Map.of(),
                  Map.of(),
                  Map.of(),
                  new byte[0],
                  Map.of(),
                  InetAddress.getLoopbackAddress()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public List<ScormEvent.Kind> kinds() {
    return told.stream().map(each -> each.event().kind()).toList();
  }

  @Override
  public void close() {
    storage.close();
  }

  /** Learners who have to prove themselves are noted, and the test says whether they did. */
  private final class Proving extends AbstractModule {
    @Override
    protected void configure() {
      bind(StepUpAvailable.class).toInstance(() -> true);
      bind(StepUp.class)
          .toInstance(
              (learner, request) -> {
                asked.add(learner);
                return WebResponse.html(200, "prove yourself");
              });
    }
  }

  /** What core gives an adapter. */
  private final class Around extends AbstractModule {
    @Override
    protected void configure() {
      bind(Clock.class).toInstance(clock);
      bind(AdapterStore.class).toInstance(storage.adapterStores().of("scorm"));
      bind(Transactions.class).toInstance(storage.transactions());
      bind(BackgroundWork.class).toInstance(storage.work());
      bind(SecretBox.class).toInstance(new Reversed());
      bind(ResultTracker.class).toInstance(labs);
      bind(LabEntrance.class).toInstance(labs);
      bind(LabCatalog.class).toInstance(new Catalog());
      bind(PublicAddress.class).toInstance(path -> URI.create(SELF + path));
      bind(PageTexts.class).toInstance(TestPages.texts("scorm"));
      bind(Branding.class).toInstance(TestPages.plain());
      bind(Assets.class).toInstance(file -> URI.create("https://labs.example/assets/" + file));
    }
  }

  /** Hides nothing from who looks hard, but everything from a search for plain text. */
  private static final class Reversed implements SecretBox {
    @Override
    public String seal(String plain, String context) {
      return new StringBuilder(context + "\n" + plain).reverse().toString();
    }

    @Override
    public String open(String sealed, String context) {
      String plain = new StringBuilder(sealed).reverse().toString();
      if (!plain.startsWith(context + "\n")) {
        throw new IllegalArgumentException("sealed for something else");
      }
      return plain.substring(context.length() + 1);
    }
  }

  /** Has labs 101 and 102. */
  private static final class Catalog implements LabCatalog {
    @Override
    public List<LabProfile> labs() {
      return List.of(lab(101), lab(102));
    }

    private static LabProfile lab(int id) {
      return new LabProfile(
          new LabProfileId(id),
          "Lab " + id,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of("en"),
          List.of(),
          true);
    }

    @Override
    public Optional<LabProfile> lab(LabProfileId id) {
      return labs().stream().filter(each -> each.id().equals(id)).findFirst();
    }
  }
}
