/**
 * Lesson 6: pages that move. A step can change a cgroup while its workers run: then NUMA balancing
 * follows the workers to their new CPUs, if the policy lets it, and cpuset.mems takes pages along.
 */
package io.ktstr.examples.lesson06;
