package io.labport.adapter.lti.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an LMS registers tools; each default is what LTI Dynamic Registration 1.0 says. */
public interface RegistrationQuirks {
  /** An LMS without any. */
  RegistrationQuirks STANDARD = new RegistrationQuirks() {};

  /** What it calls itself in {@code product_family_code}; compared without regard to case. */
  default List<String> familyCodes() {
    return List.of();
  }

  /** Whether it can register tools by itself. */
  default boolean dynamic() {
    return true;
  }

  /**
   * Whether the host belongs to the maker of the LMS itself, who alone decides what is there. Such
   * hosts may speak for one another: an issuer for all customers beside a configuration on the
   * customer's host.
   */
  default boolean ownHost(String host) {
    return false;
  }

  /**
   * What is right though the platform's configuration says otherwise: by member name. Used only
   * with a warning.
   *
   * @param clientId empty before it is known
   */
  default Map<String, String> corrections(String issuer, Optional<String> clientId) {
    return Map.of();
  }

  /** The places for choosing a lab that are asked for, best first; of those that are offered. */
  default List<String> placements() {
    return List.of("ContentArea", "RichTextEditor");
  }

  /** Further members of the tool's part of the configuration that is posted. */
  default Map<String, Object> toolMembers() {
    return Map.of();
  }

  /** Its usual addresses, for prefilling; empty when nothing is usual. */
  default List<PlatformAddresses> addresses() {
    return List.of();
  }

  /** A configuration in its own form; empty for an LMS that knows none. */
  default Optional<ReadyConfiguration> ready() {
    return Optional.empty();
  }

  /** What its administrator enters, field by field. */
  default List<FieldToPaste> fields(ToolAddresses tool) {
    return List.of(
        new FieldToPaste("Name", tool.name()),
        new FieldToPaste("Target link URI", tool.launch().toString()),
        new FieldToPaste("OpenID Connect login initiation URL", tool.login().toString()),
        new FieldToPaste("Redirect URI", tool.launch().toString()),
        new FieldToPaste("Public key set (JWKS) URL", tool.keys().toString()),
        new FieldToPaste("Deep Linking (content selection) URL", tool.launch().toString()));
  }
}
