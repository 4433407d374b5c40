/**
 * Immutable values that describe a test: the machine ({@link io.ktstr.model.Topology}), the cgroups
 * on it ({@link io.ktstr.model.CgroupDef}), their workers ({@link io.ktstr.model.WorkSpec}) and the
 * memory policy of those ({@link io.ktstr.model.MemPolicy}).
 *
 * <p>Belongs here: values, their arithmetic, and the invariants without which a value would be
 * nonsense (a constructor throws {@link IllegalArgumentException} then). Does not belong here:
 * judgements that need more than one value (see {@link io.ktstr.model.rule}), input and output, and
 * anything outside {@code java.base}.
 */
package io.ktstr.model;
