package io.labport.adapter.scorm;

import io.labport.core.spi.config.Key;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configuration of the SCORM adapter. */
public record ScormConfig(
    @Key(doc = "How long a session of the SCO lives without a word from it", byDefault = "PT15M")
        Duration sessionIdle,
    @Key(doc = "How long a session of the SCO lives at the most", byDefault = "PT12H")
        Duration sessionLife,
    @Key(doc = "How long a ticket opens a lab", byDefault = "PT2M") Duration ticketLife,
    @Key(doc = "How often the SCO asks while it is looked at", byDefault = "PT15S")
        Duration pollVisible,
    @Key(doc = "How often the SCO asks while nobody looks at it", byDefault = "PT1M")
        Duration pollHidden,
    @Key(doc = "How long a replaced launch key is as good as the new one", byDefault = "P30D")
        Duration rotationGrace,
    @Key(
            doc = "How long after its end a dispatch still reports what is outstanding",
            byDefault = "P30D")
        Duration reportGrace,
    @Key(
            doc = "After how long a final result that no LMS has acknowledged becomes an event",
            byDefault = "P3D")
        Duration unacknowledgedAfter,
    @Key(doc = "How long events for the operator are kept", byDefault = "P90D") Duration keepEvents,
    @Key(
            doc = "Hosts that labs may be opened on, with their sub-domains; any when empty",
            byDefault = "")
        List<String> labHosts,
    @Key(
            doc =
                "A directory with control files (12, 2004-3rd, 2004-4th) to put into packages instead of the bundled ones")
        Optional<Path> controlFiles,
    @Key(doc = "Accept SCOs served over http, for development only", byDefault = "false")
        boolean allowHttp) {

  public ScormConfig {
    labHosts = List.copyOf(labHosts);
  }
}
