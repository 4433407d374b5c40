/**
 * The annotation processor: reads the declarations of a compilation, checks them, and writes a
 * JUnit class for each class with tests. Its packages are the stages of that pipeline; this one
 * only moves data from stage to stage, round by round.
 *
 * <p>Belongs here: the processor itself and what is waiting for another round. Does not belong
 * here: rules, which are in {@code io.ktstr.model.rule}, and anything of the runtime, which is
 * known here by name only.
 */
package io.ktstr.processor;
