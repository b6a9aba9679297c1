package io.labport.adapter.lti.course;

/**
 * One course of one platform.
 *
 * @param registration key of the registration
 * @param deployment as the platform names it
 * @param context the course's id, as launches name it
 */
public record CourseId(String registration, String deployment, String context) {}
