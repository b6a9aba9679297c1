package io.labport.examples.sandbox;

import java.util.List;

/** The labs a sandbox offers before anybody adds one. */
final class DefaultProfiles {

  private DefaultProfiles() {}

  static List<LabProfile> all() {
    return List.of(
        LabProfile.named(100, "Linux fundamentals")
            .number("LNX-101")
            .task("Sign in to the server")
            .task("Create the user deploy")
            .task("Give deploy a home directory")
            .task("Read the system log")
            .languages("en", "de", "fr")
            .build(),
        LabProfile.named(101, "Secure a web server")
            .number("SEC-201")
            .durationMinutes(90)
            .task("Switch off directory listings", 20)
            .task("Redirect plain HTTP", 20)
            .task("Renew the certificate", 20)
            .question("Which TCP port does HTTPS use?", "443", 20)
            .question(
                "Which header asks browsers to stay on HTTPS?", "Strict-Transport-Security", 20)
            .passingScore(70)
            .build(),
        LabProfile.named(102, "Cloud administrator exam")
            .number("CLD-900")
            .series(2)
            .durationMinutes(120)
            .exam()
            .notSavable()
            .maxPerUser(3)
            .question("How many availability zones does the cluster span?", "3", 50)
            .question("Which role may read the vault?", "auditor", 50)
            .passingScore(50)
            .build(),
        LabProfile.named(103, "Incident response, graded by an instructor")
            .number("SEC-410")
            .series(2)
            .durationMinutes(180)
            .exam()
            .manuallyGraded()
            .task("Contain the incident", 50)
            .task("Write the report", 50)
            .passingScore(60)
            .build(),
        LabProfile.named(104, "Open practice environment")
            .number("PRC-001")
            .durationMinutes(240)
            .build(),
        LabProfile.named(105, "New cloud lab, not reviewed yet")
            .number("CLD-950")
            .awaitingSecurityReview()
            .build(),
        LabProfile.named(106, "Lab in development").number("DEV-001").inDevelopment().build());
  }
}
