package io.labport.core.port.outbound;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import java.time.Instant;
import java.util.Optional;

/**
 * From Details (Skillable Lab API v3): whose launch made the instance, and what it is doing.
 *
 * @param tag what we gave to Launch
 * @param state as received, for example {@code Running}, {@code Tearing Down}, {@code Off}
 */
public record InstanceIdentity(
    LabInstanceId instance, LabProfileId lab, Optional<String> tag, Instant start, String state) {}
