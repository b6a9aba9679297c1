package io.labport.adapter.lti.page;

import java.util.List;

/** What the template {@code post.jte} shows: a form that submits itself. */
public record PostPage(Frame frame, String action, List<Field> fields) {
  public PostPage {
    fields = List.copyOf(fields);
  }
}
