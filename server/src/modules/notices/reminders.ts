import { addDays, instantAt, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { noticeOperations } from '@anhe/contract/notices';
import type { Template } from '@anhe/contract/notices';
import { insert } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import type { Task } from '../../kernel/run/handler.ts';
import { instalmentStanding } from '../disputes/index.ts';

/** Days before an instalment is due on which both sides are reminded. */
const daysBefore = 3;
/** The hour in China at which reminders go out: nobody is woken. */
const hour = '09:00';

type Moment = 'due' | 'overdue';
const templateOf: Readonly<Record<Moment, Template>> = { due: 'performance-due', overdue: 'performance-overdue' };

const momentDay = (dueOn: Day, moment: Moment): Day => addDays(dueOn, moment === 'due' ? -daysBefore : 1);

/**
 * Each reminder is a job of its day. It is no clock of the matter: a clock's day follows from its start and a dated row of
 * law, an instalment's day is what the parties agreed. A day that has passed already is left out.
 */
export const planReminders = onCommand({
  operation: noticeOperations.planReminders,
  decide: ({ input, now }) => {
    const { county, matter } = input;
    const tasks = input.instalments.flatMap(({ id, dueOn }): Task[] => (['due', 'overdue'] as const).flatMap((moment): Task[] => {
      const runAt = new Date(instantAt(momentDay(dueOn, moment), hour));
      return runAt <= now ? [] : [{ id: newId(now.getTime()), task: 'notices.remind', key: `remind ${id} ${moment}`, payload: { county, matter, instalment: id, moment }, runAt }];
    }));
    return { appends: [], changes: [], tasks, answer: { planned: tasks.length } };
  },
});

interface Side {
  readonly party: string;
  readonly mobile: boolean;
}

const sidesText = `
  select p.id as party, p.contact_by = 'phone' and p.masked_contact like '1%' as mobile from disputes.instalment i
    join parties.party p on p.county = i.county and p.id in (i.payer, i.payee)
   where i.county = $1 and i.id = $2 and p.erased_at is null order by p.id`;

/** An open instalment: both sides get a message of their own; who left no mobile, or when none can go out, is a line for the mediator. */
export const remind = onCommand({
  operation: noticeOperations.remind,
  facts: ({ input }) => ({ standing: instalmentStanding(input.county, input.instalment), sides: raw(sidesText, [input.county, input.instalment], (rows) => rows as readonly Side[]) }), // the columns of the text
  decide: ({ input, now, messages }, { facts }) => {
    const { county, matter, moment } = input;
    const { standing } = facts;
    if (standing === undefined || !standing.open) return { appends: [], changes: [], answer: { planned: 0, unreached: 0 } };
    const rows = facts.sides.map(({ party, mobile }) => ({
      county, id: newId(now.getTime()), place: standing.place, matter, party, channel: null, template: templateOf[moment], about_on: standing.dueOn,
      outcome: messages && mobile ? 'waiting' : 'failed', recorded_at: now,
    }));
    const going = rows.filter(({ outcome }) => outcome === 'waiting');
    return {
      appends: [], changes: rows.length === 0 ? [] : [insert('notices.notice', ...rows)],
      tasks: going.map(({ id }) => ({ id: newId(now.getTime()), task: 'notices.send', payload: { county, notice: id } })),
      answer: { planned: going.length, unreached: rows.length - going.length },
    };
  },
});
