/**
 * Lesson 3: memory far from the CPUs. STATIC_NODES declares that a policy means to leave the
 * cpuset's nodes; without it javac and set-up refuse such a pair.
 */
package io.ktstr.examples.lesson03;
