package io.labport.adapter.lti.deeplink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LabChooser;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;

/** Begins selections. */
public final class Picker implements LabChooser {
  /** Of a request for content nothing about the person is kept but what pages need. */
  private static final List<String> KEPT =
      List.of(
          DeepLinkingClaims.SETTINGS,
          DeepLinkingClaims.LTI + "deployment_id",
          DeepLinkingClaims.LTI + "launch_presentation",
          "locale",
          "zoneinfo");

  private final Pickings pickings;
  private final PickerPages pages;

  @Inject
  public Picker(Pickings pickings, PickerPages pages) {
    this.pickings = pickings;
    this.pages = pages;
  }

  /** For a request whose sender takes what we make. */
  WebResponse begin(LtiMessage message) {
    return pages.list(start(Purpose.CONTENT, message, kept(message.claims())), true, "");
  }

  /** Who may not choose gets a way back on which the platform learns why. */
  WebResponse refuse(LtiMessage message, String reference) {
    return pages.refused(start(Purpose.REFUSED, message, kept(message.claims())), reference);
  }

  @Override
  public WebResponse choose(LtiMessage message) {
    // All of it: whoever chose may try the lab, as the learner that the launch says they are.
    return pages.list(start(Purpose.LINK, message, message.claims().token()), true, "");
  }

  private Session start(Purpose purpose, LtiMessage message, ObjectNode claims) {
    String zone = Claims.text(message.claims().openId("zoneinfo")).orElse("");
    String key = message.registration().key();
    return Session.of(
        pickings.begin(Picking.begin(purpose, key, claims, zone, pickings.now())),
        message.registration());
  }

  private static ObjectNode kept(Claims claims) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String name : KEPT) {
      if (claims.named(name).isValueNode() || claims.named(name).isContainerNode()) {
        kept.set(name, claims.named(name));
      }
    }
    return kept;
  }
}
