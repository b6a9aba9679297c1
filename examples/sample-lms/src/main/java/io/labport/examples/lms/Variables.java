package io.labport.examples.lms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Substitution variables: LTI Core 1.3, appendix B. A variable that is not known, or not permitted
 * to the tool, stays in its place.
 */
final class Variables {

  private final Platform platform;
  private final Gradebook gradebook;

  Variables(Platform platform, Gradebook gradebook) {
    this.platform = platform;
    this.gradebook = gradebook;
  }

  /** Parameters of the tool and of the occasion, those of the occasion first. */
  Map<String, String> custom(Occasion occasion) {
    Map<String, String> custom = new TreeMap<>(platform.tool().custom());
    if (occasion.purpose() instanceof Purpose.OpenLink open) {
      custom.putAll(open.link().custom());
    }
    if (occasion.purpose() instanceof Purpose.ReviewWork review) {
      review.link().ifPresent(link -> custom.putAll(link.custom()));
      review.column().review().ifPresent(its -> custom.putAll(its.custom()));
    }
    Map<String, String> known = known(occasion);
    Map<String, String> resolved = new TreeMap<>();
    custom.forEach((name, value) -> resolved.put(named(name), known.getOrDefault(value, value)));
    return resolved;
  }

  private String named(String name) {
    return platform.has(Quirk.SIMPLIFIED_CUSTOM_NAMES)
        ? name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_")
        : name;
  }

  private Map<String, String> known(Occasion occasion) {
    Course course = occasion.course();
    Map<String, String> known = new LinkedHashMap<>();
    person(known, occasion.member());
    course(known, course);
    link(occasion).ifPresent(link -> link(known, course, link));
    known.put("$LineItems.url", platform.lineItemsUrl(course));
    known.put("$Message.documentTarget", occasion.presentation().documentTarget());
    known.put("$Message.locale", platform.locale());
    known.put("$Message.returnUrl", platform.returnUrl(course, occasion.purpose().returnQuery()));
    known.put("$ToolPlatform.productFamilyCode", platform.profile().productFamilyCode());
    known.put("$ToolPlatform.version", "1");
    known.put("$ToolPlatformInstance.guid", LaunchClaims.GUID);
    known.put("$ToolPlatformInstance.name", LaunchClaims.NAME);
    known.put("$ToolPlatformInstance.url", platform.baseUrl());
    return known;
  }

  private void person(Map<String, String> known, Member member) {
    known.put("$User.id", member.id());
    known.put("$User.username", member.id());
    known.put("$User.image", "");
    known.put("$User.scope.mentor", "");
    known.put("$Person.sourcedId", "sis-" + member.id());
    known.put("$Person.address.timezone", "Europe/Zurich");
    known.put("$Membership.role", String.join(",", member.role().uris()));
    known.put("$Membership.status", member.active() ? "Active" : "Inactive");
    if (member.privacy().sharesNames()) {
      known.put("$Person.name.full", member.fullName());
      known.put("$Person.name.given", member.givenName());
      known.put("$Person.name.family", member.familyName());
    }
    if (member.privacy().sharesEmail()) {
      known.put("$Person.email.primary", member.email());
    }
    if (platform.profile() == LmsProfile.CANVAS) {
      known.put("$Canvas.user.loginId", member.id());
      known.put("$Canvas.environment.test", "false");
    }
  }

  private void course(Map<String, String> known, Course course) {
    known.put("$Context.id", course.id());
    known.put("$Context.label", course.label());
    known.put("$Context.title", course.title());
    known.put("$Context.type", LaunchClaims.COURSE_SECTION);
    known.put("$Context.sourcedId", "sis-" + course.id());
    for (String level : List.of("CourseTemplate", "CourseOffering", "CourseSection")) {
      known.put("$" + level + ".sourcedId", "sis-" + course.id());
      known.put("$" + level + ".label", course.label());
      known.put("$" + level + ".title", course.title());
    }
    if (!platform.has(Quirk.NO_CONTEXT_HISTORY)) {
      known.put("$Context.id.history", history(course.history()));
    }
    if (platform.profile() == LmsProfile.CANVAS) {
      known.put("$Canvas.course.id", course.id());
    }
  }

  private void link(Map<String, String> known, Course course, Link link) {
    known.put("$ResourceLink.id", link.id());
    known.put("$ResourceLink.title", link.title());
    known.put("$ResourceLink.description", link.text());
    period(known, "$ResourceLink.available.", link.available());
    period(known, "$ResourceLink.submission.", link.submission());
    known.put("$ResourceLink.lineitem.releaseDateTime", "");
    known.put("$ResourceLink.lineitem.user.releaseDateTime", "");
    if (!platform.has(Quirk.NO_LINK_HISTORY)) {
      known.put("$ResourceLink.id.history", history(link.history()));
    }
    List<LineItem> columns = gradebook.columnsOfLink(course, link.id());
    known.put(
        "$LineItem.url", columns.size() == 1 ? platform.lineItemUrl(course, columns.get(0)) : "");
  }

  /** The variants for a single user are known and empty: the general ones hold. */
  private static void period(Map<String, String> known, String group, Period period) {
    known.put(group + "startDateTime", period.start().orElse(""));
    known.put(group + "endDateTime", period.end().orElse(""));
    known.put(group + "user.startDateTime", "");
    known.put(group + "user.endDateTime", "");
  }

  private static Optional<Link> link(Occasion occasion) {
    if (occasion.purpose() instanceof Purpose.OpenLink open) {
      return Optional.of(open.link());
    }
    return occasion.purpose() instanceof Purpose.ReviewWork review
        ? review.link()
        : Optional.empty();
  }

  /** Comma-separated and URL-encoded, newest first: Core 1.3, appendix B. */
  private static String history(List<String> ids) {
    return ids.stream().map(Platform::encoded).collect(Collectors.joining(","));
  }
}
