package io.labport.adapter.lti.service;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Link headers of an answer (RFC 8288): one or several of them, commas and semicolons inside
 * addresses and quoted parameters, several relations in one link, relative addresses. Targets are
 * used as they are written, because platforms put opaque cursors into them.
 */
public final class LinkHeader {
  private LinkHeader() {}

  /** Where a relation leads. */
  public sealed interface Relation {}

  /** To this address, on the platform's own hosts. */
  public record To(URI address) implements Relation {}

  /** Nowhere that we may go with a token: another host or scheme, or no address at all. */
  public record Unusable() implements Relation {}

  /** There is no such link. */
  public record None() implements Relation {}

  private record Link(String target, List<String> relations) {}

  /** The next page; empty when there is none that we may read. */
  public static Optional<URI> next(ServiceAnswer answer, URI current) {
    return relation(answer, "next", current) instanceof To to && !to.address().equals(current)
        ? Optional.of(to.address())
        : Optional.empty();
  }

  /**
   * The first link of the relation type.
   *
   * @param current where the answer came from: relative targets start there, and hosts are compared
   *     with its host
   */
  public static Relation relation(ServiceAnswer answer, String type, URI current) {
    Collection<String> headers = answer.headers().getOrDefault("link", List.of());
    Optional<Link> found =
        headers.stream()
            .flatMap(header -> links(header).stream())
            .filter(link -> link.relations().contains(type))
            .findFirst();
    if (found.isEmpty()) {
      return new None();
    }
    try {
      URI target = resolve(current, found.get().target());
      return HostFamily.same(current, target) ? new To(target) : new Unusable();
    } catch (IllegalArgumentException e) {
      return new Unusable();
    }
  }

  /**
   * RFC 3986, section 5.2.2; for a lone query the JDK follows an older rule and drops a segment.
   */
  private static URI resolve(URI current, String target) {
    String legal = legal(target.strip());
    if (legal.startsWith("?")) {
      String whole = current.toString().split("[?#]", 2)[0];
      return URI.create(whole + legal);
    }
    URI given = URI.create(legal);
    return given.isAbsolute() ? given : current.resolve(given);
  }

  /** Some platforms leave in the address what no address may hold and no client could send. */
  private static String legal(String target) {
    StringBuilder legal = new StringBuilder();
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (" \"<>\\^`{|}".indexOf(c) >= 0) {
        legal.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      } else {
        legal.append(c);
      }
    }
    return legal.toString();
  }

  private static List<Link> links(String header) {
    List<Link> links = new ArrayList<>();
    Scanner scanner = new Scanner(header);
    while (scanner.toTarget()) {
      links.add(scanner.link());
    }
    return links;
  }

  /** One pass over one header's text. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    boolean toTarget() {
      int open = text.indexOf('<', at);
      at = open + 1;
      return open >= 0 && text.indexOf('>', at) >= 0;
    }

    Link link() {
      int close = text.indexOf('>', at);
      String target = text.substring(at, close);
      at = close + 1;
      List<String> relations = new ArrayList<>();
      boolean said = false;
      while (at < text.length() && text.charAt(at) != ',') {
        if (text.charAt(at) != ';') {
          at++;
          continue;
        }
        at++;
        String name = until("=;,").strip().toLowerCase(Locale.ROOT);
        String value = at < text.length() && text.charAt(at) == '=' ? value() : "";
        // RFC 8288, section 3.3: of several rel parameters the first counts.
        if (name.equals("rel") && !said) {
          said = true;
          relations.addAll(List.of(value.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)));
        }
      }
      return new Link(target, relations);
    }

    private String value() {
      at++;
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
      if (at >= text.length() || text.charAt(at) != '"') {
        return until(";,");
      }
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
      }
      at = Math.min(at + 1, text.length());
      return value.toString();
    }

    private String until(String marks) {
      int from = at;
      while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }
  }
}
