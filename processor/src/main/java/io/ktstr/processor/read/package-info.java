/**
 * From annotations to declarations: immutable values that keep where each of them was written, and
 * whether. Belongs here: what the source says. Does not belong here: what it means or whether it
 * makes sense.
 */
package io.ktstr.processor.read;
