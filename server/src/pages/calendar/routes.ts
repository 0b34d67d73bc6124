import { Refusal } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { publicActor } from '../../kernel/access/actor.ts';
import type { Road } from '../../kernel/run/run.ts';
import { calendarFile } from './ics.ts';

export interface CalendarParts {
  readonly road: Road;
  readonly clock: () => Date;
  readonly publicUrl: string;
}

const Address = z.object({ token: z.string().min(20).max(80) });
const Query = z.object({ lang: z.enum(['zh', 'en']).catch('zh') });
/** Calendars look in once an hour or so; a secret is not guessed at this pace. */
const rateLimit = { max: 60, timeWindow: 60_000 };

/** The calendar of whoever holds the token, at `/field/calendar/TOKEN.ics`: a telephone's own calendar subscribes to it. */
export function mountCalendar(app: FastifyInstance, { road, clock, publicUrl }: CalendarParts): void {
  const host = new URL(publicUrl).hostname;
  app.get('/field/calendar/:token.ics', { config: { rateLimit } }, async (request, reply) => {
    const address = Address.safeParse(request.params);
    if (!address.success) throw new Refusal('patrols.feed-unknown');
    const { shifts, unit } = await road.query(patrolOperations.calendar, publicActor, address.data);
    const { lang } = Query.parse(request.query);
    return reply
      .headers({ 'cache-control': 'private, no-store', 'content-disposition': 'inline; filename="shifts.ics"', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' })
      .type('text/calendar; charset=utf-8').send(calendarFile(shifts, clock(), { language: lang, host, unit }));
  });
}
