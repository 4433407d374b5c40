/**
 * Lesson 5: tests on this host instead of in a guest. Without a cpuset no cgroup is made, so that
 * no privileges are needed; with one, cgroups are made and removed below the one that the tests run
 * in, and where that is not allowed the test is skipped with the reason.
 */
package io.ktstr.examples.lesson05;
