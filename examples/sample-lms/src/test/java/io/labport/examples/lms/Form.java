package io.labport.examples.lms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a page that submits itself, read as a browser would. */
record Form(String action, Map<String, String> fields) {

  private static final Pattern ACTION = Pattern.compile("<form [^>]*action=\"([^\"]*)\"");
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  static Form in(String html) {
    Matcher action = ACTION.matcher(html);
    if (!action.find()) {
      throw new AssertionError("no form in: " + html);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(html);
    while (field.find()) {
      fields.put(unescaped(field.group(1)), unescaped(field.group(2)));
    }
    return new Form(unescaped(action.group(1)), fields);
  }

  private static String unescaped(String html) {
    return html.replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
