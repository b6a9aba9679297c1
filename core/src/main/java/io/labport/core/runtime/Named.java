package io.labport.core.runtime;

import io.labport.core.spi.event.LabEventListener;
import io.labport.core.spi.work.Worker;
import org.slf4j.MDC;

/** Puts the adapter's id on what is logged in the background. */
final class Named {
  private Named() {}

  static LabEventListener listener(String adapter, LabEventListener listener) {
    return event -> {
      MDC.put("adapter", adapter);
      try {
        listener.on(event);
      } finally {
        MDC.remove("adapter");
      }
    };
  }

  static Worker worker(String adapter, Worker worker) {
    return (item, attempt) -> {
      MDC.put("adapter", adapter);
      try {
        return worker.work(item, attempt);
      } finally {
        MDC.remove("adapter");
      }
    };
  }
}
