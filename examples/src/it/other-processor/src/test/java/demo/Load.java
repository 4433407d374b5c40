package demo;

import com.google.auto.value.AutoValue;

/** Written by the other processor. */
@AutoValue
abstract class Load {

  abstract int workers();

  static Load of(int workers) {
    return new AutoValue_Load(workers);
  }
}
