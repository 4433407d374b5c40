/**
 * What a test declares: annotations, the immutable model, and the rules that both the compiler
 * plug-in and the runtime apply. Depends on {@code java.base} only.
 */
module io.ktstr.annotations {
  exports io.ktstr.annotation;
  exports io.ktstr.model;
  exports io.ktstr.model.kernel;
  exports io.ktstr.model.rule;
}
