/**
 * Lesson 5: a test on this host instead of in a guest. No cgroups are made there, so it declares no
 * cpuset.
 */
package io.ktstr.examples.lesson05;
