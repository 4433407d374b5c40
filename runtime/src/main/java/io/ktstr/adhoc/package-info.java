/**
 * Scenarios that are written on a command line instead of in a class.
 *
 * <p>Belongs here: their syntax, which points at what is wrong, and running one as a test is run.
 * Does not belong here: options and printing ({@code io.ktstr.cli}); what a scenario may be ({@code
 * io.ktstr.model.rule}).
 */
package io.ktstr.adhoc;
