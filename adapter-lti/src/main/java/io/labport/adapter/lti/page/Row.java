package io.labport.adapter.lti.page;

/** A line of a page: what it is, and its value. */
public record Row(String label, String value) {}
