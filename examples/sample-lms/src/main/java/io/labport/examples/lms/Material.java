package io.labport.examples.lms;

/**
 * What Deep Linking added to a course other than links to the tool.
 *
 * @param type of the content item: link, file, html or image
 * @param address where it is; empty for html
 * @param html as received, never shown as such; empty for other types
 */
public record Material(String type, String title, String address, String html) {}
