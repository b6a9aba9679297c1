package io.labport.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordBinderTest {
  enum Mode {
    FAST,
    VERY_SAFE
  }

  record Place(@Key(doc = "Its address") URI address, @Key(doc = "Its key") Secret key) {}

  record Everything(
      @Key(doc = "A name") String name,
      @Key(doc = "Where") URI publicUrl,
      @Key(doc = "How long", byDefault = "PT10M") Duration launchLifetime,
      @Key(doc = "A file", byDefault = "/tmp/x") Path file,
      @Key(doc = "How many", byDefault = "3") int count,
      @Key(doc = "How much", byDefault = "5000000000") long amount,
      @Key(doc = "Whether", byDefault = "false") boolean zeroIfAbandoned,
      @Key(doc = "Which way", byDefault = "very-safe") Mode mode,
      @Key(doc = "Perhaps") Optional<Secret> token,
      @Key(doc = "Names") List<String> names,
      @Key(doc = "Numbers", byDefault = "1, 2") List<Integer> numbers,
      @Key(doc = "Labels") Map<String, String> labels,
      @Key(doc = "Places") Map<String, Place> places,
      @Key(doc = "Rows") List<Place> rows,
      @Key(doc = "Main place") Optional<Place> main) {}

  record Picky(@Key(doc = "Key") Secret key, @Key(doc = "Name") String name) {
    Picky {
      if (name.equals("bad")) {
        throw new IllegalArgumentException("name must not be bad with " + key.reveal());
      }
    }
  }

  private final Problems problems = new Problems();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();

  private RecordBinder binder() {
    return new RecordBinder(
        new ConfigValues() {
          @Override
          public Set<String> keys() {
            return values.keySet();
          }

          @Override
          public Optional<String> value(String key) {
            return Optional.ofNullable(values.get(key));
          }

          @Override
          public Optional<String> variable(String name) {
            return Optional.ofNullable(variables.get(name));
          }
        },
        problems);
  }

  private void given(String... keysAndValues) {
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
  }

  @Test
  void everyTypeIsBoundFromFlatKeys() {
    given("a.name", "x", "a.public-url", "https://labs.example", "a.launch-lifetime", "PT1M");
    given("a.file", "/etc/x", "a.count", "7", "a.amount", "8", "a.zero-if-abandoned", "true");
    given("a.mode", "fast", "a.token", "geheim", "a.names", "p, q", "a.numbers.0", "4");
    given("a.labels.red", "r", "a.labels.blue", "b");
    given("a.places.home.address", "https://home.example", "a.places.home.key", "k1");
    given("a.rows.0.address", "https://row.example", "a.rows.0.key", "k2");
    given("a.main.address", "https://main.example", "a.main.key", "k3");

    Optional<Everything> bound = binder().bind("a", Everything.class);

    assertThat(problems.isEmpty()).as(problems.report()).isTrue();
    assertThat(bound)
        .contains(
            new Everything(
                "x",
                URI.create("https://labs.example"),
                Duration.ofMinutes(1),
                Path.of("/etc/x"),
                7,
                8,
                true,
                Mode.FAST,
                Optional.of(new Secret("geheim")),
                List.of("p", "q"),
                List.of(4),
                Map.of("red", "r", "blue", "b"),
                Map.of("home", new Place(URI.create("https://home.example"), new Secret("k1"))),
                List.of(new Place(URI.create("https://row.example"), new Secret("k2"))),
                Optional.of(new Place(URI.create("https://main.example"), new Secret("k3")))));
  }

  @Test
  void whatIsNotSetHasItsDefaultOrIsEmpty() {
    given("a.name", "x", "a.public-url", "https://labs.example");

    Everything bound = binder().bind("a", Everything.class).orElseThrow();

    assertThat(bound.launchLifetime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(bound.mode()).isEqualTo(Mode.VERY_SAFE);
    assertThat(bound.numbers()).containsExactly(1, 2);
    assertThat(bound.names()).isEmpty();
    assertThat(bound.places()).isEmpty();
    assertThat(bound.rows()).isEmpty();
    assertThat(bound.main()).isEmpty();
    assertThat(bound.token()).isEmpty();
  }

  @Test
  void allProblemsAreReportedAtOnceWithKeyAndRemedy() {
    given("adapters.acme.public-url", "labs", "adapters.acme.launch-lifetime", "soon");
    given("adapters.acme.count", "many", "adapters.acme.zero-if-abandoned", "yes");
    given("adapters.acme.mode", "slow");

    assertThat(binder().bind("adapters.acme", Everything.class)).isEmpty();

    assertThat(problems.report())
        .isEqualTo(
            """
            Configuration has 6 problems:
              adapters.acme.count               'many' is not a whole number
              adapters.acme.launch-lifetime     'soon' is not a duration; write it like PT10M
              adapters.acme.mode                'slow' is not one of fast, very-safe
              adapters.acme.name                required, but not set (A name)
              adapters.acme.public-url          'labs' is not an absolute address; write it like https://labs.example.com
              adapters.acme.zero-if-abandoned   'yes' is neither true nor false""");
  }

  @Test
  void aBlankValueCountsAsNotSet() {
    given("a.name", "  ", "a.key", "k");

    binder().bind("a", Picky.class);

    assertThat(problems.report()).contains("a.name").contains("required, but not set (Name)");
  }

  @Test
  void whatTheRecordRefusesIsReportedUnderItsSectionWithoutSecrets() {
    given("a.name", "bad", "a.key", "geheim");

    assertThat(binder().bind("a", Picky.class)).isEmpty();

    assertThat(problems.report())
        .isEqualTo("Configuration has 1 problem:\n  a   name must not be bad with ***");
  }

  @Test
  void referencesToTheEnvironmentAndToFilesAreResolved(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "from file\n");
    variables.put("NAME", "from $1 environment");
    given("a.name", "<${env:NAME}>", "a.key", "${file:" + file + "}");

    Picky bound = binder().bind("a", Picky.class).orElseThrow();

    assertThat(bound.name()).isEqualTo("<from $1 environment>");
    assertThat(bound.key().reveal()).isEqualTo("from file");
  }

  @Test
  void aReferenceThatLeadsNowhereIsAProblem() {
    given("a.name", "${env:NOPE}", "a.key", "${file:/does/not/exist}");

    binder().bind("a", Picky.class);

    assertThat(problems.report())
        .contains("the environment that Labport was given has no variable NOPE")
        .contains("cannot read the file /does/not/exist");
  }

  @Test
  void whatAReferenceLedToIsNotShown() {
    variables.put("TOKEN", "geheim");
    given("a.name", "x", "a.public-url", "https://x.example", "a.count", "${env:TOKEN}");

    binder().bind("a", Everything.class);

    assertThat(problems.report()).contains("'${env:TOKEN}' is not a whole number");
    assertThat(problems.report()).doesNotContain("geheim");
  }

  @Test
  void unknownKeysAreReportedWithTheOneThatWasMeant() {
    given("adapters.acme.key", "k", "adapters.acme.nmae", "x", "adapters.acme.zebra", "x");
    given("adapters.other.key", "k", "adapters.other.name", "k");
    RecordBinder binder = binder();
    binder.bind("adapters.acme", Picky.class);

    UnknownKeys.report(new ConfigValuesOf(values), binder, Set.of("acme", "beta"), problems);

    assertThat(problems.report())
        .isEqualTo(
            """
            Configuration has 4 problems:
              adapters.acme.name    required, but not set (Name)
              adapters.acme.nmae    unknown key; did you mean adapters.acme.name?
              adapters.acme.zebra   unknown key; remove it
              adapters.other        there is no adapter 'other' here; there are: acme, beta""");
  }

  @Test
  void theReferenceTableNamesEveryKeyTypeAndDefault() {
    assertThat(ReferenceTable.of(Map.of("adapters.acme", Everything.class)))
        .isEqualTo(
            """
            | Key | Type | Default | What it is for |
            |---|---|---|---|
            | `adapters.acme.name` | text | **required** | A name |
            | `adapters.acme.public-url` | address | **required** | Where |
            | `adapters.acme.launch-lifetime` | duration | `PT10M` | How long |
            | `adapters.acme.file` | path | `/tmp/x` | A file |
            | `adapters.acme.count` | whole number | `3` | How many |
            | `adapters.acme.amount` | whole number | `5000000000` | How much |
            | `adapters.acme.zero-if-abandoned` | true or false | `false` | Whether |
            | `adapters.acme.mode` | `fast`, `very-safe` | `very-safe` | Which way |
            | `adapters.acme.token` | secret | none | Perhaps |
            | `adapters.acme.names` | list of text | none | Names |
            | `adapters.acme.numbers` | list of whole number | `1, 2` | Numbers |
            | `adapters.acme.labels.<name>` | text | none | Labels |
            | `adapters.acme.places.<name>.address` | address | required in its section | Its address |
            | `adapters.acme.places.<name>.key` | secret | required in its section | Its key |
            | `adapters.acme.rows.<n>.address` | address | required in its section | Its address |
            | `adapters.acme.rows.<n>.key` | secret | required in its section | Its key |
            | `adapters.acme.main.address` | address | required in its section | Its address |
            | `adapters.acme.main.key` | secret | required in its section | Its key |
            """);
  }

  private record ConfigValuesOf(Map<String, String> values) implements ConfigValues {
    @Override
    public Set<String> keys() {
      return values.keySet();
    }

    @Override
    public Optional<String> value(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public Optional<String> variable(String name) {
      return Optional.empty();
    }
  }
}
