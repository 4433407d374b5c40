package io.ktstr.conformance;

import java.util.List;

/**
 * A case and what a kernel answered, so that several models can be held against it.
 *
 * @param asked the case
 * @param observed one answer for each phase
 */
record Recording(PolicyCase asked, List<Answer> observed) {

  Recording {
    observed = List.copyOf(observed);
  }
}
