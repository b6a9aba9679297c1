package io.labport.examples.server.scorm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A small package, written by hand: content that initializes, stores, and terminates when it is
 * left.
 */
final class TinySco {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Tiny SCO</title></head>
      <body data-state="looking"><p>Tiny SCO</p><script src="sco.js"></script></body></html>
      """;

  private static final String SCRIPT =
      """
      (function () {
        "use strict";
        var is2004 = %s;
        var name = is2004 ? "API_1484_11" : "API";
        var core = is2004 ? "cmi." : "cmi.core.";
        var api = null;
        var done = false;
        var tries = 0;

        function up(from) {
          for (var i = 0; i < 20; i++) {
            try { if (from[name]) { return from[name]; } } catch (foreign) { /* look above it */ }
            if (from.parent === from) { return null; }
            from = from.parent;
          }
          return null;
        }

        function find() {
          var found = up(window);
          for (var w = window.top.opener || window.opener; w && !found; w = w.opener) {
            found = up(w);
          }
          return found;
        }

        function call(what) {
          var f = api[is2004 ? what : what === "Terminate" ? "LMSFinish" : "LMS" + what];
          return f.apply(api, Array.prototype.slice.call(arguments, 1));
        }

        function note(key, work) {
          var value;
          try { value = work(); } catch (thrown) { document.body.dataset[key] = "threw"; return; }
          document.body.dataset[key] = value && value.then ? "promise" : typeof value + " " + value;
        }

        function start() {
          api = find();
          if (!api) {
            tries++;
            if (tries < 40) { setTimeout(start, 50); } else { document.body.dataset.state = "none"; }
            return;
          }
          note("initialize", function () { return call("Initialize", ""); });
          note("entry", function () { return call("GetValue", core + "entry"); });
          note("total", function () { return call("GetValue", core + "total_time"); });
          note("data", function () { return call("GetValue", "cmi.suspend_data"); });
          note("set", function () { return call("SetValue", core + "exit", "suspend"); });
          note("status", function () {
            return call("SetValue", is2004 ? "cmi.completion_status" : "cmi.core.lesson_status", "incomplete");
          });
          note("suspend", function () { return call("SetValue", "cmi.suspend_data", "running"); });
          note("commit", function () { return call("Commit", ""); });
          note("error", function () { return call("GetLastError"); });
          document.body.dataset.state = "ready";
        }

        window.finish = function () {
          call("SetValue", core + "score.raw", "80");
          if (is2004) {
            call("SetValue", "cmi.success_status", "passed");
            call("SetValue", "cmi.completion_status", "completed");
            call("SetValue", "cmi.exit", "normal");
            call("SetValue", "adl.nav.request", "exitAll");
          } else {
            call("SetValue", "cmi.core.lesson_status", "passed");
            call("SetValue", "cmi.core.exit", "");
          }
          done = true;
          return call("Terminate", "");
        };

        window.addEventListener("pagehide", function () {
          if (!api || done) { return; }
          done = true;
          call("SetValue", core + "session_time", is2004 ? "PT1M30S" : "0000:01:30.00");
          call("SetValue", "cmi.suspend_data", "left");
          call("Terminate", "");
        });
        start();
      })();
      """;

  private static final String MANIFEST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest identifier="TINY" version="1" xmlns="%s" xmlns:adlcp="%s">
        <metadata><schema>ADL SCORM</schema><schemaversion>%s</schemaversion></metadata>
        <organizations default="ORG"><organization identifier="ORG"><title>Tiny</title>
          <item identifier="ITEM" identifierref="RES"><title>Tiny</title></item>
        </organization></organizations>
        <resources>
          <resource identifier="RES" type="webcontent" adlcp:%s="sco" href="index.html">
            <file href="index.html"/><file href="sco.js"/>
          </resource>
        </resources>
      </manifest>
      """;

  private TinySco() {}

  static byte[] scorm12() {
    return zip(
        MANIFEST.formatted(
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2",
            "1.2",
            "scormtype"),
        SCRIPT.formatted("false"));
  }

  static byte[] scorm2004() {
    return zip(
        MANIFEST.formatted(
            "http://www.imsglobal.org/xsd/imscp_v1p1",
            "http://www.adlnet.org/xsd/adlcp_v1p3",
            "2004 3rd Edition",
            "scormType"),
        SCRIPT.formatted("true"));
  }

  private static byte[] zip(String manifest, String script) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("imsmanifest.xml", manifest);
    files.put("index.html", PAGE);
    files.put("sco.js", script);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
