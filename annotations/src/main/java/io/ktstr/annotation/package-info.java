/**
 * What a test class declares. The annotation processor turns every class with a {@link
 * io.ktstr.annotation.KtstrTest} into a JUnit class whose name ends in {@code KtstrTest}.
 *
 * <p>A member that is not written is inherited or left alone; its default is only there because
 * Java wants one, and writing the same value is not the same as not writing it.
 *
 * <p>Belongs here: annotations and the enums that they need, because an annotation cannot hold the
 * values of {@link io.ktstr.model}. Does not belong here: meaning, which is in the model.
 */
package io.ktstr.annotation;
