package io.ktstr.examples.lesson07;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;

/** The guest is sent the program of this host and the libraries that it is linked to. */
interface ProgramStays {

  /** Its buffer of 8 MiB, its heap and its stack. */
  @KtstrTest(numaNodes = 2, llcs = 2, cores = 2, durationS = 1, minPageLocality = 1.0)
  @CgroupDefs(
      @Cgroup(
          name = "copy",
          cpuset = @Cpuset(numa = 1),
          exec = {"dd", "if=/dev/zero", "of=/dev/null", "bs=8M"},
          memPolicy = @MemoryPolicy(bind = 1)))
  void itStaysOnItsNode();

  /**
   * A program that ends before it is stopped is held at its end, so that its pages can be seen; the
   * run is over then.
   */
  @KtstrTest(numaNodes = 2, llcs = 2, cores = 2, durationS = 30, minPageLocality = 1.0)
  @CgroupDefs(
      @Cgroup(
          name = "copy",
          cpuset = @Cpuset(numa = 0),
          exec = {"dd", "if=/dev/zero", "of=/dev/null", "bs=8M", "count=2"},
          memPolicy = @MemoryPolicy(preferred = 0)))
  void itMayEndByItself();

  /** An exit status other than 0 fails the test; the message shows what the program wrote last. */
  @KtstrTest(numaNodes = 2, llcs = 2, cores = 2, durationS = 30, expectErr = true)
  @CgroupDefs(
      @Cgroup(
          name = "copy",
          exec = {"dd", "if=/no/such/file"}))
  void itMustNotFail();
}
