package io.ktstr.examples.lesson07;

import static io.ktstr.api.Scenarios.executeDefs;

import io.ktstr.annotation.KtstrTest;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkType;

/**
 * A class of your own in a JVM of its own, on this host: heap, stacks and code cache are judged.
 */
class JavaService {

  @KtstrTest(hostOnly = true, cores = 1, durationS = 2, minPageLocality = 1.0)
  AssertResult aJvmStaysOnItsNode(Ctx ctx) {
    return executeDefs(
        ctx,
        CgroupDef.named("service")
            .workers(1)
            .workType(WorkType.java(Service.class.getName(), "32"))
            .memPolicy(MemPolicy.bind(0)));
  }

  /** Keeps some mebibytes and replaces one after the other. */
  static final class Service {

    private static final int MEBIBYTE = 1 << 20;

    private Service() {}

    public static void main(String[] arguments) {
      byte[][] memory = new byte[Integer.parseInt(arguments[0])][MEBIBYTE];
      for (int i = 0; ; i = (i + 1) % memory.length) {
        memory[i] = new byte[MEBIBYTE];
      }
    }
  }
}
