package io.labport.examples.server.scorm;

import io.labport.examples.lms.scorm.ScormLaunch;
import java.util.EnumSet;
import java.util.Set;

/** The ways in which content is left. */
enum Leaving {
  FRAME_REMOVED("player removes the frame"),
  FRAME_NAVIGATES("frame shows something else"),
  PAGE_NAVIGATES("page navigates away"),
  TAB_CLOSES("player's tab closed"),
  POPUP_CLOSES("popup closed");

  private static final Set<ScormLaunch> FRAMED = EnumSet.of(ScormLaunch.FRAME, ScormLaunch.FOREIGN);

  private final String words;

  Leaving(String words) {
    this.words = words;
  }

  /** Whether content in this framing can be left like this. */
  boolean existsIn(ScormLaunch framing) {
    return switch (this) {
      case FRAME_REMOVED, FRAME_NAVIGATES -> FRAMED.contains(framing);
      case POPUP_CLOSES -> !FRAMED.contains(framing);
      case PAGE_NAVIGATES, TAB_CLOSES -> true;
    };
  }

  /**
   * Whether the API dies before the content hears that it goes: the player was closed behind the
   * content's back, so that nothing can be said to the LMS any more.
   */
  boolean takesTheApiFirst(ScormLaunch framing) {
    return this == TAB_CLOSES && !FRAMED.contains(framing);
  }

  @Override
  public String toString() {
    return words;
  }
}
