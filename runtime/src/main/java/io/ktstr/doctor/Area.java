package io.ktstr.doctor;

import java.util.List;

/** A part of this machine that is examined by itself. */
interface Area {

  /** As findings name it. */
  String name();

  /**
   * Looks, and leaves nothing behind.
   *
   * @return in the order in which they are read
   * @throws io.ktstr.machine.MachineException if something breaks down that should work
   */
  List<Finding> examine();
}
