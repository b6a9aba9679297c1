package io.labport.adapter.lti.groups;

/** A division of a course into groups. */
public record GroupSet(String id, String name) {}
