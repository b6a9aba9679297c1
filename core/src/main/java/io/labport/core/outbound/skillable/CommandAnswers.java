package io.labport.core.outbound.skillable;

import io.labport.core.port.outbound.CommandAnswer;
import java.util.Optional;

/** What Save's and Cancel's answers mean (Skillable Lab API v3, Save and Cancel). */
final class CommandAnswers {
  private static final int WRONG_STATE = 120;
  private static final int SAVE_INVALID_STATE = 2;

  private CommandAnswers() {}

  /** Has a scale of its own; but 120 of Launch's was seen for saving a saved lab. */
  static CommandAnswer ofSave(CommandBody body) {
    return Integer.valueOf(SAVE_INVALID_STATE).equals(body.result())
        ? new CommandAnswer.WrongState()
        : of(body);
  }

  static CommandAnswer ofCancel(CommandBody body) {
    return of(body);
  }

  private static CommandAnswer of(CommandBody body) {
    Integer result = body.result();
    if (result == null) {
      // Cancel of another consumer's instance: Status 1, an Error, and no Result.
      return body.failed()
          ? new CommandAnswer.Refused(body.errorText())
          : new CommandAnswer.Unknown("skillable.incomplete-answer");
    }
    if (result == 1) {
      return body.succeeded()
          ? new CommandAnswer.Done()
          : new CommandAnswer.Unknown("skillable.contradictory-answer");
    }
    if (result == WRONG_STATE) {
      return new CommandAnswer.WrongState();
    }
    return new CommandAnswer.Refused(
        body.errorText().or(() -> Optional.of("Result " + result + " without a text")));
  }

  static CommandAnswer of(Fault fault) {
    return switch (fault.reach()) {
      case NOT_SENT, TURNED_AWAY -> new CommandAnswer.NotSent(fault.code());
      case NOT_ACCEPTED -> new CommandAnswer.Refused(Optional.of(fault.code()));
      case IN_DOUBT -> new CommandAnswer.Unknown(fault.code());
    };
  }
}
