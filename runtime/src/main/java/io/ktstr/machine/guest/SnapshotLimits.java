package io.ktstr.machine.guest;

/**
 * How much is kept. The guest that was saved last stays, however large it is.
 *
 * @param count of saved guests
 * @param bytes of the disk that they take together
 */
record SnapshotLimits(int count, long bytes) {

  /** Kinds of guests; more than the tests of one project have. */
  static final int MOST = 12;

  static SnapshotLimits ofMegabytes(int megabytes) {
    return new SnapshotLimits(MOST, (long) megabytes << 20);
  }
}
