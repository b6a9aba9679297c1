package io.labport.examples.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lab is made from.
 *
 * @param exam what {@code IsExam} says; scores do not depend on it
 * @param developed false for a profile whose development status is not Complete: it cannot be
 *     launched
 * @param securityReviewed false makes a launch answer 110
 * @param manuallyGraded a submitted lab waits for a grader (50, 60) instead of being scored at once
 * @param severalPerUser a second launch may start a second instance, if launches are deferred; else
 *     the first is re-opened as with any profile
 * @param maxActive active instances of this profile over all users; above it a launch answers 40
 * @param maxPerUser instances one user may ever start; above it a launch answers 100
 * @param sharedEnvironmentRole 0 none, 10 shared environment, 20 participant (needs a running 10 in
 *     its class, else 150)
 */
public record LabProfile(
    int id,
    String name,
    String number,
    int seriesId,
    int durationMinutes,
    boolean exam,
    boolean savable,
    boolean manuallyGraded,
    boolean developed,
    boolean enabled,
    boolean securityReviewed,
    boolean severalPerUser,
    @Nullable Integer maxActive,
    @Nullable Integer maxPerUser,
    int sharedEnvironmentRole,
    int passingScore,
    List<LabTask> tasks,
    List<LabQuestion> questions,
    List<String> languages) {

  public LabProfile {
    tasks = List.copyOf(tasks);
    questions = List.copyOf(questions);
    languages = List.copyOf(languages);
    if (durationMinutes < 1) {
      throw new IllegalArgumentException("lab profile " + id + " needs a duration");
    }
  }

  /** An unscored, savable one-hour lab, to be refined. */
  public static Builder named(int id, String name) {
    return new Builder(id, name);
  }

  int maxPossibleScore() {
    return tasks.stream().mapToInt(LabTask::points).sum()
        + questions.stream().mapToInt(LabQuestion::points).sum();
  }

  boolean scored() {
    return maxPossibleScore() > 0;
  }

  /** Collects what a profile says; not thread-safe. */
  public static final class Builder {
    private final int id;
    private final String name;
    private final List<LabTask> tasks = new ArrayList<>();
    private final List<LabQuestion> questions = new ArrayList<>();
    private String number;
    private int seriesId = 1;
    private int durationMinutes = 60;
    private boolean exam;
    private boolean savable = true;
    private boolean manuallyGraded;
    private boolean developed = true;
    private boolean enabled = true;
    private boolean securityReviewed = true;
    private boolean severalPerUser;
    private @Nullable Integer maxActive;
    private @Nullable Integer maxPerUser;
    private int sharedEnvironmentRole;
    private int passingScore;
    private List<String> languages = List.of("en");

    private Builder(int id, String name) {
      this.id = id;
      this.name = name;
      this.number = "LAB" + id;
    }

    public Builder number(String code) {
      this.number = code;
      return this;
    }

    public Builder series(int series) {
      this.seriesId = series;
      return this;
    }

    public Builder durationMinutes(int minutes) {
      this.durationMinutes = minutes;
      return this;
    }

    public Builder exam() {
      this.exam = true;
      return this;
    }

    public Builder notSavable() {
      this.savable = false;
      return this;
    }

    public Builder manuallyGraded() {
      this.manuallyGraded = true;
      return this;
    }

    public Builder inDevelopment() {
      this.developed = false;
      return this;
    }

    public Builder disabled() {
      this.enabled = false;
      return this;
    }

    public Builder awaitingSecurityReview() {
      this.securityReviewed = false;
      return this;
    }

    public Builder severalPerUser() {
      this.severalPerUser = true;
      return this;
    }

    public Builder maxActive(int instances) {
      this.maxActive = instances;
      return this;
    }

    public Builder maxPerUser(int instances) {
      this.maxPerUser = instances;
      return this;
    }

    public Builder sharedEnvironmentRole(int role) {
      this.sharedEnvironmentRole = role;
      return this;
    }

    public Builder passingScore(int score) {
      this.passingScore = score;
      return this;
    }

    public Builder task(String title) {
      return task(title, 0);
    }

    public Builder task(String title, int points) {
      tasks.add(new LabTask(title, points));
      return this;
    }

    public Builder question(String text, String acceptedAnswer, int points) {
      questions.add(new LabQuestion(text, acceptedAnswer, points));
      return this;
    }

    public Builder languages(String... codes) {
      this.languages = List.of(codes);
      return this;
    }

    public LabProfile build() {
      return new LabProfile(
          id,
          name,
          number,
          seriesId,
          durationMinutes,
          exam,
          savable,
          manuallyGraded,
          developed,
          enabled,
          securityReviewed,
          severalPerUser,
          maxActive,
          maxPerUser,
          sharedEnvironmentRole,
          passingScore,
          tasks,
          questions,
          languages);
    }
  }
}
