package io.labport.adapter.lti.page;

import java.util.List;

/**
 * What the template {@code window.jte} shows: why the lab cannot open here, and the ways around it.
 * {@code toString} shows no field.
 *
 * @param script of the second way
 * @param action our login address; empty when the login request is not known any more
 * @param fields the login request once more
 * @param mark the field that says that a window was opened for it
 */
public record WindowPage(
    Frame frame,
    String script,
    String sentence,
    List<String> advice,
    String action,
    List<Field> fields,
    String mark,
    String reference,
    String code) {

  @Override
  public String toString() {
    return "WindowPage";
  }
}
