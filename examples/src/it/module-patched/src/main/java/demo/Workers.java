package demo;

/** What the module is for. */
public final class Workers {

  private Workers() {}

  /** As many as a test needs. */
  public static int enough() {
    return 1;
  }
}
