package io.labport.adapter.scorm.page;

/** What the template {@code fragment.jte} shows: a form that its script fills and submits. */
public record FragmentPage(Frame frame, String action, String script) {}
