package io.labport.examples.lms;

import static io.labport.examples.lms.Quirk.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The LMS that the sample LMS imitates: its issuer, its name for itself, the shape of its ids and
 * its {@link Quirk}s. Addresses are always those of this host, as of an institution's own server.
 */
public enum LmsProfile {
  /** No LMS in particular; with those quirks that every tool has to cope with anyway. */
  PLAIN(
      "sample-lms",
      Storage.NONE,
      null,
      true,
      EnumSet.of(QUERY_IN_SERVICE_URLS, UNFINISHED_SCORES_CLEAR)),
  /** Moodle. */
  MOODLE(
      "moodle",
      Storage.NONE,
      null,
      true,
      EnumSet.of(
          QUERY_IN_SERVICE_URLS,
          WHOLE_SECOND_TIMESTAMPS,
          UNFINISHED_SCORES_CLEAR,
          NO_LINK_HISTORY,
          NO_NOTICES,
          REGISTRATION_NEEDS_ACTIVATION)),
  /** Canvas in the cloud. */
  CANVAS(
      "canvas",
      Storage.FORWARDING_FRAME,
      "https://canvas.instructure.com",
      true,
      EnumSet.of(
          STALE_SCORE_IS_400,
          NO_LEARNER_IS_422,
          PENDING_MANUAL_COUNTS,
          COUPLED_DELETE_IS_401,
          USER_AGENT_NEEDED,
          THROTTLES_WITH_403,
          PAGES_OF_50,
          ROLES_OF_MANY_KINDS,
          CANVAS_LOGIN,
          LAUNCH_NO_LONGER_VALID,
          NAVIGATION_LINK_IS_CONTEXT,
          PLACEMENT_CLAIM,
          COPY_MAKES_DEPLOYMENT,
          NO_GROUPS,
          CONFIGURATION_NEEDS_TOKEN,
          REGISTRATION_WITHOUT_DEPLOYMENT)),
  /** Blackboard Learn. Unverified: that it knows neither history variable. */
  BLACKBOARD(
      "BlackboardLearn",
      Storage.OWN_FRAME,
      "https://blackboard.com",
      true,
      EnumSet.of(
          MISSING_COMMENT_CLEARS_ALL,
          USER_RESULTS_LACK_COMMENT,
          COMMENTS_AS_HTML,
          NO_CONTEXT_HISTORY,
          NO_LINK_HISTORY,
          NO_NOTICES,
          CONFIGURATION_IS_WRONG,
          TOKEN_IN_ENDPOINT_QUERY)),
  /** D2L Brightspace. */
  BRIGHTSPACE(
      "desire2learn",
      Storage.OWN_FRAME,
      null,
      true,
      EnumSet.of(
          NO_LEARNER_IS_403_OR_404,
          PENDING_MANUAL_COUNTS,
          KEYS_WITHOUT_ALG_AND_NBF,
          FIXED_TOKEN_AUDIENCE,
          NO_GROUPS,
          CONFIGURATION_NEEDS_TOKEN,
          REGISTRATION_NEEDS_ACTIVATION,
          REGISTRATION_DOMAIN_UNIQUE,
          CONFIGURATION_LACKS_ARRAYS)),
  /** Schoology. Unverified: that it knows neither history variable. */
  SCHOOLOGY(
      "schoology",
      Storage.OWN_FRAME,
      "https://schoology.schoology.com",
      false,
      EnumSet.of(
          LOGIN_WITHOUT_CLIENT_ID, NO_CONTEXT_HISTORY, NO_LINK_HISTORY, NO_GROUPS, NO_NOTICES)),
  /** Sakai. */
  SAKAI("sakai", Storage.PARENT, null, true, EnumSet.of(NO_LINK_HISTORY, NO_GROUPS, NO_NOTICES)),
  /** Open edX. */
  OPEN_EDX(
      "OpenEdX",
      Storage.NONE,
      null,
      false,
      EnumSet.of(
          LINE_ITEM_THOUGH_SEVERAL,
          NO_PAGING,
          NO_CONTEXT_HISTORY,
          NO_LINK_HISTORY,
          DROPS_ITEM_CUSTOM,
          NO_GROUPS,
          NO_NOTICES));

  /** How the LMS keeps data for tools: LTI Client Side postMessages. */
  public enum Storage {
    /** Not at all. */
    NONE,
    /** In the page around the tool. */
    PARENT,
    /** In a frame of its own, named at login or by its capabilities. */
    OWN_FRAME,
    /** In a hidden frame from the host of the authorization endpoint. */
    FORWARDING_FRAME
  }

  private static final String BRIGHTSPACE_AUDIENCE = "https://api.brightspace.com/auth/token";

  private final String family;
  private final Storage storage;
  private final Optional<String> issuer;
  private final boolean registersDynamically;
  private final Set<Quirk> quirks;

  LmsProfile(
      String family,
      Storage storage,
      @org.jspecify.annotations.Nullable String issuer,
      boolean registersDynamically,
      Set<Quirk> quirks) {
    this.family = family;
    this.storage = storage;
    this.issuer = Optional.ofNullable(issuer);
    this.registersDynamically = registersDynamically;
    this.quirks = quirks;
  }

  /** What launches and configurations say as {@code product_family_code}. */
  public String productFamilyCode() {
    return family;
  }

  /** The issuer of all installations; empty if each has its own address as issuer. */
  public Optional<String> issuer() {
    return issuer;
  }

  /** How the LMS keeps data for tools. */
  public Storage storage() {
    return storage;
  }

  /** Whether tools can register by themselves. */
  public boolean registersDynamically() {
    return registersDynamically;
  }

  /** What is peculiar about it; immutable. */
  public Set<Quirk> quirks() {
    return Set.copyOf(quirks);
  }

  /** A deployment id as this LMS makes them. */
  public String deploymentId(Random random) {
    return switch (this) {
      case CANVAS -> (10_000 + random.nextInt(90_000)) + ":" + hex(random, 20);
      case BLACKBOARD, BRIGHTSPACE -> UUID.nameUUIDFromBytes(bytes(random, 16)).toString();
      case MOODLE, SCHOOLOGY -> Integer.toString(2 + random.nextInt(9_000));
      case PLAIN, SAKAI, OPEN_EDX -> "1";
    };
  }

  /** What client assertions must name as their audience. */
  String tokenAudience(Set<Quirk> inForce, String tokenUrl) {
    return inForce.contains(FIXED_TOKEN_AUDIENCE) ? BRIGHTSPACE_AUDIENCE : tokenUrl;
  }

  /** The profile of this name in any case, with {@code -} or {@code _}; empty if there is none. */
  static Optional<LmsProfile> named(String name) {
    String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
    for (LmsProfile profile : values()) {
      if (profile.name().equals(wanted)) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  static String hex(Random random, int length) {
    StringBuilder hex = new StringBuilder();
    for (byte one : bytes(random, length)) {
      hex.append(String.format(Locale.ROOT, "%02x", one));
    }
    return hex.toString();
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
