package io.ktstr.machine.guest;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams of this host that a guest's shell has as its own; all stay open.
 *
 * @param in read to its end, or until the shell has ended
 * @param out gets its standard output, byte by byte
 * @param err gets its standard error output
 */
public record ShellStreams(InputStream in, OutputStream out, OutputStream err) {}
