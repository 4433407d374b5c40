/**
 * From declarations to plans: asks the rules of {@code io.ktstr.model.rule} and says at which value
 * of the source each violation is. Belongs here: the order of questions, so that one cause gives
 * one problem, and the shapes of methods and classes. Does not belong here: rules that also hold at
 * set-up.
 */
package io.ktstr.processor.validate;
