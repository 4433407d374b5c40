/**
 * The settings of a run, read from JUnit configuration parameters, system properties and the
 * environment.
 *
 * <p>Belongs here: names, defaults and validation of settings. Does not belong here: what they
 * change.
 */
package io.ktstr.settings;
