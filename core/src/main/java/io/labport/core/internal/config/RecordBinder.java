package io.labport.core.internal.config;

import io.labport.core.internal.config.RecordShape.Field;
import io.labport.core.spi.config.Secret;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from flat keys. Goes on after a problem, so that all are found; remembers every key
 * it asked for, so that the rest can be called unknown.
 *
 * <p>A list is {@code key=a, b} or {@code key.0=a}, {@code key.1=b}; a map is {@code
 * key.<name>=...} (of records: {@code key.<name>.<component>=...}). A blank value counts as not
 * set.
 */
public final class RecordBinder {
  private final ConfigValues values;
  private final Problems problems;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> secrets = new HashSet<>();

  public RecordBinder(ConfigValues values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Empty when something was wrong with the section. */
  public <C extends Record> Optional<C> bind(String section, Class<C> type) {
    return Optional.ofNullable(record(section, type)).map(type::cast);
  }

  /** The keys that were asked for, set or not. */
  Set<String> asked() {
    return asked;
  }

  private @Nullable Object record(String section, Class<?> type) {
    int before = problems.count();
    RecordShape shape = new RecordShape(type);
    List<Field> fields = shape.fields();
    @Nullable Object[] components = new Object[fields.size()];
    for (int i = 0; i < components.length; i++) {
      Field field = fields.get(i);
      components[i] = value(KeyNames.join(section, field.name()), field.type(), field);
    }
    if (problems.count() > before) {
      return null;
    }
    try {
      return shape.create(components);
    } catch (IllegalArgumentException e) {
      problems.add(section, withoutSecrets(String.valueOf(e.getMessage())));
      return null;
    }
  }

  private @Nullable Object value(String key, Type type, Field field) {
    Class<?> raw = RecordShape.raw(type);
    if (raw == Optional.class) {
      Type wanted = RecordShape.argument(type, 0);
      if (field.byDefault().isEmpty() && !present(key, wanted)) {
        registerKeys(key, wanted);
        return Optional.empty();
      }
      return Optional.ofNullable(value(key, wanted, field));
    }
    if (raw == List.class) {
      return list(key, RecordShape.argument(type, 0), field);
    }
    if (raw == Map.class) {
      return map(key, RecordShape.argument(type, 1), field);
    }
    if (raw.isRecord()) {
      return record(key, raw);
    }
    if (!Scalars.supports(raw)) {
      throw new IllegalArgumentException(
          "configuration key "
              + key
              + " has the type "
              + raw.getName()
              + ", which cannot be bound");
    }
    return scalar(key, raw, field);
  }

  private @Nullable Object scalar(String key, Class<?> type, Field field) {
    asked.add(key);
    Optional<String> given = values.value(key).filter(text -> !text.isBlank());
    Optional<String> text = given.or(field::byDefault);
    if (text.isEmpty()) {
      problems.add(
          key, "required, but not set" + (field.doc().isEmpty() ? "" : " (" + field.doc() + ")"));
      return null;
    }
    return parse(key, type, text.get());
  }

  private @Nullable Object parse(String key, Class<?> type, String text) {
    try {
      Object value = Scalars.parse(type, Interpolation.resolve(text, values).strip());
      if (value instanceof Secret secret) {
        secrets.add(secret.reveal());
      }
      return value;
    } catch (Interpolation.Unresolved e) {
      problems.add(key, String.valueOf(e.getMessage()));
    } catch (Scalars.NotAValue e) {
      // the text as written: what a reference leads to may be confidential
      problems.add(key, "'" + text + "' " + e.getMessage());
    }
    return null;
  }

  private List<Object> list(String key, Type element, Field field) {
    asked.add(key);
    List<Object> found = new ArrayList<>();
    Optional<String> joined = values.value(key).filter(text -> !text.isBlank());
    Class<?> raw = RecordShape.raw(element);
    if (joined.isPresent() || !present(key + ".0", element)) {
      if (raw.isRecord()) {
        joined.ifPresent(text -> problems.add(key, "is a list of sections; write " + key + ".0."));
        registerKeys(key + ".0", element);
        return found;
      }
      Arrays.stream(joined.or(field::byDefault).orElse("").split(",", -1))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .forEach(text -> addIfPresent(found, parse(key, raw, text)));
      return found;
    }
    for (int i = 0; present(key + "." + i, element); i++) {
      addIfPresent(found, value(key + "." + i, element, field));
    }
    return found;
  }

  private Map<String, Object> map(String key, Type element, Field field) {
    asked.add(key);
    Map<String, Object> found = new LinkedHashMap<>();
    for (String name : namesBelow(key)) {
      Object value = value(key + "." + name, element, field);
      if (value != null) {
        found.put(name, value);
      }
    }
    return found;
  }

  private static void addIfPresent(List<Object> list, @Nullable Object value) {
    if (value != null) {
      list.add(value);
    }
  }

  /** For "did you mean": the keys of an optional section that is not there. */
  private void registerKeys(String key, Type type) {
    Class<?> raw = RecordShape.raw(type);
    asked.add(key);
    if (raw.isRecord()) {
      new RecordShape(raw)
          .fields()
          .forEach(field -> registerKeys(KeyNames.join(key, field.name()), field.type()));
    }
  }

  /** Asks for each key, because the environment does not say which keys it has. */
  private boolean present(String key, Type type) {
    Class<?> raw = RecordShape.raw(type);
    if (isSet(key) || hasBelow(key)) {
      return true;
    }
    if (raw == Optional.class) {
      return present(key, RecordShape.argument(type, 0));
    }
    if (raw == List.class) {
      return present(key + ".0", RecordShape.argument(type, 0));
    }
    return raw.isRecord()
        && new RecordShape(raw)
            .fields().stream()
                .anyMatch(field -> present(KeyNames.join(key, field.name()), field.type()));
  }

  private boolean isSet(String key) {
    return values.value(key).filter(text -> !text.isBlank()).isPresent();
  }

  private boolean hasBelow(String key) {
    return values.keys().stream().anyMatch(other -> other.startsWith(key + "."));
  }

  private Set<String> namesBelow(String key) {
    return values.keys().stream()
        .filter(other -> other.startsWith(key + "."))
        .map(other -> other.substring(key.length() + 1))
        .map(rest -> rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String withoutSecrets(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    return clean;
  }
}
