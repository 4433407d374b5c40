package io.ktstr.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskSchedTest {

  /** Part of /proc/PID/sched of Linux 6.12. */
  private static final String SCHED =
      """
      ktstr-worker (118, #threads: 1)
      -------------------------------------------------------------------
      se.exec_start                                :          4127.812345
      mm->numa_scan_seq                            :                    2
      numa_pages_migrated                          :                 1024
      numa_preferred_nid                           :                    1
      total_numa_faults                            :                 2048
      current_node=1, numa_group_id=0
      """;

  @Test
  void pagesMigratedForTheTaskAreRead() {
    assertThat(TaskSched.numaPagesMigrated(SCHED)).hasValue(1024);
  }

  @Test
  void kernelWithoutTheCounterHasNone() {
    assertThat(TaskSched.numaPagesMigrated(SCHED.replace("numa_pages_migrated", "x"))).isEmpty();
    assertThat(TaskSched.numaPagesMigrated("")).isEmpty();
  }
}
