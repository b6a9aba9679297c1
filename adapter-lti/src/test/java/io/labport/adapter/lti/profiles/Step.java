package io.labport.adapter.lti.profiles;

/** What is done with every LMS; the columns of the table. */
enum Step {
  REGISTER("register"),
  ONE_LAB("one lab"),
  THREE_LABS("three labs"),
  LAUNCH("launch"),
  GRADE("grade"),
  RE_SCORE("re-score"),
  ROSTER("roster"),
  COURSE_COPY("course copy");

  final String title;

  Step(String title) {
    this.title = title;
  }
}
