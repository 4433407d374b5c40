/**
 * The command line: one class for each command of {@code ./ktstr} that is not the script's own.
 *
 * <p>Belongs here: arguments, output, exit statuses. The only package that prints. Does not belong
 * here: doing things.
 */
package io.ktstr.cli;
