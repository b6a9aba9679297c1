package io.labport.core.outbound.skillable;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.OpenLab.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From UserRunningAndSavedLabs to the domain. An entry that cannot be read fails the whole list:
 * whoever looks for a lost launch must not take a list for complete that is not.
 */
final class OpenLabLists {
  private OpenLabLists() {}

  static List<OpenLab> of(OpenLabsBody body) throws Fault {
    List<OpenLab> labs = new ArrayList<>();
    for (OpenLabsBody.Entry entry : orNone(body.runningLabs())) {
      labs.add(lab(entry, Reports.required(entry.start(), "Start"), Condition.RUNNING));
    }
    for (OpenLabsBody.Entry entry : orNone(body.savedLabs())) {
      labs.add(lab(entry, Reports.required(entry.saved(), "Saved"), condition(entry)));
    }
    return List.copyOf(labs);
  }

  private static Condition condition(OpenLabsBody.Entry entry) {
    if (Boolean.TRUE.equals(entry.submittedForGrading())) {
      return Condition.BEING_GRADED;
    }
    return Boolean.TRUE.equals(entry.saveInProgress()) ? Condition.SAVING : Condition.SAVED;
  }

  private static OpenLab lab(OpenLabsBody.Entry entry, Instant since, Condition condition)
      throws Fault {
    int profile = (int) Reports.positive(entry.labProfileId(), "LabProfileId");
    return new OpenLab(
        new LabInstanceId(Reports.positive(entry.labInstanceId(), "LabInstanceId")),
        new LabProfileId(profile),
        Reports.text(entry.labProfileName()).orElse("Lab " + profile),
        since,
        Reports.required(entry.expires(), "Expires"),
        condition);
  }

  private static List<OpenLabsBody.Entry> orNone(@Nullable List<OpenLabsBody.Entry> list) {
    return list == null ? List.of() : list;
  }
}
