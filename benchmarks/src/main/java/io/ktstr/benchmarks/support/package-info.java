/** What several benchmarks need: programs in C, processes that measure on request, medians. */
package io.ktstr.benchmarks.support;
