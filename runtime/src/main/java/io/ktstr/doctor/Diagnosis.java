package io.ktstr.doctor;

import java.util.List;

/**
 * Everything that was found out about this machine.
 *
 * @param guests whether guests can run
 * @param host whether workers can run on this host
 * @param findings area by area
 */
public record Diagnosis(boolean guests, boolean host, List<Finding> findings) {

  private static final List<String> NEEDED_BY_GUESTS =
      List.of(QemuArea.NAME, KernelArea.NAME, CacheArea.NAME);

  /** Copies the list. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  static Diagnosis of(List<Finding> findings) {
    return new Diagnosis(
        works(findings, AcceleratorArea.NAME)
            && NEEDED_BY_GUESTS.stream().noneMatch(area -> fails(findings, area)),
        works(findings, WorkerArea.NAME),
        findings);
  }

  private static boolean works(List<Finding> findings, String area) {
    return findings.stream().anyMatch(finding -> is(finding, area, State.OK));
  }

  private static boolean fails(List<Finding> findings, String area) {
    return findings.stream().anyMatch(finding -> is(finding, area, State.FAIL));
  }

  private static boolean is(Finding finding, String area, State state) {
    return finding.area().equals(area) && finding.state() == state;
  }
}
