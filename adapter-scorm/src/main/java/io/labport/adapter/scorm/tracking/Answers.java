package io.labport.adapter.scorm.tracking;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers to a SCO, readable by its page alone (WHATWG Fetch, section 3.3, CORS protocol). */
public final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  /** What happens to honest learners every day, or tells the operator nothing. */
  private static final Set<RefusalCode> NO_EVENT =
      EnumSet.of(RefusalCode.UNREADABLE, RefusalCode.SESSION_EXPIRED, RefusalCode.RATE_LIMITED);

  private final ObjectMapper json = new ObjectMapper();
  private final Unguessable unguessable;
  private final DispatchBook dispatches;
  private final OperatorEvents events;

  @Inject
  public Answers(Unguessable unguessable, DispatchBook dispatches, OperatorEvents events) {
    this.unguessable = unguessable;
    this.dispatches = dispatches;
    this.events = events;
  }

  ObjectNode object() {
    return json.createObjectNode();
  }

  /** What the call answers, or why it does not. */
  WebResponse to(WebRequest request, Function<WebRequest, WebResponse> call) {
    return to(request, call, false);
  }

  /** As {@link #to}; the operator learns of a refusal. */
  WebResponse launching(WebRequest request, Function<WebRequest, WebResponse> call) {
    return to(request, call, true);
  }

  private WebResponse to(
      WebRequest request, Function<WebRequest, WebResponse> call, boolean launch) {
    try {
      return readable(request, call.apply(request));
    } catch (Refusal refusal) {
      return readable(
          request,
          WebResponse.json(refusal.code().status(), refused(request, refusal, launch).toString()));
    }
  }

  /** A refusal for a program, with what a learner reads out to somebody who helps. */
  ObjectNode refused(WebRequest request, Refusal refusal, boolean launch) {
    String supportId = unguessable.supportId();
    LOG.info("Refused {} [{}]: {}", supportId, refusal.code(), refusal.sentence());
    if (launch) {
      raise(request, refusal.code(), supportId, Optional.empty());
    }
    return object()
        .put("code", refusal.code().name())
        .put("message", refusal.sentence())
        .put("supportId", supportId);
  }

  /**
   * Tells the operator that somebody did not get in. A stranger can cause this only of a dispatch
   * that there is, and however often it happens, it is one event within an hour.
   */
  void raise(
      WebRequest request, RefusalCode code, String supportId, Optional<String> registration) {
    if (NO_EVENT.contains(code)) {
      return;
    }
    Callers.named(request)
        .flatMap(dispatches::find)
        .ifPresent(
            dispatch ->
                events.raise(
                    new ScormEvent(
                        ScormEvent.Kind.LAUNCH_REFUSED,
                        dispatch.id(),
                        registration,
                        "A launch was refused with " + code + " (" + supportId + ")")));
  }

  String supportId() {
    return unguessable.supportId();
  }

  /**
   * A refusal is readable for every page as well: it says nothing secret, and the SCO has to tell
   * the learner what to do. Without credentials nothing else becomes readable by this.
   */
  private static WebResponse readable(WebRequest request, WebResponse answer) {
    WebResponse varied = answer.header("Vary", "Origin");
    return Callers.Origins.of(request)
        .map(origin -> varied.header("Access-Control-Allow-Origin", origin))
        .orElse(varied);
  }
}
