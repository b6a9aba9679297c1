package io.labport.adapter.lti.launch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody is in this course (LTI Core 1.3, appendix A). Roles in the course decide; roles in
 * the institution make nobody a teacher of this course.
 */
public record Roles(
    Set<Context> context, boolean systemAdministrator, boolean testUser, List<String> other) {
  private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/";

  /** {@code membership#Learner} and {@code membership/Learner#NonCreditLearner}. */
  private static final Pattern MEMBERSHIP =
      Pattern.compile(VOCABULARY + "lis/v2/membership(?:/([A-Za-z]+))?#([A-Za-z-]+)");

  /** LTI 1.1: {@code urn:lti:role:ims/lis/Instructor/TeachingAssistant}. */
  private static final Pattern URN =
      Pattern.compile("urn:lti:role:ims/lis/([A-Za-z]+)(?:/([A-Za-z-]+))?");

  private static final Pattern ADMINISTRATOR =
      Pattern.compile(
          VOCABULARY
              + "lis/v2/(?:system/person|institution/person|person)#(?:Administrator|SysAdmin)"
              + "|urn:lti:(?:sysrole|instrole):ims/lis/(?:Administrator|SysAdmin)");

  private static final String TEST_USER = VOCABULARY + "lti/system/person#TestUser";

  /** Roles in a course; sub-roles count as their principal, except the assistant. */
  public enum Context {
    ADMINISTRATOR("Administrator"),
    CONTENT_DEVELOPER("ContentDeveloper"),
    INSTRUCTOR("Instructor"),
    TEACHING_ASSISTANT("TeachingAssistant"),
    LEARNER("Learner"),
    MENTOR("Mentor"),
    MANAGER("Manager"),
    MEMBER("Member"),
    OFFICER("Officer");

    private final String word;

    Context(String word) {
      this.word = word;
    }

    static Optional<Context> of(String word) {
      for (Context role : values()) {
        if (role.word.equals(word)) {
          return Optional.of(role);
        }
      }
      return Optional.empty();
    }
  }

  public Roles {
    context = Set.copyOf(context);
    other = List.copyOf(other);
  }

  /** Never fails: what is not known is kept as it is. */
  public static Roles of(List<String> values) {
    Set<Context> context = EnumSet.noneOf(Context.class);
    List<String> other = new ArrayList<>();
    boolean administrator = false;
    boolean testUser = false;
    for (String value : values) {
      String role = value.strip();
      if (role.isEmpty()) {
        continue;
      }
      if (role.equals(TEST_USER)) {
        testUser = true;
      } else if (ADMINISTRATOR.matcher(role).matches()) {
        administrator = true;
      } else if (!addContext(role, context)) {
        other.add(role);
      }
    }
    return new Roles(context, administrator, testUser, other);
  }

  private static boolean addContext(String role, Set<Context> context) {
    Matcher membership = MEMBERSHIP.matcher(role);
    Matcher urn = URN.matcher(role);
    String principal = role;
    String sub = "";
    if (membership.matches()) {
      boolean isSub = membership.group(1) != null;
      principal = isSub ? membership.group(1) : membership.group(2);
      sub = isSub ? membership.group(2) : "";
    } else if (urn.matches()) {
      principal = urn.group(1);
      sub = Optional.ofNullable(urn.group(2)).orElse("");
    }
    Optional<Context> known = Context.of(principal);
    if (known.isEmpty()) {
      return false;
    }
    context.add(known.get());
    if (known.get() == Context.TEACHING_ASSISTANT) {
      context.add(Context.INSTRUCTOR);
    }
    if (known.get() == Context.INSTRUCTOR && sub.startsWith("TeachingAssistant")) {
      context.add(Context.TEACHING_ASSISTANT);
    }
    return true;
  }

  /** For lab texts, as the vocabulary spells them, in a fixed order. */
  public String words() {
    return context.stream().sorted().map(role -> role.word).collect(Collectors.joining(","));
  }

  public boolean isInstructor() {
    return context.contains(Context.INSTRUCTOR);
  }

  public boolean isTeachingAssistant() {
    return context.contains(Context.TEACHING_ASSISTANT);
  }

  public boolean isLearner() {
    return context.contains(Context.LEARNER);
  }

  public boolean isMentor() {
    return context.contains(Context.MENTOR);
  }

  public boolean isContentDeveloper() {
    return context.contains(Context.CONTENT_DEVELOPER);
  }

  /** In the course; in the institution only when nothing is known of the course. */
  public boolean isAdministrator() {
    return context.contains(Context.ADMINISTRATOR) || (context.isEmpty() && systemAdministrator);
  }

  /** Whether they decide what is in this course; a role in the institution alone does not. */
  public boolean mayChooseHere() {
    return isInstructor() || isContentDeveloper() || context.contains(Context.ADMINISTRATOR);
  }

  public boolean isTestUser() {
    return testUser;
  }

  /** Whether a score of theirs belongs in the gradebook. */
  public boolean graded() {
    return graded(false);
  }

  /**
   * As {@link #graded()}.
   *
   * @param testUsersToo whether the platform's test students count
   */
  public boolean graded(boolean testUsersToo) {
    return isLearner() && (testUsersToo || !testUser);
  }
}
