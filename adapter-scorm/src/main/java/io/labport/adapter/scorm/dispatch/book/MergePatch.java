package io.labport.adapter.scorm.dispatch.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396). */
final class MergePatch {
  private MergePatch() {}

  static void apply(ObjectNode target, ObjectNode patch) {
    patch
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              JsonNode value = member.getValue();
              if (value.isNull()) {
                target.remove(name);
              } else if (value instanceof ObjectNode inner) {
                apply(
                    target.path(name) instanceof ObjectNode there ? there : target.putObject(name),
                    inner);
              } else {
                target.set(name, value);
              }
            });
  }
}
