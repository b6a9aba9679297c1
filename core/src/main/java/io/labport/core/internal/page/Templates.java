package io.labport.core.internal.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Core's compiled, contextually escaping templates. */
public final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, // from the class path, by the loader of this jar
          ContentType.Html,
          Templates.class.getClassLoader(),
          "io.labport.core.internal.page.templates");

  public String render(String template, Object page) {
    StringOutput html = new StringOutput();
    engine.render(template, page, html);
    return html.toString();
  }
}
