package io.ktstr.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A group of workers while one thing about it is changed. */
final class WorkDraft {

  OptionalInt workers;
  WorkType workType;
  SchedPolicy schedPolicy;
  OptionalInt nice;
  Affinity affinity;
  MemPolicy memPolicy;
  MpolFlags mpolFlags;
  OptionalLong workingSet;
  Optional<String> comm;
  CloneMode cloneMode;

  WorkDraft(WorkSpec work) {
    workers = work.workers();
    workType = work.workType();
    schedPolicy = work.schedPolicy();
    nice = work.nice();
    affinity = work.affinity();
    memPolicy = work.memPolicy();
    mpolFlags = work.mpolFlags();
    workingSet = work.workingSet();
    comm = work.comm();
    cloneMode = work.cloneMode();
  }

  WorkSpec made() {
    return new WorkSpec(
        workers,
        workType,
        schedPolicy,
        nice,
        affinity,
        memPolicy,
        mpolFlags,
        workingSet,
        comm,
        cloneMode);
  }
}
