package io.labport.adapter.lti.fake;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.labport.adapter.lti.LtiAdapter;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.RegistrationConfig;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.SecretBox;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.testkit.TestPages;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The adapter in an injector as strict as the runtime's, with everything around it faked. */
public final class Tool {
  public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  public static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  public static final String TARGET = "https://tool.example/lti/launch";
  public static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";

  public final TurnedClock clock;
  public final MemoryStore store;
  public final DirectHttp http = new DirectHttp();
  public final FakeResults results = new FakeResults();
  public final RecordedWork work = new RecordedWork();
  public final FakeCatalog catalog = new FakeCatalog();
  public final List<EntranceRequest> entered = new CopyOnWriteArrayList<>();
  private final AdapterStore documents;
  private final Transactions transactions;
  public final Injector injector;
  public final FakePlatform platform;
  private final Set<AdapterDeclaration> declared;

  public Tool(FakePlatform platform, Agreed... registrations) {
    this(platform, new TurnedClock(), null, 600, registrations);
  }

  public Tool(
      FakePlatform platform,
      TurnedClock clock,
      MemoryStore shared,
      int loginsPerAddress,
      Agreed... registrations) {
    this(
        platform,
        clock,
        shared == null ? new MemoryStore(clock) : shared,
        null,
        null,
        loginsPerAddress,
        registrations);
  }

  /** With a store of a real database; {@link #store} then stays empty. */
  public Tool(
      FakePlatform platform,
      TurnedClock clock,
      AdapterStore real,
      Transactions transactions,
      Agreed... agreed) {
    this(platform, clock, new MemoryStore(clock), real, transactions, 600, agreed);
  }

  private Tool(
      FakePlatform platform,
      TurnedClock clock,
      MemoryStore memory,
      AdapterStore real,
      Transactions transactions,
      int loginsPerAddress,
      Agreed... registrations) {
    this.platform = platform;
    this.clock = clock;
    this.store = memory;
    this.documents = real == null ? memory : real;
    this.transactions = transactions == null ? memory : transactions;
    Map<String, RegistrationConfig> named = new LinkedHashMap<>();
    for (int i = 0; i < registrations.length; i++) {
      named.put("reg-" + (i + 1), registrations[i].config());
    }
    LtiConfig config = Agreed.adapter(named, true, loginsPerAddress, 6000);
    Module adapter = new LtiAdapter().configuredWith(config);
    this.injector = Guice.createInjector(Stage.PRODUCTION, this::strict, adapter);
    this.declared = injector.getInstance(Key.get(new TypeLiteral<Set<AdapterDeclaration>>() {}));
  }

  private void strict(Binder binder) {
    binder.requireExplicitBindings();
    binder.requireAtInjectOnConstructors();
    binder.requireExactBindingAnnotations();
    binder.disableCircularProxies();
    binder.bind(Clock.class).toInstance(clock);
    binder.bind(AdapterStore.class).toInstance(documents);
    binder.bind(Transactions.class).toInstance(transactions);
    binder.bind(SecretBox.class).toInstance(new ContextBox());
    binder.bind(OutboundHttp.class).toInstance(http);
    binder.bind(ResultTracker.class).toInstance(results);
    binder.bind(BackgroundWork.class).toInstance(work);
    binder.bind(LabCatalog.class).toInstance(catalog);
    binder.bind(PageTexts.class).toInstance(TestPages.texts("lti"));
    binder.bind(Branding.class).toInstance(TestPages.plain());
    binder.bind(Assets.class).toInstance(file -> URI.create("https://tool.example/assets/" + file));
    binder
        .bind(PublicAddress.class)
        .toInstance(path -> URI.create("https://tool.example/lti" + path));
    binder
        .bind(LabEntrance.class)
        .toInstance(
            request -> {
              entered.add(request);
              return WebResponse.seeOther(URI.create("https://labs.example/open"));
            });
  }

  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  /** What the login left in the browser, and what the platform's token is going to say. */
  public final class Attempt {
    public WebResponse loginResponse;
    public String state = "";
    public String nonce = "";
    public final Map<String, String> cookies = new LinkedHashMap<>();
    public String method = "POST";
    public String contentType = "application/x-www-form-urlencoded";
    public byte[] body = new byte[0];
    public InetAddress from = InetAddress.getLoopbackAddress();
    public final Map<String, Object> header = new LinkedHashMap<>();
    public final Map<String, Object> claims = new LinkedHashMap<>();
    public final Map<String, List<String>> form = new LinkedHashMap<>();

    public WebResponse launch() throws Exception {
      return launch(platform.sign(header, claims));
    }

    public WebResponse launch(String token) throws Exception {
      form.putIfAbsent("id_token", List.of(token));
      form.putIfAbsent("state", List.of(state));
      return handle(
          "POST",
          "/launch",
          new WebRequest(
              method,
              "/launch",
              Map.of(),
              Map.of(),
              Map.of("content-type", List.of(contentType)),
              cookies,
              body,
              form,
              from));
    }
  }

  public static Map<String, String> loginParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("iss", "https://lms.example.edu");
    parameters.put("login_hint", "u-5531");
    parameters.put("target_link_uri", TARGET);
    parameters.put("client_id", "tool-7f3a");
    parameters.put("lti_message_hint", "{\"cmid\": 42}");
    return parameters;
  }

  public Attempt begin() throws Exception {
    return begin(loginParameters());
  }

  public Attempt begin(Map<String, String> parameters) throws Exception {
    return follow(login("POST", "/login", Map.of(), Map.of(), parameters));
  }

  /** What a browser does with the answer to a login. */
  public Attempt follow(WebResponse response) {
    Attempt attempt = new Attempt();
    attempt.loginResponse = response;
    if (response.status() != 303) {
      throw new AssertionError(
          response.status() + " " + new String(response.body(), StandardCharsets.UTF_8));
    }
    Map<String, String> sent = query(URI.create(response.headers().get("Location").get(0)));
    attempt.state = sent.get("state");
    attempt.nonce = sent.get("nonce");
    String cookie = response.headers().get("Set-Cookie").get(0);
    attempt.cookies.put(
        cookie.substring(0, cookie.indexOf('=')),
        cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
    attempt.header.put("alg", "RS256");
    attempt.header.put("typ", "JWT");
    attempt.header.put("kid", platform.key.getKeyID());
    attempt.claims.putAll(claims(attempt.nonce));
    return attempt;
  }

  public WebResponse login(
      String method,
      String path,
      Map<String, String> variables,
      Map<String, String> cookies,
      Map<String, String> parameters)
      throws Exception {
    Map<String, List<String>> values = new LinkedHashMap<>();
    parameters.forEach((name, value) -> values.put(name, List.of(value)));
    boolean get = method.equals("GET");
    return login(
        method, path, variables, cookies, get ? values : Map.of(), get ? Map.of() : values);
  }

  public WebResponse login(
      String method,
      String path,
      Map<String, String> variables,
      Map<String, String> cookies,
      Map<String, List<String>> query,
      Map<String, List<String>> form)
      throws Exception {
    return handle(
        method.equals("GET") ? "GET" : "POST",
        path,
        new WebRequest(
            method,
            path,
            variables,
            query,
            Map.of(),
            cookies,
            new byte[0],
            form,
            InetAddress.getLoopbackAddress()));
  }

  /** As an administrator whom core let through. */
  public WebResponse admin(String method, String route, Map<String, String> variables, String body)
      throws Exception {
    return admin(method, route, variables, Map.of(), body);
  }

  public WebResponse handle(String method, String route, WebRequest request) throws Exception {
    for (AdapterDeclaration declaration : declared) {
      if (declaration instanceof AdapterDeclaration.Route r
          && r.method().equals(method)
          && r.path().equals(route)) {
        WebHandler handler = injector.getInstance(r.handler());
        return handler.handle(request);
      }
    }
    throw new AssertionError("no route " + method + " " + route);
  }

  /** What an administrator gets, past the door that core guards. */
  public WebResponse admin(
      String method,
      String route,
      Map<String, String> variables,
      Map<String, String> query,
      String body)
      throws Exception {
    Map<String, List<String>> values = new LinkedHashMap<>();
    query.forEach((name, value) -> values.put(name, List.of(value)));
    WebRequest request =
        new WebRequest(
            method,
            route,
            variables,
            values,
            Map.of(),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            InetAddress.getLoopbackAddress());
    for (AdapterDeclaration declaration : declared) {
      if (declaration instanceof AdapterDeclaration.AdminRoute r
          && r.method().equals(method)
          && r.path().equals(route)) {
        return injector.getInstance(r.handler()).handle(request);
      }
    }
    throw new AssertionError("no admin route " + method + " " + route);
  }

  /** What administrators see at a path below /admin/lti. */
  public WebResponse admin(String route, Map<String, String> variables, Map<String, String> query)
      throws Exception {
    return admin("GET", route, variables, query, "");
  }

  public Map<String, Object> claims(String nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    long now = clock.instant().getEpochSecond();
    claims.put("iss", "https://lms.example.edu");
    claims.put("aud", "tool-7f3a");
    claims.put("sub", "u-5531");
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", nonce);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("name", "Ada Brook");
    claims.put("given_name", "Ada");
    claims.put("family_name", "Brook");
    claims.put("email", "ada.brook@example.edu");
    claims.put("locale", "en-GB");
    claims.put(LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "deployment_id", "14");
    claims.put(LTI + "target_link_uri", TARGET);
    claims.put(LTI + "resource_link", Map.of("id", "rl-901", "title", "Lab 3: Networks"));
    claims.put(LTI + "roles", List.of(LEARNER));
    claims.put(
        LTI + "context", Map.of("id", "c-77", "label", "NET-204", "title", "Cloud networking"));
    claims.put(LTI + "custom", Map.of("labid", "104233"));
    claims.put(
        AGS,
        Map.of(
            "scope",
            List.of(
                "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
                "https://purl.imsglobal.org/spec/lti-ags/scope/score"),
            "lineitems",
            platform.at("/items?type_id=14").toString(),
            "lineitem",
            platform.at("/items/321/lineitem?type_id=14").toString()));
    return claims;
  }

  public static Map<String, String> query(URI address) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : address.getRawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      values.put(
          pair.substring(0, equals),
          URLDecoder.decode(
              pair.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return values;
  }

  public static String page(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
