/** What the telemetry of workers costs, beside loops in C that have none. */
package io.ktstr.benchmarks.telemetry;
