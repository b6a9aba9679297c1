package io.labport.examples.sandbox;

/** One command of the API. Runs under the world's lock. */
@FunctionalInterface
interface Command {

  Answer run(ApiParameters parameters);
}
