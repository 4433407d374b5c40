package io.ktstr.junit.missing;

import java.util.Optional;

/**
 * A compiled class that declares tests.
 *
 * @param name as it is written in source
 * @param generated binary name of the class that the processor makes from it; empty for a local
 *     class, which compilers do not show to processors
 */
record DeclaringClass(String name, Optional<String> generated) {}
