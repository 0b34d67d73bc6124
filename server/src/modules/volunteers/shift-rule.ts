import { dayOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { articleOf, notRegistered } from '@anhe/contract/volunteers';
import { raw } from '../../kernel/database/statement.ts';
import type { WalkerRule } from '../patrols/index.ts';
import { taskOfShift } from './kinds.ts';
import { barsFor, readyColumns, readyTables } from './readiness.ts';
import type { ReadyRow } from './readiness.ts';

/** A post of a patrol volunteer, with the volunteer whose it is; only its id where nobody is registered. */
type WalkerRow = { readonly walker: Id } & (ReadyRow | { readonly id: null });

/** Whoever walks as a volunteer is registered, of age, trained and insured for that kind of shift, as for any other task. Other posts are not asked. */
export const volunteersAreFit: WalkerRule = ({ actor, keys, book, now, today }, posts) =>
  raw(
    `select w.id as walker, ${readyColumns("$3::timestamptz + interval '400 days'", '$3::timestamptz', false)}
       from staff.post w left join (${readyTables}) on v.county = w.county and v.post = w.id
      where w.county = $1 and w.id = any($2) and w.role = 'volunteer'`,
    [actor.county, posts, now],
    (rows) => (shift) => (rows as readonly WalkerRow[]).flatMap((row) => { // the columns above
      if (row.id === null) return [{ post: row.walker, wording: notRegistered.wording }];
      const found = taskOfShift(book, shift.kind, dayOf(shift.startsAt));
      if (found === undefined) return [];
      const [bar] = barsFor(row, found.kind, { id: row.walker, startsAt: shift.startsAt, endsAt: shift.endsAt }, { keys, book, today });
      return bar === undefined ? [] : [{ post: row.walker, wording: bar.wording, article: articleOf(bar) }];
    }),
  );
