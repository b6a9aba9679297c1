package io.labport.core.inbound.entrance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.labport.core.internal.store.AdapterStores;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Remembers validated launches while a learner is on our pages. Only the browser has the ticket,
 * and the ticket is also the key: what lies in the database, names and e-mail addresses among it,
 * cannot be read without it.
 */
final class Entries {
  /** As long as a learner may leave the page open before clicking. */
  private static final Duration LIFE = Duration.ofHours(12);

  private static final String KIND = "entry";
  private static final int TICKET_BYTES = 32;

  private final AdapterStore store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final ObjectMapper json =
      new ObjectMapper().registerModule(new Jdk8Module()).registerModule(new JavaTimeModule());

  @Inject
  Entries(AdapterStores stores, Clock clock) {
    this.store = stores.of("entrance");
    this.clock = clock;
  }

  /** Keeps the launch and returns the ticket for it. */
  String keep(EntranceRequest request) {
    byte[] bytes = new byte[TICKET_BYTES];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String id = derive("id", ticket);
    try {
      byte[] sealed = cipher(ticket).encrypt(json.writeValueAsBytes(request), aad(id));
      store.insert(
          KIND,
          id,
          Base64.getEncoder().encodeToString(sealed),
          Optional.of(clock.instant().plus(LIFE)));
    } catch (JsonProcessingException | GeneralSecurityException e) {
      throw new IllegalStateException("an entrance request could not be kept", e);
    }
    return ticket;
  }

  /** The launch behind the ticket; empty when the ticket is unknown, forged or too old. */
  Optional<EntranceRequest> find(String ticket) {
    String id = derive("id", ticket);
    Optional<StoredDocument> found = store.find(KIND, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] plain =
          cipher(ticket).decrypt(Base64.getDecoder().decode(found.get().content()), aad(id));
      return Optional.of(json.readValue(plain, EntranceRequest.class));
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException("a kept entrance request could not be read", e);
    }
  }

  private static AesGcmJce cipher(String ticket) throws GeneralSecurityException {
    return new AesGcmJce(digest("key", ticket));
  }

  private static byte[] aad(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private static String derive(String purpose, String ticket) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(purpose, ticket));
  }

  private static byte[] digest(String purpose, String ticket) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((purpose + ":" + ticket).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
