package io.labport.examples.harbour;

import io.labport.adapter.scorm.dispatch.RecordedEvent;
import io.labport.adapter.scorm.dispatch.ScormEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Where Harbour's operators look; a real one opens tickets. */
final class OperatorDesk implements ScormEventListener {
  private final List<RecordedEvent> raised = new CopyOnWriteArrayList<>();
  private final Consumer<String> say;

  OperatorDesk(Consumer<String> say) {
    this.say = say;
  }

  @Override
  public void raised(RecordedEvent event) {
    raised.add(event);
    if (event.count() == 1) {
      say.accept("Operators      " + event.event().kind() + ": " + event.event().detail());
    }
  }

  List<RecordedEvent> all() {
    return List.copyOf(raised);
  }
}
