/**
 * Makes a run fail when tests were declared but never generated, because the annotation processor
 * did not run: such tests would otherwise be missing without a trace.
 *
 * <p>Belongs here: the JUnit engine that says so, and the little of class files that it reads.
 * Depends on JUnit and on nothing of the harness, so that it can answer when nothing else works.
 */
package io.ktstr.junit.missing;
