/**
 * From plans to source code. The only package that uses JavaPoet. Belongs here: how generated code
 * looks. Does not belong here: decisions; whatever arrives is written.
 */
package io.ktstr.processor.write;
