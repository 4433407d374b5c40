/**
 * What is left after a run, however it ends: each way of ending, on this host and in a guest,
 * several times over.
 */
package io.ktstr.fault;
