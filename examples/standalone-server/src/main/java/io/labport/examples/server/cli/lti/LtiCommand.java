package io.labport.examples.server.cli.lti;

import picocli.CommandLine.Command;

/** {@code labport lti}: administers the LTI adapter of a running server. */
@Command(
    name = "lti",
    description = "Administers the LTI registrations, keys and grades of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InvitationCommands.Invite.class,
      InvitationCommands.Invitations.class,
      InvitationCommands.Withdraw.class,
      RegistrationCommands.Registrations.class,
      RegistrationCommands.Register.class,
      RegistrationCommands.Show.class,
      RegistrationCommands.Change.class,
      RegistrationCommands.Enable.class,
      RegistrationCommands.Disable.class,
      RegistrationCommands.Delete.class,
      RegistrationCommands.Export.class,
      FamilyCommands.Families.class,
      FamilyCommands.Values.class,
      DeploymentCommands.Deployments.class,
      DeploymentCommands.Approve.class,
      DeploymentCommands.Block.class,
      LaunchCommands.Launches.class,
      LaunchCommands.Launch.class,
      GradeCommands.Grades.class,
      GradeCommands.Resend.class,
      KeyCommands.Keys.class,
      KeyCommands.RotateKeys.class,
      KeyCommands.DeleteKey.class,
      CourseCommands.Courses.class,
      CourseCommands.Members.class,
      CourseCommands.Groups.class,
      RegistrationCommands.LegacyUsers.class
    })
public final class LtiCommand {}
