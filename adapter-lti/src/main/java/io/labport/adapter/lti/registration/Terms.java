package io.labport.adapter.lti.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.RegistrationConfig;
import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A registration's terms as JSON, with the names, defaults and rules of the configuration. It reads
 * them off the configuration record, so that a key that is added there exists here as well, and the
 * two cannot drift apart.
 */
public final class Terms {
  /** What is shown in place of a secret; in a change it stands for the secret as it is. */
  public static final String HIDDEN = "***";

  private static final List<Member> MEMBERS =
      Arrays.stream(RegistrationConfig.class.getRecordComponents()).map(Member::of).toList();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Terms() {}

  private record Member(
      String name, Type type, Optional<String> byDefault, RecordComponent component) {
    static Member of(RecordComponent component) {
      Key key = component.getAnnotation(Key.class);
      return new Member(
          TermValues.kebab(component.getName()),
          component.getGenericType(),
          key == null || key.byDefault().equals(Key.REQUIRED)
              ? Optional.empty()
              : Optional.of(key.byDefault()),
          component);
    }

    Object in(RegistrationConfig terms) {
      try {
        return Objects.requireNonNull(component.getAccessor().invoke(terms));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record's component is public", e);
      }
    }
  }

  /** The names of all members, as in the configuration. */
  public static List<String> names() {
    return MEMBERS.stream().map(Member::name).toList();
  }

  /**
   * Reads what an administrator sent.
   *
   * @throws RegistrationRefused naming the first member that is unknown or wrong
   */
  public static RegistrationConfig read(ObjectNode members, boolean allowHttp) {
    refuseUnknown(members);
    RegistrationConfig terms = lenient(members, UnaryOperator.identity());
    try {
      terms.check("terms", allowHttp);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()).replace("terms.", ""));
    }
    return terms;
  }

  /** Refuses a member that is no key of a registration. */
  public static void refuseUnknown(ObjectNode members) {
    List<String> known = names();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (!known.contains(member.getKey())) {
        throw new RegistrationRefused(
            400,
            "lti.registration-member-unknown",
            Optional.of(member.getKey()),
            member.getKey() + " is not a key of a registration; there are: " + known);
      }
    }
  }

  /**
   * Reads what was stored; members that are no longer known are left out.
   *
   * @param opened makes a secret of what stands in its place
   */
  static RegistrationConfig lenient(ObjectNode members, UnaryOperator<String> opened) {
    Class<?>[] types = new Class<?>[MEMBERS.size()];
    Object[] values = new Object[MEMBERS.size()];
    for (int i = 0; i < values.length; i++) {
      Member member = MEMBERS.get(i);
      types[i] = member.component().getType();
      values[i] = value(member, members.path(member.name()), opened);
    }
    try {
      return RegistrationConfig.class.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException rule) {
        throw refused(String.valueOf(rule.getMessage()));
      }
      throw new IllegalStateException("the terms cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the terms cannot be made", e);
    }
  }

  /** Everything, with secrets hidden. */
  public static ObjectNode shown(RegistrationConfig terms) {
    return written(terms, secret -> HIDDEN);
  }

  /**
   * Everything.
   *
   * @param encrypted what stands in the place of a secret
   */
  static ObjectNode written(RegistrationConfig terms, UnaryOperator<String> encrypted) {
    ObjectNode all = JSON.createObjectNode();
    MEMBERS.forEach(member -> all.set(member.name(), TermValues.json(member.in(terms), encrypted)));
    return all;
  }

  /** Only what is not as it would be anyway. */
  static ObjectNode unusual(RegistrationConfig terms, UnaryOperator<String> encrypted) {
    ObjectNode all = written(terms, encrypted);
    for (Member member : MEMBERS) {
      JsonNode node = all.path(member.name());
      boolean usual =
          node.isNull()
              || (node.isContainerNode() && node.isEmpty())
              || member.byDefault().filter(node.asText()::equals).isPresent();
      if (usual) {
        all.remove(member.name());
      }
    }
    return all;
  }

  /** The terms with the changes (RFC 7396: null brings the default back). */
  public static RegistrationConfig changed(
      RegistrationConfig terms, ObjectNode changes, boolean allowHttp) {
    refuseUnknown(changes);
    ObjectNode merged = written(terms, UnaryOperator.identity());
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      JsonNode before = merged.path(change.getKey());
      if (change.getValue().isNull()) {
        merged.remove(change.getKey());
      } else if (before.isObject() && change.getValue().isObject()) {
        ((ObjectNode) before).setAll(withoutHidden((ObjectNode) change.getValue()));
        withoutNulls((ObjectNode) before);
      } else {
        merged.set(change.getKey(), change.getValue());
      }
    }
    return read(merged, allowHttp);
  }

  private static ObjectNode withoutHidden(ObjectNode map) {
    ObjectNode rest = map.deepCopy();
    map.properties().stream()
        .filter(entry -> entry.getValue().asText().equals(HIDDEN))
        .forEach(entry -> rest.remove(entry.getKey()));
    return rest;
  }

  private static void withoutNulls(ObjectNode map) {
    List<String> nulls =
        map.properties().stream()
            .filter(entry -> entry.getValue().isNull())
            .map(Map.Entry::getKey)
            .toList();
    map.remove(nulls);
  }

  private static Object value(Member member, JsonNode given, UnaryOperator<String> opened) {
    boolean absent = given.isMissingNode() || given.isNull();
    Class<?> raw = TermValues.raw(member.type());
    if (raw == Optional.class) {
      return absent
          ? Optional.empty()
          : Optional.of(TermValues.scalar(member.name(), argument(member.type(), 0), given));
    }
    if (raw == List.class) {
      return absent ? List.of() : list(member, given);
    }
    if (raw == Map.class) {
      return absent ? Map.of() : map(member, given, opened);
    }
    if (!absent) {
      return TermValues.scalar(member.name(), raw, given);
    }
    String usual =
        member
            .byDefault()
            .orElseThrow(() -> RegistrationRefused.invalid(member.name(), "is required"));
    return TermValues.scalar(member.name(), raw, JsonNodeFactory.instance.textNode(usual));
  }

  private static List<Object> list(Member member, JsonNode given) {
    if (!(given instanceof ArrayNode array)) {
      throw RegistrationRefused.invalid(member.name(), "must be a list");
    }
    Class<?> element = argument(member.type(), 0);
    return array
        .valueStream()
        .map(each -> TermValues.scalar(member.name(), element, each))
        .collect(Collectors.toList());
  }

  private static Map<String, Object> map(
      Member member, JsonNode given, UnaryOperator<String> opened) {
    if (!(given instanceof ObjectNode object)) {
      throw RegistrationRefused.invalid(member.name(), "must be an object of names and values");
    }
    boolean secret = argument(member.type(), 1) == Secret.class;
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String name = member.name() + "." + entry.getKey();
      String text = (String) TermValues.scalar(name, String.class, entry.getValue());
      if (secret && text.equals(HIDDEN)) {
        throw RegistrationRefused.invalid(name, "must be the secret itself");
      }
      values.put(entry.getKey(), secret ? new Secret(opened.apply(text)) : text);
    }
    return values;
  }

  private static Class<?> argument(Type type, int index) {
    return TermValues.raw(((ParameterizedType) type).getActualTypeArguments()[index]);
  }

  /** The record's own rules begin with the name of what they are about. */
  private static RegistrationRefused refused(String rule) {
    String field = rule.split("[ :]", 2)[0].toLowerCase(Locale.ROOT);
    return new RegistrationRefused(
        400,
        "lti.registration-member-invalid",
        names().contains(field) ? Optional.of(field) : Optional.empty(),
        rule);
  }
}
