/**
 * Negative controls: the examples run again with a fault that the harness makes on purpose, and
 * must fail, each for the right reason.
 */
package io.ktstr.examples.control;
