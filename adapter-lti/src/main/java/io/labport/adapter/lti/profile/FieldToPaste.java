package io.labport.adapter.lti.profile;

/**
 * What an administrator of an LMS enters.
 *
 * @param field the field as that LMS names it
 */
public record FieldToPaste(String field, String value) {}
