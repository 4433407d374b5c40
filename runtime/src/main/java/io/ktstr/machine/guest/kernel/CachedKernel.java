package io.ktstr.machine.guest.kernel;

import java.util.Objects;

/**
 * A kernel in the cache.
 *
 * @param image the kernel
 * @param origin the package it came in
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param size of the file, in bytes
 */
public record CachedKernel(KernelImage image, KernelOrigin origin, String sha256, long size) {

  /** Checks that nothing is null. */
  public CachedKernel {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(sha256, "sha256");
  }
}
