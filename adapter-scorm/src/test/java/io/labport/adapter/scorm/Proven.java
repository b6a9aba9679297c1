package io.labport.adapter.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * A test that shows something; {@link #verify} fails when it is gone, was renamed or is switched
 * off.
 */
sealed interface Proven {
  Path REPOSITORY = Files.exists(Path.of("adapter-scorm/pom.xml")) ? Path.of("") : Path.of("..");

  /** What people call it: the class, or the file of a script's tests. */
  String name();

  void verify() throws Exception;

  /** A method of a class that JUnit runs here; below this package. */
  record InJava(String type, String method) implements Proven {
    @Override
    public String name() {
      return type.substring(type.lastIndexOf('.') + 1);
    }

    @Override
    public void verify() throws ClassNotFoundException {
      Class<?> found = Class.forName("io.labport.adapter.scorm." + type);
      assertThat(Modifier.isAbstract(found.getModifiers())).as(type + " is run").isFalse();
      Optional<Method> shown =
          Stream.<Class<?>>iterate(found, each -> each != null, Class::getSuperclass)
              .peek(each -> assertThat(each.isAnnotationPresent(Disabled.class)).isFalse())
              .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
              .filter(each -> each.getName().equals(method))
              .findFirst();
      assertThat(shown).as(type + "." + method).isPresent();
      assertThat(
              shown.get().isAnnotationPresent(Test.class)
                  || shown.get().isAnnotationPresent(ParameterizedTest.class))
          .as(type + "." + method + " is a test")
          .isTrue();
      assertThat(shown.get().isAnnotationPresent(Disabled.class)).isFalse();
    }
  }

  /**
   * A test of the SCO's scripts.
   *
   * @param title its beginning, where the rest is made of the case
   */
  record InScript(String file, String title) implements Proven {
    @Override
    public String name() {
      return file + ".test.cjs";
    }

    @Override
    public void verify() throws IOException {
      assertThat(Files.readString(REPOSITORY.resolve("adapter-scorm/src/test/sco/" + name())))
          .contains("test(\"" + title);
    }
  }

  /** A test of another module, which this one does not have on its class path. */
  record Elsewhere(String path, String method) implements Proven {
    @Override
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    @Override
    public void verify() throws IOException {
      assertThat(Files.readString(REPOSITORY.resolve(path)))
          .as(path)
          .containsPattern(
              "@(Test|ParameterizedTest)\\s+(@\\w+\\([^;]*?\\)\\s+)?void " + method + "\\(")
          .doesNotContain("@Disabled");
    }
  }
}
