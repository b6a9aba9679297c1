package io.labport.core.domain;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One learner's wish to work on one lab. {@code toString} shows no personal data.
 *
 * @param learner who
 * @param lab which lab profile
 * @param channel how the wish reached us
 * @param context the course or link as the LMS names it, kept for events; at most 255 characters
 * @param settings what the link sets
 * @param labClass the class to join; made at Skillable when it is not there
 * @param learnerAddress the learner's own address, by which Skillable places the lab close by;
 *     never a proxy's
 * @param origin what the adapter wants to find again at the run
 * @param withholdIdentity whether to send neither name nor e-mail, and a pseudonymous id
 */
public record LaunchRequest(
    Learner learner,
    LabProfileId lab,
    Channel channel,
    Optional<String> context,
    LaunchSettings settings,
    Optional<LabClass> labClass,
    Optional<InetAddress> learnerAddress,
    Optional<LaunchOrigin> origin,
    boolean withholdIdentity) {

  public LaunchRequest {
    if (context.isPresent() && context.get().length() > 255) {
      throw new IllegalArgumentException("a context has at most 255 characters");
    }
  }

  /** A launch with nothing but learner, lab and channel. */
  public static LaunchRequest of(Learner learner, LabProfileId lab, Channel channel) {
    return new LaunchRequest(
        learner,
        lab,
        channel,
        Optional.empty(),
        LaunchSettings.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Override
  public String toString() {
    return "LaunchRequest[" + learner.id() + " lab " + lab + " by " + channel + "]";
  }
}
