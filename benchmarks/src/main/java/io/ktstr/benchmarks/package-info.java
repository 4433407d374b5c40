/**
 * What things cost: each benchmark measures the alternative in the same run and prints a ratio in
 * its last line. Run them by {@code ./ktstr bench NAME}.
 */
package io.ktstr.benchmarks;
