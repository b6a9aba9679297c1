package io.labport.adapter.scorm.page;

/**
 * What the template {@code step-up.jte} shows.
 *
 * @param sentence what is so
 * @param action where the code goes; empty when none is asked for
 * @param challenge what is given back with it
 * @param left how many tries are left after a wrong code; 0 when none was given
 */
public record StepUpPage(Frame frame, String sentence, String action, String challenge, int left) {}
