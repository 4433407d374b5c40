package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.Texts;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.SchedPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelRulesTest {

  /** Each with the release before it and the first that has it. */
  @ParameterizedTest(name = "{0} {1}: {3}, not {2}")
  @CsvSource({
    "local,                 NONE,             3.7,  3.8",
    "preferred-many:0,      NONE,             5.14, 5.15",
    "preferred-many:0,      STATIC,           5.14, 5.15",
    "weighted-interleave:0, NONE,             6.8,  6.9",
    "weighted-interleave:0, RELATIVE,         5.10, 6.9",
    "bind:0,                BALANCING,        5.11, 5.12",
    "bind:0,                STATIC+BALANCING, 5.11, 5.12",
    "preferred-many:0,      BALANCING,        6.9,  6.10",
    "preferred-many:0,      BALANCING,        6.9.12, 6.10.0",
  })
  void policyNeedsItsKernel(String policy, String flags, String before, String since) {
    Verdict.Violation violation = judge(policy, flags, before).violation().orElseThrow();
    assertThat(violation.code().id()).isEqualTo("policy-needs-kernel");
    assertThat(violation.message())
        .contains(
            "\"cg_0\"",
            "needs Linux " + KernelVersion.parse(since),
            "minKernel is " + before,
            "write minKernel = \"" + KernelVersion.parse(since) + "\"");
    Messages.assertWellFormed(violation);
    assertThat(judge(policy, flags, since)).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @CsvSource({
    "default, NONE",
    "bind:0, STATIC",
    "bind:0, RELATIVE",
    "preferred:0, NONE",
    "interleave:0, STATIC"
  })
  void whatEveryKernelHasNeedsNone(String policy, String flags) {
    assertThat(judge(policy, flags, "2.6")).isEqualTo(Verdict.ok());
  }

  @Test
  void withoutDeclaredKernelNothingIsClaimed() {
    assertThat(KernelRules.policy("cg_0", Texts.policy("weighted-interleave:0"), Optional.empty()))
        .isEqualTo(Verdict.ok());
    assertThat(
            KernelRules.flags(
                "cg_0",
                Texts.policy("preferred-many:0"),
                Texts.flags("BALANCING"),
                Optional.empty()))
        .isEqualTo(Verdict.ok());
  }

  /** A flag that the policy does not take is another rule's matter. */
  @Test
  void flagOfAnotherPolicyIsNotJudged() {
    assertThat(
            KernelRules.flags(
                "cg_0",
                Texts.policy("interleave:0"),
                Texts.flags("BALANCING"),
                Optional.of(KernelVersion.of(2, 6))))
        .isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @CsvSource({
    "preferred-many:0, use preferred",
    "weighted-interleave:0, use interleave",
    "local, leave the policy away"
  })
  void messageSaysWhatToDoWithoutThePolicy(String policy, String fix) {
    assertThat(judge(policy, "NONE", "2.6").violation().orElseThrow().message()).endsWith(fix);
  }

  @Test
  void versionIsJudgedAsTheModelDoes() {
    assertThat(KernelRules.version("minKernel", "6.9")).isEqualTo(Verdict.ok());
    Verdict.Violation violation =
        KernelRules.version("minKernel", "6.9-rc;1").violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.KERNEL_VERSION);
    assertThat(violation.message())
        .startsWith("[ktstr/kernel-version] minKernel: \"6.9-rc?1\" is not")
        .endsWith("write \"6.9\"");
    Messages.assertWellFormed(violation);
  }

  @Test
  void schedulingPolicyNeedsItsKernel() {
    Verdict.Violation tooOld = scheduling(SchedPolicy.ext(), "6.11").violation().orElseThrow();
    assertThat(tooOld.code()).isEqualTo(RuleCode.SCHED_NEEDS_KERNEL);
    assertThat(tooOld.message())
        .contains("Ext, which needs Linux 6.12, but minKernel is 6.11", "minKernel = \"6.12\"");
    Messages.assertWellFormed(tooOld);
    assertThat(scheduling(SchedPolicy.ext(), "6.12")).isEqualTo(Verdict.ok());
    assertThat(scheduling(SchedPolicy.fifo(1), "2.6")).isEqualTo(Verdict.ok());
    assertThat(KernelRules.scheduling("cg_0", SchedPolicy.ext(), Optional.empty()))
        .isEqualTo(Verdict.ok());
  }

  private static Verdict scheduling(SchedPolicy policy, String minimum) {
    return KernelRules.scheduling("cg_0", policy, Optional.of(KernelVersion.parse(minimum)));
  }

  @Test
  void schedulingPolicyIsHeldAgainstTheMachineToo() {
    KernelVersion old = KernelVersion.parse("6.11.11");
    assertThat(
            KernelRules.schedulingOnMachine("cg_0", SchedPolicy.ext(), old)
                .violation()
                .orElseThrow()
                .code())
        .isEqualTo(RuleCode.SCHED_NEEDS_OTHER_KERNEL);
    assertThat(KernelRules.schedulingOnMachine("cg_0", SchedPolicy.ext(), KernelVersion.of(6, 12)))
        .isEqualTo(Verdict.ok());
    assertThat(KernelRules.schedulingOnMachine("cg_0", SchedPolicy.batch(), old))
        .isEqualTo(Verdict.ok());
  }

  private static Verdict judge(String policy, String flags, String minimum) {
    Optional<KernelVersion> version = Optional.of(KernelVersion.parse(minimum));
    return KernelRules.policy("cg_0", Texts.policy(policy), version)
        .then(() -> KernelRules.flags("cg_0", Texts.policy(policy), Texts.flags(flags), version));
  }
}
