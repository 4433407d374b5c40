package io.ktstr.benchmarks.spawn;

import io.ktstr.benchmarks.support.Peer;
import java.io.IOException;

/**
 * One way to start workers.
 *
 * @param name as the table shows it
 * @param peer who does it
 * @param request what the peer is asked, without the number of workers
 */
record Way(String name, Peer peer, String request) {

  Start start(int workers) throws IOException {
    return Start.of(peer.ask(request + workers));
  }
}
