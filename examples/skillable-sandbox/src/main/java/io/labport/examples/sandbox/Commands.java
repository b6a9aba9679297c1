package io.labport.examples.sandbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All commands by their lower-case names. */
final class Commands {

  private final Map<String, Command> byName = new HashMap<>();

  Commands(World world, OneViewUrls urls, LaunchCommand launch) {
    put("launch", launch);

    LabCommands labs = new LabCommands(world, urls);
    put("cancel", labs::cancel);
    put("save", labs::save);
    put("resume", labs::resume);
    put("LabAccessUrl", labs::accessUrl);
    put("LabMonitorUrl", labs::monitorUrl);
    put("sendnotification", labs::sendNotification);
    put("scoreactivities", labs::scoreActivities);

    ResultCommands results = new ResultCommands(world);
    put("Result", results::result);
    put("LatestResults", results::latestResults);
    put("Results", results::results);

    UserCommands users = new UserCommands(world);
    put("userrunningandsavedlabs", users::runningAndSaved);
    put("runningandsavedlabs", users::allRunningAndSaved);
    put("stats", users::stats);
    put("CloseUserAccount", users::closeAccount);

    put("details", new DetailsCommand(world));

    CatalogCommands catalog = new CatalogCommands(world);
    put("catalog", catalog::catalog);
    put("labprofile", catalog::labProfile);
    put("deliveryregions", catalog::deliveryRegions);

    ClassCommands classes = new ClassCommands(world);
    put("GetOrCreateClass", classes::getOrCreate);
    put("class", classes::read);
    put("updateclass", classes::update);
    put("deleteclass", classes::delete);
  }

  private void put(String name, Command command) {
    byName.put(name.toLowerCase(Locale.ROOT), command);
  }

  @Nullable Command find(String name) {
    return byName.get(name.toLowerCase(Locale.ROOT));
  }
}
