package io.labport.examples.lms;

/** Who opens the tool, where, how and why. */
record Occasion(Course course, Member member, Presentation presentation, Purpose purpose) {}
