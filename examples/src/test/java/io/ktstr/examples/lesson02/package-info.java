/**
 * Lesson 2: what each of the seven memory policies does with pages, and how a test looks at the
 * result of its declared cgroups.
 */
package io.ktstr.examples.lesson02;
