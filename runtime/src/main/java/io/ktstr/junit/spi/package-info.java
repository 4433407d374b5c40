/**
 * What generated test classes call, and nothing else: a declared test as data ({@link
 * io.ktstr.junit.spi.TestSpec}) and the place to run it ({@link io.ktstr.junit.spi.KtstrRun}).
 */
package io.ktstr.junit.spi;
