package io.labport.adapter.lti.groups;

import java.util.Optional;

/**
 * A group of a course; who is in it is told by the course's members.
 *
 * @param tag what kind of group it is, as the platform sees it
 * @param set the id of the set to which it belongs
 */
public record Group(String id, String name, Optional<String> tag, Optional<String> set) {}
