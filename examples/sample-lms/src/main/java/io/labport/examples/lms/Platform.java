package io.labport.examples.lms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who this LMS is, what it teaches, where its services are, and which tool it knows. */
final class Platform {

  private static final int PAGE = 500;
  private static final int SMALL_PAGE = 50;

  private final Clock clock;
  private final LmsProfile profile;
  private final Set<Quirk> quirks;
  private final Map<String, Course> courses = new LinkedHashMap<>();
  private final String locale;
  private final @Nullable String wantedIssuer;
  private volatile String baseUrl = "";
  private volatile int pageSize;
  private volatile @Nullable ToolRegistration registration;
  private volatile StorageFrame storage = StorageFrame.NONE;

  Platform(
      Clock clock,
      List<Course> taught,
      String locale,
      @Nullable String issuer,
      LmsProfile profile,
      Collection<Quirk> more) {
    this.clock = clock;
    this.locale = locale;
    this.wantedIssuer = issuer;
    this.profile = profile;
    this.quirks = EnumSet.noneOf(Quirk.class);
    quirks.addAll(profile.quirks());
    quirks.addAll(more);
    this.pageSize = quirks.contains(Quirk.PAGES_OF_50) ? SMALL_PAGE : PAGE;
    taught.forEach(this::add);
  }

  void offers(StorageFrame frame) {
    this.storage = frame;
  }

  StorageFrame storage() {
    return storage;
  }

  Clock clock() {
    return clock;
  }

  String locale() {
    return locale;
  }

  LmsProfile profile() {
    return profile;
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  int pageSize() {
    return pageSize;
  }

  void pageSize(int most) {
    this.pageSize = most;
  }

  void at(String publicBaseUrl) {
    this.baseUrl = publicBaseUrl;
  }

  /** An address of this LMS. */
  URI below(String path) {
    return URI.create(baseUrl() + path);
  }

  String baseUrl() {
    return baseUrl;
  }

  String issuer() {
    return wantedIssuer == null ? profile.issuer().orElse(baseUrl) : wantedIssuer;
  }

  void register(ToolRegistration tool) {
    this.registration = tool;
  }

  Optional<ToolRegistration> registered() {
    return Optional.ofNullable(registration);
  }

  /** Refuses while no tool is registered and turned on. */
  ToolRegistration tool() {
    ToolRegistration known = registration;
    if (known == null) {
      throw new Refusal(503, "no tool is registered yet");
    }
    if (!known.active()) {
      throw new Refusal(403, "the tool is registered, but an administrator has to turn it on");
    }
    return known;
  }

  synchronized List<Course> courses() {
    return List.copyOf(courses.values());
  }

  synchronized Optional<Course> course(String id) {
    return Optional.ofNullable(courses.get(id));
  }

  /**
   * @throws IllegalArgumentException if its id, or that of a link, is taken
   */
  synchronized void add(Course course) {
    if (courses.containsKey(course.id())) {
      throw new IllegalArgumentException("two courses have the id " + course.id());
    }
    for (Link link : course.links()) {
      if (withLink(link.id()).isPresent()) {
        throw new IllegalArgumentException("two courses have a link " + link.id());
      }
    }
    courses.put(course.id(), course);
  }

  /** In place of what is there under the same id, if anything is. */
  synchronized void put(Course course) {
    courses.put(course.id(), course);
  }

  /** Makes another value of a course, with nobody in between. */
  synchronized Course change(String courseId, UnaryOperator<Course> change) {
    Course changed =
        change.apply(
            course(courseId)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + courseId)));
    courses.put(courseId, changed);
    return changed;
  }

  synchronized Optional<Course> withLink(String linkId) {
    return courses.values().stream().filter(one -> one.link(linkId).isPresent()).findFirst();
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  Course courseOfLink(String linkId) {
    return withLink(linkId)
        .orElseThrow(() -> new IllegalArgumentException("no course has a link " + linkId));
  }

  String deploymentOf(Course course) {
    return course.deploymentId().orElseGet(() -> tool().deploymentIds().get(0));
  }

  String authorizationUrl() {
    return baseUrl + "/authorize";
  }

  String tokenUrl() {
    return baseUrl + "/token";
  }

  String tokenAudience() {
    return profile.tokenAudience(quirks, tokenUrl());
  }

  String keysUrl() {
    return baseUrl + "/keys";
  }

  String configurationUrl() {
    return baseUrl + "/.well-known/openid-configuration";
  }

  String registrationUrl() {
    return baseUrl + "/registrations";
  }

  String returnUrl(Course course, String query) {
    return baseUrl + "/courses/" + course.id() + "/return?" + query;
  }

  String contentReturnUrl(Course course, String request) {
    return baseUrl + "/courses/" + course.id() + "/content?request=" + encoded(request);
  }

  /**
   * Container and items may carry a query, as Moodle's do, since tools like to append paths to the
   * end of the whole string.
   */
  String lineItemsUrl(Course course) {
    return serviceUrl(course, "lineitems");
  }

  String lineItemUrl(Course course, LineItem item) {
    return serviceUrl(course, "lineitems/" + item.number() + "/lineitem");
  }

  String resultUrl(Course course, LineItem item, String userId) {
    String results = serviceUrl(course, "lineitems/" + item.number() + "/lineitem/results");
    return results + (results.contains("?") ? "&" : "?") + "user_id=" + encoded(userId);
  }

  /** {@code what} as in {@code memberships}, {@code groups}, {@code notices}. */
  String serviceUrl(Course course, String what) {
    String plain = baseUrl + "/services/" + course.id() + "/" + what;
    return has(Quirk.QUERY_IN_SERVICE_URLS) ? plain + "?type_id=" + encoded(typeId(course)) : plain;
  }

  String typeId(Course course) {
    return deploymentOf(course);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
