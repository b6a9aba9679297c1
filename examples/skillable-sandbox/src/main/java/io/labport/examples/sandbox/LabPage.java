package io.labport.examples.sandbox;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the lab page shows. */
record LabPage(
    long id,
    String title,
    String state,
    String status,
    int statusNumber,
    boolean running,
    boolean ended,
    boolean mayTouch,
    boolean maySave,
    boolean maySubmit,
    String score,
    String verdict,
    String expires,
    List<TaskLine> tasks,
    List<QuestionLine> questions,
    List<String> notifications) {

  private static final DateTimeFormatter EXPIRES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  record TaskLine(int number, String title, boolean ticked) {}

  record QuestionLine(int number, String text, String answer) {}

  static LabPage of(Lab lab) {
    LabProfile profile = lab.profile;
    List<TaskLine> tasks = new ArrayList<>();
    for (int number = 1; number <= profile.tasks().size(); number++) {
      tasks.add(new TaskLine(number, profile.tasks().get(number - 1).title(), lab.ticked(number)));
    }
    List<QuestionLine> questions = new ArrayList<>();
    for (int number = 1; number <= profile.questions().size(); number++) {
      LabQuestion question = profile.questions().get(number - 1);
      questions.add(new QuestionLine(number, question.text(), lab.answerTo(number)));
    }
    boolean running = lab.state == LabState.RUNNING;
    Score score = lab.score;
    return new LabPage(
        lab.id,
        profile.name(),
        lab.state.word(),
        CompletionStatus.word(lab.completionStatus),
        lab.completionStatus,
        running,
        lab.end != null,
        running,
        running && profile.savable(),
        running && (lab.wishes.canBeMarkedComplete() || profile.scored()),
        score == null ? "" : score.raw().toPlainString() + " / " + score.max(),
        score == null ? "" : score.passed() ? "passed" : "failed",
        EXPIRES.format(lab.expires),
        List.copyOf(tasks),
        List.copyOf(questions),
        List.copyOf(lab.notifications().values()));
  }
}
