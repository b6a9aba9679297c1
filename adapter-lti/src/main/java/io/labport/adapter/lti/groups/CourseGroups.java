package io.labport.adapter.lti.groups;

import io.labport.adapter.lti.course.CourseId;

/**
 * The groups of courses from which somebody has launched, where the platform offers the service.
 * Every call asks the platform. Thread-safe.
 */
public interface CourseGroups {

  Groups<Group> groups(CourseId course);

  /** The groups of one member. */
  Groups<Group> groupsOf(CourseId course, String user);

  Groups<GroupSet> sets(CourseId course);
}
