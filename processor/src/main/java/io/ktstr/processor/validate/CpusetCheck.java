package io.ktstr.processor.validate;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.rule.CpusetRules;
import io.ktstr.processor.read.CpusetDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The CPUs of one cgroup. */
final class CpusetCheck {

  private final String cgroup;
  private final CpusetDeclaration cpuset;
  private final Optional<CpuLayout> machine;

  private CpusetCheck(String cgroup, CpusetDeclaration cpuset, Optional<CpuLayout> machine) {
    this.cgroup = cgroup;
    this.cpuset = cpuset;
    this.machine = machine;
  }

  static Checked<CpusetSpec> check(
      String cgroup, CpusetDeclaration cpuset, Optional<CpuLayout> machine) {
    CpusetCheck check = new CpusetCheck(cgroup, cpuset, machine);
    return Checked.after(check.alternatives().then(check::overlapFraction), check::chosen);
  }

  private Report alternatives() {
    return new Alternatives("@Cpuset", cpuset.origin())
        .with("numa", cpuset.numa().map(Written::origin))
        .with("llc", cpuset.llc().map(Written::origin))
        .with("exact", cpuset.exact().map(WrittenList::origin))
        .with("range", cpuset.range().map(WrittenList::origin))
        .with("disjoint", cpuset.disjoint().map(WrittenList::origin))
        .with("overlap", cpuset.overlap().map(WrittenList::origin))
        .exactlyOne();
  }

  private Report overlapFraction() {
    Optional<Origin> overlap = cpuset.overlap().map(WrittenList::origin);
    Optional<Origin> fraction = cpuset.overlapFraction().map(Written::origin);
    return Report.of(
        CpusetRules.overlapFraction(cgroup, overlap.isPresent(), fraction.isPresent()),
        fraction.or(() -> overlap).orElse(cpuset.origin()));
  }

  private Checked<CpusetSpec> chosen() {
    return single(cpuset.numa(), CpusetSpec::numa)
        .or(() -> single(cpuset.llc(), CpusetSpec::llc))
        .or(() -> cpuset.exact().map(this::exact))
        .or(() -> cpuset.range().map(this::range))
        .or(() -> cpuset.disjoint().map(this::disjoint))
        .orElseGet(() -> overlap(cpuset.overlap().orElseThrow()));
  }

  private Optional<Checked<CpusetSpec>> single(
      Optional<Written<Integer>> index, Function<Integer, CpusetSpec> spec) {
    return index.map(i -> fit(spec.apply(i.value()), i.origin()));
  }

  private Checked<CpusetSpec> exact(WrittenList<Integer> cpus) {
    return Checked.after(
        Ids.check(cpus, cpu -> CpusetRules.cpuId(cgroup, cpu)),
        () ->
            fit(
                CpusetSpec.exact(cpus.values()),
                Ids.firstOf(cpus, cpu -> isWrong(CpusetSpec.exact(cpu)))));
  }

  private Checked<CpusetSpec> range(WrittenList<Double> ends) {
    Report length =
        Report.of(CpusetRules.rangeLength(cgroup, ends.elements().size()), ends.origin());
    return Checked.after(
        length,
        () -> {
          double start = ends.values().get(0);
          int wrong = isWrong(CpusetSpec.range(start, 1.0)) ? 0 : 1;
          return fit(
              CpusetSpec.range(start, ends.values().get(1)), ends.elements().get(wrong).origin());
        });
  }

  private Checked<CpusetSpec> disjoint(WrittenList<Integer> part) {
    return Checked.after(
        length("disjoint", part),
        () ->
            fit(
                CpusetSpec.disjoint(part.values().get(0), part.values().get(1)),
                partPlace(part, of -> isWrong(CpusetSpec.disjoint(0, of)))));
  }

  private Checked<CpusetSpec> overlap(WrittenList<Integer> part) {
    return Checked.after(length("overlap", part), () -> overlapOfTwo(part));
  }

  private Checked<CpusetSpec> overlapOfTwo(WrittenList<Integer> part) {
    Written<Double> fraction = cpuset.overlapFraction().orElseThrow();
    int index = part.values().get(0);
    int of = part.values().get(1);
    Origin place =
        isWrong(CpusetSpec.overlap(index, of, 0.0))
            ? partPlace(part, count -> isWrong(CpusetSpec.overlap(0, count, 0.0)))
            : fraction.origin();
    return fit(CpusetSpec.overlap(index, of, fraction.value()), place);
  }

  private Report length(String kind, WrittenList<Integer> part) {
    return Report.of(
        CpusetRules.partitionLength(cgroup, kind, part.elements().size()), part.origin());
  }

  private static Origin partPlace(WrittenList<Integer> part, IntPredicate countIsWrong) {
    int wrong = countIsWrong.test(part.values().get(1)) ? 1 : 0;
    return part.elements().get(wrong).origin();
  }

  private boolean isWrong(CpusetSpec spec) {
    return !fit(spec, cpuset.origin()).report().isClean();
  }

  private Checked<CpusetSpec> fit(CpusetSpec spec, Origin place) {
    Report report =
        machine
            .map(layout -> Report.of(CpusetRules.check(cgroup, spec, layout), place))
            .orElseGet(() -> Report.of(CpusetRules.shape(cgroup, spec), place));
    return Checked.of(report, () -> spec);
  }
}
