package io.labport.adapter.lti.page;

import java.util.List;

/**
 * What the template {@code register.jte} shows: what is about to be agreed with a platform.
 *
 * @param warnings keys of texts
 * @param action where the confirmation goes
 * @param ticket what stands for everything else there
 */
public record RegisterPage(
    Frame frame, List<Row> rows, List<String> warnings, String action, String ticket) {
  public RegisterPage {
    rows = List.copyOf(rows);
    warnings = List.copyOf(warnings);
  }

  @Override
  public String toString() {
    return "RegisterPage";
  }
}
