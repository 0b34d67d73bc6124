// The load, in a process of its own: sends the given requests over as many connections, each once.
import autocannon from 'autocannon';

interface Given {
  readonly address: string;
  readonly connections: number;
  readonly requests: readonly { readonly method: 'GET' | 'POST'; readonly path: string; readonly post: string; readonly body?: string }[];
}

process.once('message', (given: Given) => {
  let next = 0;
  const started = performance.now();
  // Its own `duration` is rounded up to whole seconds; the run is over with the last answer.
  let ended = started;
  const instance = autocannon(
    {
      url: given.address, connections: given.connections, amount: given.requests.length, timeout: 60,
      requests: [
        {
          setupRequest: (request) => {
            const one = given.requests[next % given.requests.length];
            next += 1;
            if (one === undefined) return request;
            return { ...request, method: one.method, path: one.path, body: one.body ?? '', headers: { 'anhe-post': one.post, ...(one.body === undefined ? {} : { 'content-type': 'application/json' }) } };
          },
        },
      ],
    },
    (error, result) => {
      if (error !== null && error !== undefined) throw error;
      process.send?.({ seconds: (ended - started) / 1000, good: result['2xx'], bad: result.non2xx + result.errors, p99: result.latency.p99 });
    },
  );
  instance.on('error', () => undefined);
  instance.on('response', () => {
    ended = performance.now();
  });
});
