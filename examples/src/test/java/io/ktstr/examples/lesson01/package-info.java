/**
 * Lesson 1: the reference example, first as a test body that builds its cgroups, then as a
 * declaration without a body.
 *
 * <p>{@code NumaLocality} yields the JUnit class {@code NumaLocalityKtstrTest}, {@code
 * NumaLocalityDeclared} yields {@code NumaLocalityDeclaredKtstrTest}; Surefire finds both by their
 * names.
 */
package io.ktstr.examples.lesson01;
