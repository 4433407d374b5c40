/** Tests in a module of their own, which is opened so that JUnit may call them. */
open module demo {
  requires io.ktstr.annotations;
  requires io.ktstr.runtime;
  requires org.junit.jupiter.api;
}
