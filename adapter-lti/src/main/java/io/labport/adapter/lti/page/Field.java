package io.labport.adapter.lti.page;

/** A hidden field of a form; {@code toString} hides the value. */
public record Field(String name, String value) {
  @Override
  public String toString() {
    return "Field[" + name + "]";
  }
}
