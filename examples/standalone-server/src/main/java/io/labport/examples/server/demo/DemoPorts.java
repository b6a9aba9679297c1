package io.labport.examples.server.demo;

/** Where the parts of the demo listen; 0 takes any free port. */
public record DemoPorts(int server, int lms, int sandbox) {}
