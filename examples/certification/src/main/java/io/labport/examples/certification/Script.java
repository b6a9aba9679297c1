package io.labport.examples.certification;

/** How a case is tried. */
@FunctionalInterface
public interface Script {

  /** Tries it once and tells what the tool did. */
  Seen play(Stage stage) throws Exception;
}
