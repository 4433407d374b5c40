package io.ktstr.processor.plan;

import java.util.OptionalDouble;

/**
 * The share of each worker's pages that should be on a node.
 *
 * @param cgroup name of the cgroup; empty for every one
 * @param node the node
 * @param share how much of the pages should be there
 * @param tolerance how much more or less is fine
 */
public record Share(String cgroup, int node, double share, OptionalDouble tolerance) {}
