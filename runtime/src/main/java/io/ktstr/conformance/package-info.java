/**
 * Asks a real kernel what {@link io.ktstr.model.kernel.KernelModel} predicts, case by case, and
 * reports every disagreement. Belongs here: which cases there are, both answers to each, their
 * comparison. Does not belong here: the predictions themselves, and how a machine is got.
 */
package io.ktstr.conformance;
