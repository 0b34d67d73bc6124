import type { FastifyInstance } from 'fastify';
import client from 'prom-client';
import type { Road } from '../kernel/run/run.ts';
import { openApi } from './openapi.ts';

/** `/readyz`, `/openapi.json` and `/metrics`: for machines that watch over an installation. */
export function mountStatus(app: FastifyInstance, road: Road, publicUrl: string, isReady: () => Promise<boolean>): void {
  const metrics = new client.Registry();
  client.collectDefaultMetrics({ register: metrics });
  const durations = new client.Histogram({
    name: 'anhe_http_seconds', help: 'Time of requests by route and status', labelNames: ['route', 'status'], registers: [metrics],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  app.addHook('onResponse', async (request, reply) => {
    durations.observe({ route: request.answering?.value.operation.name ?? request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  // Made when somebody asks: describing every field takes longer than the rest of the start.
  let described: ReturnType<typeof openApi> | undefined;
  app.get('/openapi.json', async () => (described ??= openApi(road.modules, publicUrl)));
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady().catch(() => false);
    await reply.status(ready ? 200 : 503).send({ ready });
  });
  app.get('/metrics', async (_request, reply) => {
    await reply.type(metrics.contentType).send(await metrics.metrics());
  });
}
