/**
 * From method bodies to declarations: the fluent form, as far as the source alone shows it. Belongs
 * here: reading of trees, names and expressions, and the only imports of {@code com.sun.source}.
 * Does not belong here: what is wrong with a declaration, which the annotation form shares.
 *
 * <p>Names are looked up in imports and elements, and nothing is attributed: asking the compiler
 * for the symbol of an expression would attribute its whole class, which costs as much as compiling
 * it and reports errors about classes that another processor has yet to write. What is not certain
 * is unknown, and what is unknown is not judged.
 */
package io.ktstr.processor.body;
