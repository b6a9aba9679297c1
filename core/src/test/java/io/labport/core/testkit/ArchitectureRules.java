package io.labport.core.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/** The architecture's sentences as rules, for core and for adapters. */
public final class ArchitectureRules {
  private static final String CORE = "io.labport.core.";

  private ArchitectureRules() {}

  /** Dependencies point inwards; nobody points back. */
  public static List<ArchRule> ofCore() {
    return List.of(
        classes()
            .that()
            .resideInAPackage(CORE + "domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", CORE + "domain.."),
        classes()
            .that()
            .resideInAPackage(CORE + "port..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", CORE + "domain..", CORE + "port.."),
        noClasses()
            .that()
            .resideInAPackage(CORE + "spi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(inner("application", "inbound", "outbound", "internal", "runtime")),
        noClasses()
            .that()
            .resideInAPackage(CORE + "application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(inner("inbound", "outbound", "runtime")),
        noClasses()
            .that()
            .resideInAPackage(CORE + "inbound..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(inner("application", "outbound", "runtime")),
        noClasses()
            .that()
            .resideInAPackage(CORE + "outbound..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(inner("application", "inbound", "runtime")),
        onlyModulesAndConfigurationArePublic(),
        noClasses()
            .that()
            .resideInAnyPackage(CORE + "domain..", CORE + "port..", CORE + "spi..")
            .and()
            .doNotHaveSimpleName("AdapterModule")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.inject..")
            .as("of the public API only AdapterModule knows Guice"),
        noClasses()
            .that()
            .resideOutsideOfPackage(CORE + "runtime.servlet")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet.."),
        slices().matching("io.labport.core.(**)").should().beFreeOfCycles(),
        timeComesFromTheClock());
  }

  /**
   * An adapter sees {@code core.domain}, {@code core.port.inbound} and {@code core.spi}, nothing
   * else of core, and no other adapter.
   *
   * @param ownPackage of the adapter, for example {@code com.acme.labs}
   */
  public static List<ArchRule> ofAdapter(String ownPackage) {
    return List.of(
        noClasses()
            .that()
            .resideInAPackage(ownPackage + "..")
            .should()
            .dependOnClassesThat(
                labportBesides(ownPackage, CORE + "domain", CORE + "port.inbound", CORE + "spi"))
            .as("an adapter sees domain, inbound ports and SPI, and no other adapter"),
        noClasses()
            .that()
            .resideInAPackage(ownPackage + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "javax.servlet.."),
        slices().matching(ownPackage + ".(**)").should().beFreeOfCycles().allowEmptyShould(true),
        timeComesFromTheClock());
  }

  /** In application, inbound and outbound only a package's module and configuration are public. */
  private static ArchRule onlyModulesAndConfigurationArePublic() {
    return classes()
        .that()
        .resideInAnyPackage(inner("application", "inbound", "outbound"))
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and(not(seenByTemplates()))
        .should()
        .haveSimpleNameEndingWith("Module")
        .orShould()
        .haveSimpleNameEndingWith("Config");
  }

  /** Templates compiled to classes lie in a package of their own, and so does what they show. */
  private static DescribedPredicate<JavaClass> seenByTemplates() {
    return new DescribedPredicate<>("are templates or seen by templates") {
      @Override
      public boolean test(JavaClass type) {
        return type.getSimpleName().startsWith("Jte")
            || type.getDirectDependenciesToSelf().stream()
                .anyMatch(from -> from.getOriginClass().getSimpleName().startsWith("Jte"));
      }
    };
  }

  private static ArchRule timeComesFromTheClock() {
    return noClasses()
        .should(
            callMethod(Instant.class, "now")
                .or(callMethod(LocalDate.class, "now"))
                .or(callMethod(LocalDateTime.class, "now"))
                .or(callMethod(ZonedDateTime.class, "now"))
                .or(callMethod(System.class, "currentTimeMillis")))
        .as("time comes from the injected clock");
  }

  private static String[] inner(String... names) {
    return List.of(names).stream().map(name -> CORE + name + "..").toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> labportBesides(String... packages) {
    return new DescribedPredicate<>("belong to other parts of Labport") {
      @Override
      public boolean test(JavaClass other) {
        String name = other.getPackageName() + ".";
        return name.startsWith("io.labport.")
            && List.of(packages).stream().noneMatch(each -> name.startsWith(each + "."));
      }
    };
  }
}
