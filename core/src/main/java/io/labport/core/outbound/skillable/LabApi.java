package io.labport.core.outbound.skillable;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import feign.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Skillable's Lab API v3, with the spelling of each command's own page: the
 * instance is {@code labinstanceId} for Result, {@code labinstanceid} for Cancel, Details, Save and
 * Resume, and {@code labInstanceId} for LabAccessUrl.
 */
@Headers("Accept: application/json")
interface LabApi {

  /**
   * @param parameters see {@link LaunchParameters}
   */
  @RequestLine("GET /launch")
  @Sent(Manner.LAUNCH)
  LaunchBody launch(@QueryMap Map<String, Object> parameters);

  @RequestLine("GET /resume?labinstanceid={labinstanceid}")
  @Sent(Manner.LAUNCH)
  LaunchBody resume(@Param("labinstanceid") long instance);

  @RequestLine("GET /save?labinstanceid={labinstanceid}")
  @Sent(Manner.CHANGE)
  CommandBody save(@Param("labinstanceid") long instance);

  @RequestLine("GET /cancel?labinstanceid={labinstanceid}&note={note}")
  @Sent(Manner.CHANGE)
  CommandBody cancel(@Param("labinstanceid") long instance, @Param("note") @Nullable Encoded note);

  @RequestLine("GET /Result?labinstanceId={labinstanceId}")
  @Sent(Manner.READ)
  ResultBody result(@Param("labinstanceId") long instance);

  @RequestLine("GET /LatestResults?minutes={minutes}")
  @Sent(Manner.LIST)
  Response latestResults(@Param("minutes") int minutes);

  @RequestLine("GET /Results?start={start}&end={end}")
  @Sent(Manner.LIST)
  Response results(@Param("start") long start, @Param("end") long end);

  @RequestLine("GET /LabAccessUrl?labInstanceId={labInstanceId}")
  @Sent(Manner.READ)
  AccessUrlBody accessUrl(@Param("labInstanceId") long instance);

  @RequestLine("GET /userrunningandsavedlabs?userid={userid}")
  @Sent(Manner.READ)
  OpenLabsBody openLabs(@Param("userid") Encoded user);

  @RequestLine("GET /details?labinstanceid={labinstanceid}")
  @Sent(Manner.READ)
  DetailsBody details(@Param("labinstanceid") long instance);

  @RequestLine("GET /details?labinstanceid={labinstanceid}")
  @Sent(Manner.READ)
  ActivitiesBody activities(@Param("labinstanceid") long instance);

  @RequestLine("GET /catalog")
  @Sent(Manner.LIST)
  Response catalog();

  @RequestLine("GET /labprofile?id={id}")
  @Sent(Manner.READ)
  ProfileBody labProfile(@Param("id") int id);

  @RequestLine(
      "GET /GetOrCreateClass?id={id}&name={name}&start={start}&end={end}&expires={expires}"
          + "&maxActiveLabInstances={maxActiveLabInstances}")
  @Sent(Manner.READ)
  PlainBody getOrCreateClass(
      @Param("id") Encoded id,
      @Param("name") Encoded name,
      @Param("start") long start,
      @Param("end") long end,
      @Param("expires") long expires,
      @Param("maxActiveLabInstances") @Nullable Integer maxActiveLabInstances);

  @RequestLine("GET /CloseUserAccount?userId={userId}")
  @Sent(Manner.READ)
  PlainBody closeUserAccount(@Param("userId") Encoded user);
}
