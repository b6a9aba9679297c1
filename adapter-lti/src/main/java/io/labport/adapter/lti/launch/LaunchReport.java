package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.validation.Report;
import java.util.Optional;

/**
 * What the checks of one launch came to.
 *
 * @param message present when all passed
 * @param back where people may be sent back to; only from a token that was verified
 */
public record LaunchReport(
    Report checks, LaunchLog log, Optional<LtiMessage> message, Optional<WayBack> back) {}
