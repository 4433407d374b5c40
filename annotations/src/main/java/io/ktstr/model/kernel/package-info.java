/**
 * What Linux does with a memory policy: tables of facts, each with the place in the kernel that it
 * comes from, and {@link io.ktstr.model.kernel.KernelModel}, which predicts from them. {@code
 * ./ktstr conformance} asks real kernels the same questions; a disagreement is a defect of this
 * package.
 *
 * <p>Belongs here: what a kernel answers, shows and does. Does not belong here: what a test should
 * mean, which is judged in {@code io.ktstr.model.rule}, and anything that reads a machine.
 */
package io.ktstr.model.kernel;
