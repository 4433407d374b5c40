/**
 * Carries out a scenario: plan, apply, hold, collect, tear down.
 *
 * <p>Belongs here: the order of things, the same for every machine. Does not belong here: how a
 * machine does them ({@code io.ktstr.machine}) and what the measurements mean ({@code
 * io.ktstr.check}).
 */
package io.ktstr.scenario;
