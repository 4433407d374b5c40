/**
 * The JUnit side: how a declared test gets its machine, and how its verdict reaches JUnit.
 *
 * <p>Belongs here: everything that knows of JUnit. Does not belong here: scenarios and checks.
 * Generated code calls {@code .spi} only.
 */
package io.ktstr.junit;
