package io.labport.adapter.lti.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.door.Unknown;
import io.labport.adapter.lti.migration.LegacyRecords;
import io.labport.adapter.lti.migration.LegacyUser;
import io.labport.adapter.lti.migration.UnprovenLegacy;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lists who was who in LTI 1.1, page by page; with {@code proven=false} those whose claims nothing
 * proves, for an administrator to judge.
 */
public final class LegacyUserList implements AdminHandler {
  private static final int MOST = 1000;

  private final Registrations registrations;
  private final LegacyRecords records;

  @Inject
  public LegacyUserList(Registrations registrations, LegacyRecords records) {
    this.registrations = registrations;
    this.records = records;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String registration = Asked.variable(request, "registration");
    if (registrations.byKey(registration).isEmpty()) {
      throw Unknown.registration();
    }
    int limit = Asked.limit(request, 100, MOST);
    Optional<String> after = request.queryParameter("after");
    boolean proven = request.queryParameter("proven").filter("false"::equals).isEmpty();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("users");
    List<String> ids =
        proven
            ? proven(records.users(registration, after, limit), list)
            : unproven(records.unproven(registration, after, limit), list);
    if (ids.size() == limit) {
      document.put("next", ids.get(ids.size() - 1));
    }
    return WebResponse.json(200, document.toString());
  }

  private static List<String> proven(List<Documents.Kept<LegacyUser>> page, ArrayNode list) {
    for (Documents.Kept<LegacyUser> kept : page) {
      LegacyUser user = kept.document();
      list.addObject()
          .put("deployment", user.deployment())
          .put("user", user.sub())
          .put("former-user", user.user())
          .put("consumer-key", user.consumerKey())
          .put("former-context", user.context())
          .put("former-resource-link", user.resourceLink())
          .put("proven", true)
          .put("seen", Instant.ofEpochMilli(user.seenAt()).toString());
    }
    return page.stream().map(Documents.Kept::id).toList();
  }

  private static List<String> unproven(List<Documents.Kept<UnprovenLegacy>> page, ArrayNode list) {
    for (Documents.Kept<UnprovenLegacy> kept : page) {
      UnprovenLegacy claim = kept.document();
      list.addObject()
          .put("deployment", claim.deployment())
          .put("user", claim.sub())
          .put("former-user", claim.user())
          .put("consumer-key", claim.consumerKey())
          .put("proven", false)
          .put("code", claim.code())
          .put("seen", Instant.ofEpochMilli(claim.seenAt()).toString());
    }
    return page.stream().map(Documents.Kept::id).toList();
  }
}
