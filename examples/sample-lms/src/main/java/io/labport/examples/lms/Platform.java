package io.labport.examples.lms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who this LMS is, what it teaches, where its services are, and which tool it knows. */
final class Platform {

  private final Clock clock;
  private final Map<String, Course> courses = new LinkedHashMap<>();
  private final Map<String, Course> courseByLink = new LinkedHashMap<>();
  private final String locale;
  private final @Nullable String wantedIssuer;
  private volatile String baseUrl = "";
  private volatile @Nullable ToolRegistration registration;
  private volatile StorageFrame storage = StorageFrame.NONE;

  Platform(Clock clock, List<Course> taught, String locale, @Nullable String issuer) {
    this.clock = clock;
    this.locale = locale;
    this.wantedIssuer = issuer;
    for (Course course : taught) {
      if (courses.put(course.id(), course) != null) {
        throw new IllegalArgumentException("two courses have the id " + course.id());
      }
      for (Link link : course.links()) {
        if (courseByLink.put(link.id(), course) != null) {
          throw new IllegalArgumentException("two courses have a link " + link.id());
        }
      }
    }
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

  void at(String publicBaseUrl) {
    this.baseUrl = publicBaseUrl;
  }

  String baseUrl() {
    return baseUrl;
  }

  String issuer() {
    return wantedIssuer == null ? baseUrl : wantedIssuer;
  }

  void register(ToolRegistration tool) {
    this.registration = tool;
  }

  /** Refuses while no tool is registered. */
  ToolRegistration tool() {
    ToolRegistration known = registration;
    if (known == null) {
      throw new Refusal(503, "no tool is registered yet");
    }
    return known;
  }

  List<Course> courses() {
    return List.copyOf(courses.values());
  }

  Optional<Course> course(String id) {
    return Optional.ofNullable(courses.get(id));
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  Course courseOfLink(String linkId) {
    Course course = courseByLink.get(linkId);
    if (course == null) {
      throw new IllegalArgumentException("no course has a link " + linkId);
    }
    return course;
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

  String keysUrl() {
    return baseUrl + "/keys";
  }

  String returnUrl(Course course, Link link) {
    return baseUrl + "/courses/" + course.id() + "/return?link=" + link.id();
  }

  /**
   * Container and items carry a query, as Moodle's do, since tools like to append paths to the end
   * of the whole string.
   */
  String lineItemsUrl(Course course) {
    return lineItemsPath(course) + "?" + typeQuery(course);
  }

  String lineItemUrl(Course course, LineItem item) {
    return lineItemPath(course, item) + "?" + typeQuery(course);
  }

  String resultUrl(Course course, LineItem item, String userId) {
    return lineItemPath(course, item)
        + "/results?"
        + typeQuery(course)
        + "&user_id="
        + encoded(userId);
  }

  String typeId(Course course) {
    return deploymentOf(course);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String lineItemsPath(Course course) {
    return baseUrl + "/services/" + course.id() + "/lineitems";
  }

  private String lineItemPath(Course course, LineItem item) {
    return lineItemsPath(course) + "/" + item.number() + "/lineitem";
  }

  private String typeQuery(Course course) {
    return "type_id=" + encoded(typeId(course));
  }
}
