/**
 * Lesson 4: nodes that are not alike, among them one with memory and no CPUs, as CXL memory shows
 * itself.
 */
package io.ktstr.examples.lesson04;
