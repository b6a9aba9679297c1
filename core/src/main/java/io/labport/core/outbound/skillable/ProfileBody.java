package io.labport.core.outbound.skillable;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** LabProfile's answer, and an entry of Catalog's. */
record ProfileBody(
    @Nullable Integer id,
    @Nullable String name,
    @Nullable String number,
    @Nullable String description,
    @Nullable Integer seriesId,
    @Nullable Boolean enabled,
    @Nullable Integer developmentStatusId,
    @Nullable Integer durationMinutes,
    @Nullable List<InstructionSet> instructionSets,
    @Nullable Integer status,
    @Nullable String error)
    implements Envelope {

  /**
   * @param id unverified: that this, and not Catalog's {@code UId}, is what Launch takes
   */
  record InstructionSet(@Nullable String id, @Nullable String language) {}
}
