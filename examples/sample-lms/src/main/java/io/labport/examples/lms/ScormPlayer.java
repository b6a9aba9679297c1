package io.labport.examples.lms;

import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.lms.scorm.ScormSettings;
import io.labport.examples.lms.scorm.ScormShelf;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages around the content: the player, and what may stand between it and the content. */
final class ScormPlayer {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
          + " frame-src 'self' %s";

  // It stands between two pages of the LMS, on another origin than theirs.
  private static final String FOREIGN_POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-src %s";

  private final Platform platform;
  private final ScormShelf shelf;
  private final Pages pages;

  ScormPlayer(Platform platform, ScormShelf shelf, Pages pages) {
    this.platform = platform;
    this.shelf = shelf;
    this.pages = pages;
  }

  Answer serve(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    Optional<ScormActivity> activity = shelf.activity(request.segments().get(1));
    if (activity.isEmpty()) {
      return pages.message(404, "There is no such activity.");
    }
    return switch (request.segments().get(2)) {
      case "play" -> play(activity.get(), request);
      case "middle" ->
          pages
              .html(
                  200,
                  "player-middle.jte",
                  new PageModels.Middle(activity.get().title(), content(activity.get())))
              .with("Permissions-Policy", "unload=()");
      default ->
          pages
              .html(
                  200,
                  "player-foreign.jte",
                  new PageModels.Middle(
                      activity.get().title(), platform.baseUrl() + content(activity.get())))
              .with("Content-Security-Policy", FOREIGN_POLICY.formatted(platform.baseUrl()));
    };
  }

  private Answer play(ScormActivity activity, Incoming request) {
    Optional<Course> course = platform.course(activity.courseId());
    Optional<Member> learner =
        course.flatMap(
            it -> Optional.ofNullable(request.query().getValue("as")).flatMap(it::member));
    Optional<ScormLaunch> launch = launch(request);
    if (course.isEmpty() || learner.isEmpty() || launch.isEmpty()) {
      return pages.message(400, "The address does not say who opens the activity, or how.");
    }
    Optional<String> foreign = foreignOrigin(platform.baseUrl());
    if (launch.get() == ScormLaunch.FOREIGN && foreign.isEmpty()) {
      return pages.message(
          400, "A frame of another origin needs an LMS at localhost or 127.0.0.1.");
    }
    ScormSettings settings = shelf.settings(activity);
    Answer page =
        pages
            .html(
                200,
                "player.jte",
                new PageModels.Player(
                    activity.title(),
                    learner.get().fullName(),
                    CoursePages.coursePath(course.get()),
                    activity.version().is2004() ? "scorm2004.min.js" : "scorm12.min.js",
                    launch.get().word(),
                    path(activity, "sessions") + "?" + request.rawQuery(),
                    path(activity, "commits"),
                    content(activity),
                    foreign.map(origin -> origin + path(activity, "foreign")).orElse(""),
                    path(activity, "middle"),
                    settings.leavesOnRequest()))
            .with("Content-Security-Policy", POLICY.formatted(foreign.orElse("")));
    return settings.blocksUnload() ? page.with("Permissions-Policy", "unload=()") : page;
  }

  private static Optional<ScormLaunch> launch(Incoming request) {
    String wanted = Optional.ofNullable(request.query().getValue("launch")).orElse("frame");
    return Stream.of(ScormLaunch.values()).filter(it -> it.word().equals(wanted)).findFirst();
  }

  /** The loopback's other name, which to a browser is another site. */
  private static Optional<String> foreignOrigin(String base) {
    String host = URI.create(base).getHost();
    if ("localhost".equals(host)) {
      return Optional.of(base.replace("//localhost", "//127.0.0.1"));
    }
    return "127.0.0.1".equals(host)
        ? Optional.of(base.replace("//127.0.0.1", "//localhost"))
        : Optional.empty();
  }

  static String address(ScormActivity activity, String learnerId, ScormLaunch launch) {
    return path(activity, "play") + "?as=" + learnerId + "&launch=" + launch.word();
  }

  private static String path(ScormActivity activity, String what) {
    return "/scorm/" + activity.id() + "/" + what;
  }

  private static String content(ScormActivity activity) {
    return "/scorm/" + activity.packageId() + "/content/" + activity.href();
  }
}
