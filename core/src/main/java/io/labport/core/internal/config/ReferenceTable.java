package io.labport.core.internal.config;

import io.labport.core.internal.config.RecordShape.Field;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration reference as a Markdown table, from the records themselves. */
public final class ReferenceTable {
  private final List<String> rows = new ArrayList<>();

  private ReferenceTable() {}

  /**
   * @param sections the record of each section, in order
   */
  public static String of(Map<String, ? extends Class<? extends Record>> sections) {
    ReferenceTable table = new ReferenceTable();
    sections.forEach((section, type) -> table.record(section, type, false));
    return "| Key | Type | Default | What it is for |\n|---|---|---|---|\n"
        + String.join("", table.rows);
  }

  private void record(String section, Class<?> type, boolean optional) {
    for (Field field : new RecordShape(type).fields()) {
      row(KeyNames.join(section, field.name()), field.type(), field, optional, false);
    }
  }

  /**
   * @param optional whether the section around need not be there
   * @param here whether the value itself need not be there
   */
  private void row(String key, Type type, Field field, boolean optional, boolean here) {
    Class<?> raw = RecordShape.raw(type);
    if (raw == Optional.class) {
      row(key, RecordShape.argument(type, 0), field, optional, true);
    } else if (raw == List.class && RecordShape.raw(RecordShape.argument(type, 0)).isRecord()) {
      record(key + ".<n>", RecordShape.raw(RecordShape.argument(type, 0)), true);
    } else if (raw == Map.class) {
      row(key + ".<name>", RecordShape.argument(type, 1), field, optional, true);
    } else if (raw.isRecord()) {
      record(key, raw, optional || here);
    } else {
      boolean list = raw == List.class;
      String kind =
          list
              ? "list of " + Scalars.describe(RecordShape.raw(RecordShape.argument(type, 0)))
              : Scalars.describe(raw);
      String byDefault =
          field
              .byDefault()
              .map(text -> text.isEmpty() ? "none" : "`" + text + "`")
              .orElse(
                  list || here ? "none" : optional ? "required in its section" : "**required**");
      rows.add(
          "| `%s` | %s | %s | %s |\n"
              .formatted(key, kind, byDefault, field.doc().replace("|", "\\|")));
    }
  }
}
