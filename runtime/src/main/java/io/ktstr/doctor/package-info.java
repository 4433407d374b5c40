/**
 * What this machine can do for tests, and why not: every answer is found by really trying, and
 * comes with the way to mend what is missing.
 *
 * <p>Belongs here: one class for each area, and findings as values. Does not belong here: printing
 * ({@code io.ktstr.cli}) and what tests do about it ({@code io.ktstr.bed}).
 */
package io.ktstr.doctor;
