/** Knows nothing of its tests. */
module demo {
  exports demo;
}
