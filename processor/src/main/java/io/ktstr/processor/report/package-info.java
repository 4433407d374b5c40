/**
 * Problems and where they are in the source. Belongs here: places, problems, their order, and the
 * one class that prints them. Does not belong here: deciding that something is a problem.
 */
package io.ktstr.processor.report;
