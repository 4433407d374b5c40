/**
 * What a test body uses: its context, scenarios, thresholds and results.
 *
 * <p>Belongs here: types that users name in their tests. Does not belong here: how a scenario is
 * carried out ({@code io.ktstr.scenario}) and how a measurement is judged ({@code io.ktstr.check}).
 */
package io.ktstr.api;
