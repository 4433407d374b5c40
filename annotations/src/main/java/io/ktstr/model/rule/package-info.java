/**
 * What makes a declaration wrong: pure functions from values to a {@link
 * io.ktstr.model.rule.Verdict}, and {@link io.ktstr.model.rule.RuleCode}, the one list of every
 * message.
 *
 * <p>The annotation processor calls them on what it can read from the source, set-up calls them
 * again on what is resolved, so that both always agree. Belongs here: judgements. Does not belong
 * here: where a problem is reported, and anything that reads a machine.
 */
package io.ktstr.model.rule;
