package io.labport.examples.sandbox;

/**
 * The two readings of LatestResults. The page's title says "recently started or ended", its body
 * says "recently changed state"; which one the service follows is unverified.
 */
public enum LatestResultsReading {
  STARTED_OR_ENDED,
  ANY_CHANGE
}
