package io.labport.adapter.lti.deeplink;

import java.util.List;
import java.util.Map;

/**
 * What the template {@code picker/details.jte} shows.
 *
 * @param notes what the platform does not take
 * @param errors by the id of the field
 * @param zone the time zone of the dates
 * @param guessZone whether the browser may put its own zone there
 * @param columns whether columns in the gradebook can be asked for
 * @param grading whether how it is graded can be chosen
 * @param dates whether dates can be given
 * @param places whether frame or window can be chosen
 * @param titles whether titles can be given
 */
public record DetailsView(
    PickerFrame frame,
    List<String> notes,
    List<Item> items,
    Map<String, String> errors,
    String zone,
    boolean guessZone,
    boolean columns,
    boolean grading,
    boolean dates,
    boolean places,
    boolean titles) {

  public DetailsView {
    notes = List.copyOf(notes);
    items = List.copyOf(items);
  }

  /**
   * @param name the lab's own
   * @param languages empty where there is nothing to choose
   */
  public record Item(Pick pick, String name, List<Choice> languages, List<Choice> instructions) {
    public Item {
      languages = List.copyOf(languages);
      instructions = List.copyOf(instructions);
    }
  }

  /** One entry of a list. */
  public record Choice(String value, String label) {}

  /** The message of the field, empty for none. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }
}
