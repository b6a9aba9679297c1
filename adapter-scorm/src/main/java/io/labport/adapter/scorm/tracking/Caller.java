package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import java.util.Optional;

/**
 * Who makes a call, as far as it was checked.
 *
 * @param id of the session
 * @param dispatch as it stands
 * @param registration whose session it is
 * @param noLabs why no lab may be opened, if so
 */
record Caller(
    String id,
    Session session,
    Dispatch dispatch,
    Registration registration,
    Optional<RefusalCode> noLabs) {

  Caller with(Session changed) {
    return new Caller(id, changed, dispatch, registration, noLabs);
  }
}
