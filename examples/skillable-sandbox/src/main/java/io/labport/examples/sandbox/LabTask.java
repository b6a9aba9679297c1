package io.labport.examples.sandbox;

/** An integrated task of a lab, ticked off by the learner; worth some points, or none. */
public record LabTask(String title, int points) {}
