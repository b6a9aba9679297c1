package io.labport.adapter.lti.inspect;

/**
 * How one check went.
 *
 * @param number group and number, for example {@code C19a}
 * @param result {@code passed}, {@code warned}, {@code failed} or {@code not-run}
 * @param expected what would have been right; empty when the check passed
 * @param received what came, without personal data; empty when the check passed
 * @param correct which field of the LMS's form, or of ours, is to be corrected; empty when the
 *     check passed, or when nothing is to be corrected there
 */
public record InspectedCheck(
    String number, String code, String result, String expected, String received, String correct) {}
