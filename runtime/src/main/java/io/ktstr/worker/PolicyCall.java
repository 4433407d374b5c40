package io.ktstr.worker;

import io.ktstr.model.ListFormat;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeMask;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.model.kernel.PolicyMode;
import io.ktstr.model.kernel.PolicyRequest;
import java.util.Set;

/**
 * The arguments of set_mempolicy(2), and its answer to get_mempolicy(2).
 *
 * @param mode {@code MPOL_*} with flags
 * @param mask nodemask; an empty one is passed as a NULL pointer
 */
public record PolicyCall(int mode, NodeMask mask) {

  /**
   * The call that applies a policy.
   *
   * @param policy any but {@link MemPolicy.Default}, which makes no call
   * @param flags mode flags
   * @return the arguments
   */
  public static PolicyCall of(MemPolicy policy, MpolFlags flags) {
    if (policy instanceof MemPolicy.Default) {
      throw new IllegalArgumentException("the default policy makes no system call; leave it out");
    }
    return of(PolicyRequest.of(policy, flags));
  }

  /**
   * The call that hands these arguments over.
   *
   * @param request mode, flags and nodes
   * @return the same as numbers
   */
  public static PolicyCall of(PolicyRequest request) {
    return new PolicyCall(request.argument(), request.mask());
  }

  /**
   * What get_mempolicy(2) shows when this call took effect.
   *
   * @param allowedNodes the nodes of cpuset.mems, or else all nodes with memory
   * @param kernel what the kernel does
   * @return mode and nodes as they are read back; this call itself if the kernel would refuse it
   */
  public PolicyCall readBack(Set<Integer> allowedNodes, KernelModel kernel) {
    return PolicyMode.ofArgument(mode)
        .map(known -> new PolicyRequest(known, MpolFlags.in(mode), mask.nodes()))
        .flatMap(request -> kernel.set(request, allowedNodes))
        .map(policy -> of(kernel.shown(policy, ListFormat.MAX_ID + 1)))
        .orElse(this);
  }

  /** The call as it is made, for example {@code set_mempolicy(MPOL_BIND, {5}, maxnode 7)}. */
  @Override
  public String toString() {
    return "set_mempolicy(" + modeText() + ", " + maskText() + ", maxnode " + mask.maxnode() + ")";
  }

  /**
   * Mode and nodes, for comparisons in messages.
   *
   * @return for example {@code MPOL_BIND {0-1}}
   */
  public String describe() {
    return modeText() + " " + maskText();
  }

  private String maskText() {
    return mask.maxnode() == 0 ? "NULL" : "{" + ListFormat.format(mask.nodes()) + "}";
  }

  private String modeText() {
    int plain = mode & ~MpolFlags.in(mode).bits();
    String name = PolicyMode.ofArgument(mode).map(PolicyMode::toString).orElse("mode " + plain);
    StringBuilder text = new StringBuilder(name);
    appendFlag(text, MpolFlags.STATIC_NODES, "MPOL_F_STATIC_NODES");
    appendFlag(text, MpolFlags.RELATIVE_NODES, "MPOL_F_RELATIVE_NODES");
    appendFlag(text, MpolFlags.NUMA_BALANCING, "MPOL_F_NUMA_BALANCING");
    return text.toString();
  }

  private void appendFlag(StringBuilder text, MpolFlags flag, String name) {
    if ((mode & flag.bits()) != 0) {
      text.append('|').append(name);
    }
  }
}
