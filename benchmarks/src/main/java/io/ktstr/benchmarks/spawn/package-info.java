/** How long it takes until workers work, beside the same in C and beside ProcessBuilder. */
package io.ktstr.benchmarks.spawn;
