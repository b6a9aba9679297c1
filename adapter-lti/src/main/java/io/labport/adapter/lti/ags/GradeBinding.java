package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.keys.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the scores of one learner on one resource link go, as the latest launch said (AGS 2.0,
 * section 3.1, the endpoint claim). {@code toString} shows no personal data.
 *
 * @param registration key of the registration
 * @param context id of the course; null when the launch had none
 * @param user the learner's {@code sub}
 * @param lineItem null when the launch named none
 * @param lineItems null when the launch named none
 * @param scopes what the launch lets us ask for
 * @param unscored the link's own policy, as {@link Unscored}; null for the registration's
 * @param gradeBy the link's own policy, as {@link GradeBy}; null for the registration's
 * @param title the link's, for the label of a column; null when it has none
 * @param launchUrl the address of the link in the tool; null in documents of earlier versions
 */
public record GradeBinding(
    String registration,
    String deployment,
    @Nullable String context,
    String resourceLink,
    String user,
    @Nullable String lineItem,
    @Nullable String lineItems,
    List<String> scopes,
    @Nullable String unscored,
    @Nullable String gradeBy,
    @Nullable String title,
    @Nullable String launchUrl) {

  public GradeBinding {
    scopes = List.copyOf(scopes);
  }

  /** The same for the same learner on the same link, whatever else changes. */
  public String id() {
    return id(registration, deployment, context, resourceLink, user);
  }

  /** The id that the binding of these has, or would have. */
  public static String id(
      String registration,
      String deployment,
      @Nullable String context,
      String resourceLink,
      String user) {
    return Fingerprint.ofParts(
        registration, deployment, String.valueOf(context), resourceLink, user);
  }

  /** Scores of one lane must not overtake each other: one column, one learner. */
  String lane() {
    String column = lineItem != null ? lineItem : lineItems + " " + resourceLink;
    return Fingerprint.ofParts(registration, column, user);
  }

  boolean grants(String scope) {
    return scopes.contains(scope);
  }

  GradeBinding withLineItem(String found) {
    return new GradeBinding(
        registration,
        deployment,
        context,
        resourceLink,
        user,
        found,
        lineItems,
        scopes,
        unscored,
        gradeBy,
        title,
        launchUrl);
  }

  @Override
  public String toString() {
    return "GradeBinding[" + registration + " " + id().substring(0, 12) + "]";
  }
}
