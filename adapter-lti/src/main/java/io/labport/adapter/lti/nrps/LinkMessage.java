package io.labport.adapter.lti.nrps;

import java.util.Map;
import java.util.Optional;

/**
 * What a launch of one link by one member would say (NRPS 2.0, section 2.4.2). {@code toString}
 * shows nothing of it.
 *
 * @param type the claim {@code message_type}
 * @param custom the custom parameters, substituted for the member
 * @param resultSourcedId of the LTI 1.1 outcomes service
 * @param outcomeService of the LTI 1.1 outcomes service
 */
public record LinkMessage(
    String type,
    Map<String, String> custom,
    Optional<String> resultSourcedId,
    Optional<String> outcomeService) {
  public LinkMessage {
    custom = Map.copyOf(custom);
  }

  @Override
  public String toString() {
    return "LinkMessage[" + type + "]";
  }
}
