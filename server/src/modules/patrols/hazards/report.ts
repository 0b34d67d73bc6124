import { Refusal, ancestorsOf, contains, instantOf, invalid } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { judgeFound, judgePatrol, patrolOperations } from '@anhe/contract/patrols';
import type { PatrolStatus } from '@anhe/contract/patrols';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { drawNumber } from '../../../kernel/series.ts';
import { matterInsert, numberInsert, searchInsert } from '../../matters/index.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { findKind } from '../kinds.ts';
import { insist, openOwn } from '../rows.ts';
import { addPhotos } from './photos.ts';
import { HazardWork, instantOn } from './work.ts';

type Op = (typeof patrolOperations)['reportHazard'];

interface Beside {
  /** The unit that has it until somebody is told to mend it: the reporter's own where its area holds the place, else the nearest one that looks after it. */
  readonly holder: { readonly id: Id; readonly name: string } | null;
  readonly own: { readonly word: string } | null;
  readonly point: { readonly active: boolean } | null;
  readonly patrol: { readonly place: PlaceCode; readonly status: PatrolStatus; readonly startedAt: string; readonly endedAt: string | null; readonly persons: readonly Id[] } | null;
}

const besideText = `
  select
    (select json_build_object('id', u.id, 'name', u.name) from staff.unit u
      where u.county = $1 and u.place = any($2) and (u.id = $3 or u.kind in ('committee', 'town-committee', 'centre', 'police')) and u.valid_from <= $4 and (u.valid_to is null or $4 < u.valid_to)
      order by u.id = $3 desc, length(u.place) desc, u.kind = 'committee' desc, u.id limit 1) as holder,
    (select json_build_object('word', coalesce(u.number_word, u.short_name)) from staff.unit u where u.county = $1 and u.id = $3) as own,
    (select json_build_object('active', p.active) from patrols.point p where p.county = $1 and p.id = $5) as point,
    (select json_build_object('place', p.place, 'status', p.status, 'startedAt', p.started_at, 'endedAt', p.ended_at,
              'persons', (select coalesce(json_agg(q.person), '[]') from patrols.patrol_post x join staff.post q on q.county = x.county and q.id = x.post where x.county = p.county and x.patrol = p.id))
       from patrols.patrol p where p.county = $1 and p.id = $6) as patrol`;

const beside = ({ input, actor, today }: CommandRequest<Op>): Statement<Beside> =>
  raw(besideText, [input.county, [input.place, ...ancestorsOf(input.place)], actor.kind === 'staff' ? actor.unit : null, today, input.point ?? null, input.patrol ?? null], (rows) => rows[0] as Beside); // the columns above

const moment = (text: string): string => instantOf(new Date(text));

/** Somebody of the place, or on a patrol there. A rota of a town has people of its villages in it. */
function assertMay({ input, actor, now }: CommandRequest<Op>, { patrol, point }: Beside): void {
  const { county, person, scope } = actingPost(actor);
  if (county !== input.county || !contains(input.county, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
  if (input.point !== undefined && point?.active !== true) throw new Refusal('patrols.point-unknown', { details: { count: 1 }, fields: [{ path: ['point'], code: 'unknown-choice' }] });
  if (input.patrol === undefined) {
    if (!inScope(scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    return;
  }
  if (patrol === null) throw invalid({ path: ['patrol'], code: 'unknown-choice' });
  if (!contains(patrol.place, input.place) && !inScope(scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
  const { status, startedAt, endedAt, persons } = patrol;
  const facts = { status, startedAt: moment(startedAt), endedAt: endedAt === null ? null : moment(endedAt), persons };
  insist(judgePatrol(facts, 'noteSeen', { at: input.at ?? facts.startedAt, person, now }));
}

/** A hazard that somebody found: recorded with its number; where it may hurt somebody, whom to call at once. */
export const reportHazard = onCommand({
  operation: patrolOperations.reportHazard,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.patrol ?? input.matter),
  facts: (request) => {
    const { input, actor, today, book } = request;
    return {
      place: placeFact(input.place), beside: beside(request),
      number: drawNumber({ county: input.county, unit: actor.kind === 'staff' ? actor.unit : input.matter, series: 'hazard', day: today, start: book.numberStart('hazard', today) }),
    };
  },
  decide: (request, { facts }) => {
    const { input, actor, book, now, today } = request;
    const { unit } = actingPost(actor);
    assertPlaceHolds(facts.place, today, ['place']);
    assertMay(request, facts.beside);
    insist(judgeFound({ foundOn: input.foundOn, at: input.at, today, now }));
    const kind = findKind(book, input.kind, today);
    if (kind === undefined) throw new Refusal('patrols.unknown-kind', { details: { kind: input.kind }, fields: [{ path: ['kind'], code: 'unknown-choice' }] });
    const { holder, own } = facts.beside;
    if (holder === null || own === null) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const home = { county: input.county, matter: input.matter, place: input.place };
    const work = new HazardWork(request, {
      head: { county: home.county, id: home.matter, place: home.place, revision: 0, chain: chainStart }, holder: { unit: holder.id, name: holder.name }, clock: null, hadClock: false,
      facts: { status: 'found', severity: input.severity, foundOn: input.foundOn, mender: null, mendedBy: null, mendedOn: null, dueOn: null, extensions: 0 },
    });
    const number = book.numberText('hazard', today, own.word, facts.number);
    // Both are found by their words: the spot and what was said of it.
    const [where, text] = [work.text('summary', input.where), work.textOr('summary', input.text)];
    const guard = input.guard === undefined || input.guard === '' ? null : work.text('guard', input.guard);
    work.add(
      matterInsert(home, now, { kind: 'hazard', type: kind.code, partyLine: '', status: 'found', holderUnit: holder.id, filedUnit: unit, filedOn: today }),
      numberInsert(home, unit, 'hazard', today, facts.number, number),
      searchInsert(home, input.text === '' ? [input.where] : [input.where, input.text], []),
      insert('patrols.hazard', {
        county: home.county, matter: home.matter, place: home.place, kind: kind.code, severity: input.severity, source: input.source, spot: where.content, said: text?.content ?? null, guard: guard?.content ?? null,
        lat: input.spot?.lat ?? null, lng: input.spot?.lng ?? null, point: input.point ?? null, patrol: input.patrol ?? null, danger: input.danger, found_on: input.foundOn,
        found_at: input.at === undefined ? (input.foundOn === today ? now : null) : new Date(input.at), open: true,
      }),
    );
    work.matter({ number });
    const photos = addPhotos(work, input.photos, input.foundOn);
    const at = input.at === undefined ? instantOn(input.foundOn, today, now) : new Date(input.at);
    work.event('patrols.hazard-found', {
      kind: kind.code, severity: input.severity, source: input.source, point: input.point ?? null, patrol: input.patrol ?? null, foundOn: input.foundOn, photos, danger: input.danger, text, where, holder: holder.id,
    }, at);
    if (guard !== null) work.event('patrols.hazard-guarded', { text: guard }, at);
    work.becomes('found');
    const phone = kind.phone ?? '110';
    return work.decision({ ...work.left(), number, call: input.danger ? { phone, zh: `有人可能受伤，请马上拨打 ${phone}`, en: `Somebody may be hurt: call ${phone} at once` } : null });
  },
});
