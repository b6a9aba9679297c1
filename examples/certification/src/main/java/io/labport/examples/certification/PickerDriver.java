package io.labport.examples.certification;

/** Chooses content in the tool's picker, as a person would. */
public interface PickerDriver {

  /**
   * Chooses so many items, or cancels at none, and returns the page whose form, with the field
   * {@code JWT}, a browser would post to the platform (LTI Deep Linking 2.0, section 2.4).
   *
   * @param picker what the tool answered to the Deep Linking request
   */
  Answer pick(Browser browser, Answer picker, int items) throws Exception;
}
