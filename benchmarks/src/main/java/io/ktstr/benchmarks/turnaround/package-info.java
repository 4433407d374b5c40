/**
 * How long it takes until a test has its verdict: guests that are booted, guests that are restored,
 * whole tests, and guests that are booted by hand.
 */
package io.ktstr.benchmarks.turnaround;
