package io.labport.adapter.lti.link;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A lab that somebody chose for a link, with the settings that they chose for it.
 *
 * @param lab number of the lab profile
 * @param settings named as a link's custom parameters, in order
 */
public record ChosenLab(int lab, Map<String, String> settings) {
  public static final String LAB = "lab_profile";

  public ChosenLab {
    if (lab <= 0) {
      throw new IllegalArgumentException("the number of a lab is positive, not " + lab);
    }
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** As custom parameters, the lab first. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(LAB, Integer.toString(lab));
    parameters.putAll(settings);
    return parameters;
  }
}
