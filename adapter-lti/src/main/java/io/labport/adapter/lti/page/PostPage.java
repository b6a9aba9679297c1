package io.labport.adapter.lti.page;

import java.util.List;

/** What the template {@code post.jte} shows: a form that submits itself. */
public record PostPage(
    String language, String nonce, String title, String action, List<Field> fields, String button) {
  public PostPage {
    fields = List.copyOf(fields);
  }
}
