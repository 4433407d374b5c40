package io.ktstr.processor.validate;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.KernelVersion;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a cgroup has from its test.
 *
 * @param machine where CPUs and memory are; empty if that is not known
 * @param workers number of workers if the cgroup says none; empty if that is wrong itself
 * @param minKernel the oldest kernel; empty if none is declared, or if that is wrong itself
 */
record Surroundings(
    Optional<CpuLayout> machine, OptionalInt workers, Optional<KernelVersion> minKernel) {}
