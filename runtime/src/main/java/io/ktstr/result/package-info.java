/**
 * Results as files and as text.
 *
 * <p>Belongs here: the form of a result file, writing it safely, and the tables that people read.
 * Does not belong here: judging ({@code io.ktstr.check}).
 */
package io.ktstr.result;
