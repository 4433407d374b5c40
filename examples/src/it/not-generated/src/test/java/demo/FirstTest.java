package demo;

import org.junit.jupiter.api.Test;

class FirstTest {

  @Test
  void passes() {}
}
