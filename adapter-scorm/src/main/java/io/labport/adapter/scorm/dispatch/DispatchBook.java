package io.labport.adapter.scorm.dispatch;

import java.util.Optional;

/** The dispatches as they stand at this moment; a change is seen by the next call. Thread-safe. */
public interface DispatchBook {

  /**
   * @param id as in an address: anything
   */
  Optional<Dispatch> find(String id);
}
