package io.ktstr.api;

/**
 * What the scheduler counted for a worker while its loop ran, from /proc/PID/schedstat, see
 * Documentation/scheduler/sched-stats.rst.
 *
 * @param runNanos time on a CPU, in nanoseconds
 * @param runDelayNanos time runnable but without a CPU, in nanoseconds
 * @param timeslices how often it was put on a CPU
 */
public record SchedStat(long runNanos, long runDelayNanos, long timeslices) {}
