package io.labport.adapter.scorm.dispatch;

import io.labport.core.domain.LabportException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An administrator's wish that cannot be granted; nothing was changed. */
public final class DispatchRefused extends LabportException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Wrong> wrong;

  /**
   * @param status the HTTP status that says it best
   * @param wrong everything that is wrong, at least one
   */
  public DispatchRefused(int status, List<Wrong> wrong) {
    super(
        wrong.size() == 1 ? wrong.get(0).code() : "scorm.dispatch-invalid",
        wrong.stream().map(Wrong::sentence).collect(Collectors.joining("; ")));
    this.status = status;
    this.wrong = List.copyOf(wrong);
  }

  /** Of one thing. */
  public static DispatchRefused because(
      int status, String code, Optional<String> field, String sentence) {
    return new DispatchRefused(status, List.of(new Wrong(code, field, sentence)));
  }

  public int status() {
    return status;
  }

  public List<Wrong> wrong() {
    return wrong;
  }

  /**
   * One thing that is wrong.
   *
   * @param code begins with {@code scorm.}
   * @param field the member, with dots and indices: {@code labs[1].title}
   * @param sentence what is wrong and what to do
   */
  public record Wrong(String code, Optional<String> field, String sentence) {}
}
