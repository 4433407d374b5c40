package io.ktstr.processor.plan;

/**
 * How a test calls the method that declares it.
 *
 * @param receiver what the method is called on
 * @param givesResult whether it returns a verdict; if not, the verdict on the cgroups stands
 */
public record Call(Receiver receiver, boolean givesResult) {

  /** What a method is called on. */
  public enum Receiver {
    /** There is no body to call. */
    NOTHING,
    /** The class. */
    TYPE,
    /** A new instance. */
    INSTANCE
  }
}
