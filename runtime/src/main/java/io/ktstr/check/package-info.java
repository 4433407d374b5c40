/**
 * Judging: pure functions from observations and thresholds to verdicts. No input or output.
 *
 * <p>Each check states how many observations it rests on, and is INCONCLUSIVE when there is none.
 */
package io.ktstr.check;
