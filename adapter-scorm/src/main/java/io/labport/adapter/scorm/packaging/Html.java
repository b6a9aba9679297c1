package io.labport.adapter.scorm.packaging;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;

/** Texts for pages. */
final class Html {
  private Html() {}

  /** For the content of elements and for attributes in quotation marks. */
  static String escaped(String text) {
    StringOutput escaped = new StringOutput();
    // The escape for attributes covers content too: it takes &, < and both quotation marks.
    Escape.htmlAttribute(text, escaped);
    return escaped.toString();
  }
}
