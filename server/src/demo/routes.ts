import type { FastifyInstance } from 'fastify';
import type { DemoSignIn } from './marker.ts';

/** Mounts `GET /api/demo-sign-ins`: who one may be in this demo. Only a demo has it. */
export function mountDemo(app: FastifyInstance, signIns: readonly DemoSignIn[]): void {
  app.get('/api/demo-sign-ins', async () => signIns);
}
