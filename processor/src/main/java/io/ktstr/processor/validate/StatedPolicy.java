package io.ktstr.processor.validate;

import io.ktstr.model.MemPolicy;
import io.ktstr.processor.read.WrittenList;

/**
 * A memory policy and where its nodes are.
 *
 * @param policy the policy
 * @param nodes its nodes as written; for a policy without nodes, none, at the place of the policy
 */
record StatedPolicy(MemPolicy policy, WrittenList<Integer> nodes) {}
