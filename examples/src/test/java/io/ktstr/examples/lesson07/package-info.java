/**
 * Lesson 7: programs as workers. Does <em>this</em> program stay on its node? It runs under the
 * cgroup, affinity, scheduling and memory policy of a worker, in a guest or on this host, and its
 * own pages are judged.
 */
package io.ktstr.examples.lesson07;
