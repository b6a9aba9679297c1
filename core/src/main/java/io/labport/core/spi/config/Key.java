package io.labport.core.spi.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one configuration key: a component of a configuration record. The key is the
 * component's name in kebab case below the adapter's section.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
  /**
   * What it is for, in one sentence without a full stop; goes into the reference table and into
   * error messages.
   */
  String doc();

  /**
   * The value when the key is not set, written as in the file; {@link #REQUIRED} means that it must
   * be set.
   */
  String byDefault() default REQUIRED;

  /** No default: the key must be set, unless its type is {@code Optional}, a list or a map. */
  String REQUIRED = "\u0000required";
}
