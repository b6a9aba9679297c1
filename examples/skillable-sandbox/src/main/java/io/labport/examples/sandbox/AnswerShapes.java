package io.labport.examples.sandbox;

/**
 * How answers look where the reference leaves it open.
 *
 * @param refusedStatus {@code Status} of a refused Launch or Resume, 1 or 0
 * @param refusedUrl how a refused Launch shows {@code Url}: absent or null
 * @param refusedInstanceId how a refused Launch shows {@code LabInstanceId} and {@code Expires}
 * @param badKeyHttpStatus HTTP status for a missing or wrong key; the body is {@code Status} 0
 * @param companions adds {@code StartTime}, {@code EndTime}, {@code ExpiresTime} as {@code
 *     /Date(ms)/}, {@code Tag} and {@code EstimatedReadySeconds}, as real answers did
 * @param unknownFields adds fields nobody has documented to every answer and every result
 * @param fractionalLatestScores lets LatestResults show 54.5, though it declares an int
 * @param nullIsExamInLatest shows {@code IsExam} as null in LatestResults, which it declares
 *     possible
 */
public record AnswerShapes(
    int refusedStatus,
    Gap refusedUrl,
    Gap refusedInstanceId,
    int badKeyHttpStatus,
    LatestResultsReading latestResults,
    boolean companions,
    boolean unknownFields,
    boolean fractionalLatestScores,
    boolean nullIsExamInLatest) {

  /** How a value that is not there is written. */
  public enum Gap {
    ABSENT,
    NULL,
    ZERO
  }

  /**
   * The documented fields and nothing else; refusals with Status 1, a null Url and no instance id.
   */
  public static AnswerShapes documented() {
    return new AnswerShapes(
        1, Gap.NULL, Gap.ABSENT, 401, LatestResultsReading.ANY_CHANGE, false, false, false, false);
  }

  /** The same with another shape of refused launches. */
  public AnswerShapes withRefusals(int status, Gap url, Gap instanceId) {
    return new AnswerShapes(
        status,
        url,
        instanceId,
        badKeyHttpStatus,
        latestResults,
        companions,
        unknownFields,
        fractionalLatestScores,
        nullIsExamInLatest);
  }

  /** The same with another HTTP status for bad keys. */
  public AnswerShapes withBadKeyHttpStatus(int status) {
    return new AnswerShapes(
        refusedStatus,
        refusedUrl,
        refusedInstanceId,
        status,
        latestResults,
        companions,
        unknownFields,
        fractionalLatestScores,
        nullIsExamInLatest);
  }

  /** The same with another reading of LatestResults. */
  public AnswerShapes withLatestResults(LatestResultsReading reading) {
    return new AnswerShapes(
        refusedStatus,
        refusedUrl,
        refusedInstanceId,
        badKeyHttpStatus,
        reading,
        companions,
        unknownFields,
        fractionalLatestScores,
        nullIsExamInLatest);
  }

  /** The same with or without the undocumented companions of documented fields. */
  public AnswerShapes withCompanions(boolean shown) {
    return new AnswerShapes(
        refusedStatus,
        refusedUrl,
        refusedInstanceId,
        badKeyHttpStatus,
        latestResults,
        shown,
        unknownFields,
        fractionalLatestScores,
        nullIsExamInLatest);
  }

  /** The same with or without fields nobody knows. */
  public AnswerShapes withUnknownFields(boolean shown) {
    return new AnswerShapes(
        refusedStatus,
        refusedUrl,
        refusedInstanceId,
        badKeyHttpStatus,
        latestResults,
        companions,
        shown,
        fractionalLatestScores,
        nullIsExamInLatest);
  }

  /** The same with odd values in LatestResults: fractional scores, a null {@code IsExam}. */
  public AnswerShapes withLatestOddities(boolean fractionalScores, boolean nullIsExam) {
    return new AnswerShapes(
        refusedStatus,
        refusedUrl,
        refusedInstanceId,
        badKeyHttpStatus,
        latestResults,
        companions,
        unknownFields,
        fractionalScores,
        nullIsExam);
  }
}
