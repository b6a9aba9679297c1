package io.labport.core.internal.config;

import io.labport.core.spi.config.Key;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a configuration record asks for; the one place that uses reflection. */
final class RecordShape {

  /** One component of the record. */
  record Field(String name, Type type, String doc, Optional<String> byDefault) {}

  private final Class<?> type;

  RecordShape(Class<?> type) {
    this.type = type;
  }

  List<Field> fields() {
    return Arrays.stream(type.getRecordComponents()).map(RecordShape::field).toList();
  }

  private static Field field(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    return new Field(
        KeyNames.kebab(component.getName()),
        component.getGenericType(),
        key == null ? "" : key.doc(),
        key == null || key.byDefault().equals(Key.REQUIRED)
            ? Optional.empty()
            : Optional.of(key.byDefault()));
  }

  /**
   * @throws IllegalArgumentException what the record itself found wrong
   */
  Object create(@Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(
          "the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    }
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    throw new IllegalArgumentException("a configuration record cannot have " + type.getTypeName());
  }

  static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
