package io.labport.examples.certification;

/**
 * One thing to try.
 *
 * @param id unique; begins with the line of the certification guide or of the list of adversarial
 *     cases that it belongs to, as {@code B12} and {@code B12.absent}
 * @param name what the tool is given
 * @param script how it is tried
 */
public record Case(String id, Group group, String name, Expectation expectation, Script script) {

  /** The line it belongs to. */
  public String line() {
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }

  @Override
  public String toString() {
    return id + " " + name;
  }
}
