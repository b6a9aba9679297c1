package io.labport.adapter.lti.deeplink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A selection under way. {@code toString} shows no personal data.
 *
 * @param registration key of the registration
 * @param claims what of the launch's token is still needed
 * @param createdAt milliseconds
 * @param query what was searched for
 * @param page of the result, from 1
 * @param zone the time zone that dates are meant in, as it was typed; empty when nothing says it
 * @param sent the response, once there is one
 */
record Picking(
    Purpose purpose,
    String registration,
    ObjectNode claims,
    long createdAt,
    String query,
    int page,
    List<Pick> picks,
    String zone,
    @Nullable Sent sent) {

  /**
   * @param at milliseconds
   * @param jwt the signed response
   */
  record Sent(long at, String jwt) {
    @Override
    public String toString() {
      return "Sent[" + at + "]";
    }
  }

  Picking {
    picks = List.copyOf(picks);
  }

  static Picking begin(
      Purpose purpose, String registration, ObjectNode claims, String zone, long now) {
    return new Picking(purpose, registration, claims, now, "", 1, List.of(), zone, null);
  }

  Optional<Pick> pick(int lab) {
    return picks.stream().filter(p -> p.lab() == lab).findFirst();
  }

  Picking looking(String text, int number) {
    return new Picking(purpose, registration, claims, createdAt, text, number, picks, zone, sent);
  }

  Picking with(List<Pick> chosen) {
    return new Picking(purpose, registration, claims, createdAt, query, page, chosen, zone, sent);
  }

  Picking in(String typedZone) {
    return new Picking(
        purpose, registration, claims, createdAt, query, page, picks, typedZone, sent);
  }

  Picking answered(long at, String jwt) {
    return new Picking(
        purpose, registration, claims, createdAt, query, page, List.of(), zone, new Sent(at, jwt));
  }

  @Override
  public String toString() {
    return "Picking[" + purpose + " " + registration + "]";
  }
}
