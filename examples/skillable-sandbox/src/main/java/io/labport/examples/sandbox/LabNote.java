package io.labport.examples.sandbox;

import java.time.Instant;

/** A note or an error in Details. */
record LabNote(Instant at, String title, String text) {}
