/**
 * The command line: kernels and results.
 *
 * <p>Belongs here: arguments, output, exit statuses. The only package that prints. Does not belong
 * here: doing things.
 */
package io.ktstr.cli;
