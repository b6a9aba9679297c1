package io.labport.adapter.lti.ags;

import feign.Headers;
import feign.RequestLine;
import feign.Response;
import io.labport.adapter.lti.service.ServiceAnswer;
import io.labport.adapter.lti.service.ServiceClients;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;

/** The Assignment and Grade Services of platforms (AGS 2.0). */
public final class GradeServices {
  private final ServiceClients clients;

  @Inject
  public GradeServices(ServiceClients clients) {
    this.clients = clients;
  }

  /** A line item's scores (AGS 2.0, section 3.4). */
  interface ScoreService {
    @RequestLine("POST /")
    @Headers({
      "Content-Type: application/vnd.ims.lis.v1.score+json",
      "Accept: application/json, */*"
    })
    Response post(Score score) throws IOException;
  }

  /** A line item's results (AGS 2.0, section 3.3). */
  interface ResultService {
    @RequestLine("GET /")
    @Headers("Accept: application/vnd.ims.lis.v2.resultcontainer+json")
    Response list() throws IOException;
  }

  /** A context's line items (AGS 2.0, section 3.2). */
  interface LineItemService {
    @RequestLine("GET /")
    @Headers("Accept: application/vnd.ims.lis.v2.lineitemcontainer+json")
    Response list() throws IOException;

    @RequestLine("POST /")
    @Headers({
      "Content-Type: application/vnd.ims.lis.v2.lineitem+json",
      "Accept: application/vnd.ims.lis.v2.lineitem+json"
    })
    Response create(NewLineItem item) throws IOException;
  }

  ServiceAnswer score(URI scores, String token, Score score) throws IOException {
    return ServiceAnswer.read(clients.with(token, ScoreService.class, scores).post(score));
  }

  ServiceAnswer results(URI results, String token) throws IOException {
    return ServiceAnswer.read(clients.with(token, ResultService.class, results).list());
  }

  ServiceAnswer lineItems(URI container, String token) throws IOException {
    return ServiceAnswer.read(clients.with(token, LineItemService.class, container).list());
  }

  ServiceAnswer create(URI container, String token, NewLineItem item) throws IOException {
    return ServiceAnswer.read(clients.with(token, LineItemService.class, container).create(item));
  }
}
