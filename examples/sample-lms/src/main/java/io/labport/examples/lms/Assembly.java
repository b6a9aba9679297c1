package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.lms.scorm.ScormShelf;
import io.labport.examples.lms.scorm.ScormTracking;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Puts the parts of an LMS together. */
final class Assembly {

  final Platform platform;
  final KeySet keys;
  final Gradebook gradebook;
  final IdTokens idTokens;
  final Teaching teaching;
  final Administration administration;
  final Scorm scorm;
  final LmsControl control;
  final WebServer server;

  private final LmsHandler handler;

  Assembly(SampleLms.Builder wanted) {
    Optional<StateFile> file = Optional.ofNullable(wanted.dataDirectory).map(StateFile::new);
    Optional<ObjectNode> kept = file.flatMap(StateFile::read);
    platform =
        new Platform(
            wanted.clock,
            wanted.courses.isEmpty() ? SampleCourses.all() : wanted.courses,
            wanted.locale,
            wanted.issuer,
            wanted.profile,
            wanted.quirks);
    platform.offers(wanted.storage == null ? platform.profile().storage().here() : wanted.storage);
    kept.map(state -> state.path("tool"))
        .filter(JsonNode::isObject)
        .ifPresent(tool -> platform.register(ToolJson.read(tool)));
    if (wanted.tool != null) {
      platform.register(wanted.tool);
    }
    kept.ifPresent(state -> CoursesJson.read(state.path("courses")).forEach(platform::put));
    keys =
        kept.map(state -> KeySet.stored(Json.write(state.path("keys")))).orElseGet(KeySet::fresh);
    gradebook =
        new Gradebook(
            kept.map(state -> GradebookJson.read(state.path("gradebook")))
                .orElseGet(Gradebook::emptyContent),
            content -> file.ifPresent(to -> to.write(state(content))));

    Throttle throttle = new Throttle(platform);
    AccessTokens tokens = new AccessTokens(wanted.clock);
    ToolKeys toolKeys = new ToolKeys(wanted.clock);
    ServiceDoor door = new ServiceDoor(platform, tokens, gradebook, throttle);
    ScormFiles scormFiles = new ScormFiles(Optional.ofNullable(wanted.dataDirectory));
    ScormShelf shelf = new ScormShelf(scormFiles.uploads(), scormFiles::keep);
    ScormTracking tracking = new ScormTracking(scormFiles.attempts(), scormFiles::keep);
    scorm = new Scorm(platform, shelf, tracking);
    Pages pages = new Pages(platform, gradebook, new ScormGrades(shelf, tracking));
    Launches launches = new Launches(wanted.clock, platform.has(Quirk.CANVAS_LOGIN));
    PickRequests picks = new PickRequests(wanted.clock, DeepLinkingSettings.of(platform.profile()));
    Variables variables = new Variables(platform, gradebook);
    LaunchClaims claims =
        new LaunchClaims(platform, variables, new ServiceClaims(platform, gradebook));
    idTokens = new IdTokens(platform, keys, claims);
    Notices notices = new Notices(platform, door, claims, idTokens);
    Rosters rosters = new Rosters();
    teaching = new Teaching(platform, gradebook, picks, rosters, notices::copied);
    Tampering tampering = new Tampering();
    LoginInitiation logins =
        new LoginInitiation(platform, launches, picks, gradebook, pages, wanted.loginMethod);
    AuthorizationEndpoint authorization =
        new AuthorizationEndpoint(platform, launches, claims, idTokens, tampering, pages);
    TokenEndpoint tokenEndpoint =
        new TokenEndpoint(platform, new ClientAssertions(wanted.clock, toolKeys), tokens);
    ContentReturn content =
        new ContentReturn(platform, picks, new ToolMessages(platform, toolKeys), teaching, pages);
    RegistrationTokens registrationTokens = new RegistrationTokens(wanted.clock);
    RegistrationEndpoint registration =
        new RegistrationEndpoint(platform, registrationTokens, door, toolKeys, gradebook::keep);
    administration =
        new Administration(platform, registrationTokens, registration, gradebook::keep);
    LineItemsService lineItems = new LineItemsService(platform, door, gradebook);
    ScoresService scores = new ScoresService(platform, door, gradebook);
    ResultsService results = new ResultsService(platform, door, gradebook);
    GroupsService groups = new GroupsService(platform, door);
    MembersService members = new MembersService(platform, door, rosters, variables, claims);

    Map<Endpoint, Function<Incoming, Answer>> endpoints = new EnumMap<>(Endpoint.class);
    endpoints.put(Endpoint.LAUNCH, logins::launch);
    endpoints.put(Endpoint.PICK, logins::pick);
    endpoints.put(Endpoint.REVIEW, logins::review);
    endpoints.put(Endpoint.CONTENT, content::take);
    endpoints.put(Endpoint.AUTHORIZATION, authorization::authorize);
    endpoints.put(Endpoint.TOKEN, tokenEndpoint::token);
    endpoints.put(
        Endpoint.KEYS,
        request -> keys.published(request, platform.has(Quirk.KEYS_WITHOUT_ALG_AND_NBF)));
    endpoints.put(Endpoint.LINE_ITEMS, lineItems::container);
    endpoints.put(Endpoint.LINE_ITEM, lineItems::item);
    endpoints.put(Endpoint.SCORES, scores::scores);
    endpoints.put(Endpoint.RESULTS, results::results);
    endpoints.put(Endpoint.MEMBERS, members::members);
    endpoints.put(Endpoint.GROUPS, groups::groups);
    endpoints.put(Endpoint.GROUP_SETS, groups::sets);
    endpoints.put(Endpoint.NOTICE_HANDLERS, notices::handlers);
    endpoints.put(
        Endpoint.CONFIGURATION, new OpenIdConfiguration(platform, registrationTokens)::show);
    endpoints.put(Endpoint.REGISTRATION, registration::serve);
    endpoints.put(Endpoint.ADMIN, new AdminPages(platform, administration, pages)::serve);
    endpoints.put(Endpoint.COPY, new CopyForm(platform, teaching)::copy);
    ScormSessions scormSessions = new ScormSessions(platform, shelf, tracking);
    endpoints.put(Endpoint.SCORM_IMPORT, new ScormImports(platform, shelf, pages)::serve);
    endpoints.put(Endpoint.SCORM_CONTENT, new ScormContent(shelf, pages)::serve);
    endpoints.put(Endpoint.SCORM_PLAYER, new ScormPlayer(platform, shelf, pages)::serve);
    endpoints.put(Endpoint.SCORM_SESSION, scormSessions::begin);
    endpoints.put(Endpoint.SCORM_COMMIT, scormSessions::commit);
    endpoints.put(Endpoint.SCORM_ATTEMPTS, scormSessions::attempts);
    endpoints.put(Endpoint.PAGE, pages::page);

    for (Endpoint service : Endpoint.SERVICES) {
      endpoints.computeIfPresent(
          service, (its, serve) -> request -> throttle.told(serve.apply(request)));
    }

    CallLog log = new CallLog();
    FaultQueue faults = new FaultQueue();
    AtomicReference<Availability> availability = new AtomicReference<>(Availability.HERE);
    server = new WebServer(wanted.bindAddress, wanted.port, availability);
    handler = new LmsHandler(wanted.clock, log, faults, availability, endpoints);
    control =
        new LmsControl(
            new LmsControl.Parts(
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
                logins,
                claims,
                notices,
                throttle,
                scorm),
            server::turn);
  }

  /** The port. */
  int open(SampleLms.Builder wanted) throws Exception {
    try {
      int port = server.open();
      platform.at(
          wanted.publicUrl == null
              ? "http://" + wanted.publicHost + ":" + port
              : wanted.publicUrl.toString());
      platform.courses().forEach(gradebook::couple);
      gradebook.keep();
      server.start(handler);
      return port;
    } catch (Exception notStarted) {
      server.stop();
      throw notStarted;
    }
  }

  private ObjectNode state(Gradebook.Content content) {
    ObjectNode state = Json.object().put("version", 1);
    state.set("keys", Json.parseObject(keys.withPrivateKeys()).orElseThrow());
    state.set("gradebook", GradebookJson.write(content));
    state.set("courses", CoursesJson.write(platform.courses()));
    platform.registered().ifPresent(tool -> state.set("tool", ToolJson.write(tool)));
    return state;
  }
}
