package io.ktstr.adhoc;

import io.ktstr.model.CgroupDef;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How a cgroup is written: {@code NAME} or {@code NAME:KEY=VALUE,KEY=VALUE...}, for example {@code
 * a:cpuset=numa0,mem=bind:0,workers=2}.
 */
public final class CgroupSyntax {

  private static final Map<String, BiFunction<CgroupDef, Snippet, CgroupDef>> SETTINGS =
      Map.ofEntries(
          entry("cpuset", (def, value) -> def.withCpuset(CpusetSyntax.parse(value))),
          entry("mems", (def, value) -> def.cpusetMems(ids(value))),
          entry("workers", (def, value) -> def.workers(Numbers.whole(value))),
          entry("work", (def, value) -> def.workType(LoopSyntax.parse(value))),
          entry("mem", (def, value) -> def.memPolicy(PolicySyntax.parse(value))),
          entry("flags", (def, value) -> def.mpolFlags(PolicySyntax.flags(value))),
          entry("sched", (def, value) -> def.schedPolicy(WorkSyntax.scheduling(value))),
          entry("nice", (def, value) -> def.nice(Numbers.whole(value))),
          entry("affinity", (def, value) -> def.affinity(WorkSyntax.affinity(value))),
          entry("working-set", (def, value) -> def.workingSet(Numbers.bytes(value))),
          entry("comm", (def, value) -> def.comm(value.text())),
          entry("clone-mode", (def, value) -> def.cloneMode(WorkSyntax.cloneMode(value))));

  private static final String KEYS =
      "cpuset, mems, workers, work, mem, flags, sched, nice, affinity, working-set, comm or clone-mode";

  private CgroupSyntax() {}

  private static Map.Entry<String, BiFunction<CgroupDef, Snippet, CgroupDef>> entry(
      String key, BiFunction<CgroupDef, Snippet, CgroupDef> setting) {
    return Map.entry(key, setting);
  }

  /**
   * Reads a cgroup.
   *
   * @param text as it is written
   * @return the cgroup
   * @throws SyntaxException showing the part that is wrong and what it may be
   */
  public static CgroupDef parse(String text) {
    Snippet whole = Snippet.of(text);
    Snippet name = whole.before(':');
    CgroupDef named = name.build(() -> CgroupDef.named(name.text()));
    return whole.after(':').map(settings -> with(named, settings.split(','))).orElse(named);
  }

  private static CgroupDef with(CgroupDef named, List<Snippet> settings) {
    CgroupDef def = named;
    Set<String> seen = new HashSet<>();
    for (Snippet setting : settings) {
      Snippet key = setting.before('=');
      BiFunction<CgroupDef, Snippet, CgroupDef> set = SETTINGS.get(key.text());
      if (set == null) {
        throw key.isNo("setting of a cgroup", KEYS + "; the parts of a list have / between them");
      }
      if (!seen.add(key.text())) {
        throw key.failure(key.text() + " is set twice; write it once");
      }
      Snippet value = setting.after('=').orElseThrow(() -> key.failure(form(key.text())));
      CgroupDef before = def;
      def = value.build(() -> set.apply(before, value));
    }
    return def;
  }

  private static String form(String key) {
    return key + " has no value; write " + key + "=VALUE";
  }

  private static int[] ids(Snippet value) {
    return Numbers.ids(value).stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * What can be written, for a help text.
   *
   * @return a line for each setting
   */
  public static List<String> help() {
    return List.of(
        "cpuset=" + CpusetSyntax.FORMS,
        "mems=LIST, the nodes of cpuset.mems",
        "workers=N",
        "work=" + LoopSyntax.FORMS,
        "mem=" + PolicySyntax.FORMS,
        "flags=" + PolicySyntax.FLAG_FORMS,
        "sched=" + WorkSyntax.SCHEDULING,
        "nice=N, -20 to 19",
        "affinity=" + WorkSyntax.AFFINITIES,
        "working-set=BYTES, with K, M or G",
        "comm=NAME, up to 15 bytes",
        "clone-mode=" + WorkSyntax.CLONE_MODES,
        "RUNTIME, DEADLINE and PERIOD are times with ns, us, ms or s, such as 500us",
        "LIST is numbers and ranges with / between them, such as 0-3/5");
  }
}
