import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { judgeVisit, policingOperations } from '@anhe/contract/policing';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { areaOf } from '../../patrols/index.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { append, assertInArea, assertTellsOfNobody, insist } from '../rows.ts';
import { sealTexts } from '../sealed.ts';
import { visitLine, visitsText } from './visit-lines.ts';
import type { VisitRow } from './visit-lines.ts';

type Visit = CommandRequest<(typeof policingOperations)['recordVisit']>;

/** Disputes and hazards, and points, of a village among some ids. What residents ask of departments is no officer's to look at. */
const targetsIn = (county: string, place: PlaceCode, ids: readonly Id[]): Statement<ReadonlyMap<Id, 'matter' | 'point'>> =>
  raw(
    `select id, 'matter' as kind from matters.matter where county = $1 and id = any($3) and kind in ('dispute', 'hazard') and place >= $2 and place < $2 || '~'
     union all select id, 'point' from patrols.point where county = $1 and id = any($3) and place >= $2 and place < $2 || '~'`,
    [county, place, ids], (rows) => new Map((rows as readonly { id: Id; kind: 'matter' | 'point' }[]).map(({ id, kind }) => [id, kind])), // the two columns
  );

/** A spot has words and no id, a matter or a point an id and no other name. */
function assertShape({ input }: Visit): void {
  const fields = input.looked.flatMap(({ kind, target, spot }, index) => {
    if (kind === 'spot') return [...(spot === undefined ? [{ path: ['looked', index, 'spot'], code: 'required' as const }] : []), ...(target === undefined ? [] : [{ path: ['looked', index, 'target'], code: 'unknown-field' as const }])];
    return [...(target === undefined ? [{ path: ['looked', index, 'target'], code: 'required' as const }] : []), ...(spot === undefined ? [] : [{ path: ['looked', index, 'spot'], code: 'unknown-field' as const }])];
  });
  if (fields.length > 0) throw invalid(...fields);
}

/** An officer was in a village: what was looked at and how it was found. Nobody who was met is written down. */
export const recordVisit = onCommand({
  operation: policingOperations.recordVisit,
  facts: (request) => {
    assertShape(request);
    const { county, place, looked } = request.input;
    return { place: placeFact(place), targets: targetsIn(county, place, looked.flatMap(({ target }) => target ?? [])) };
  },
  decide: ({ input, actor, keys, now, today }, { facts }) => {
    const { county, visit, place, happenedOn, looked } = input;
    assertPlaceHolds(facts.place, today, ['place']);
    if (place.length !== 12) throw invalid({ path: ['place'], code: 'unknown-choice' });
    assertInArea(actor, county, place);
    insist(judgeVisit(happenedOn, today));
    assertTellsOfNobody(looked.flatMap(({ spot = '', text }, index) => [{ text: spot, path: ['looked', index, 'spot'] }, { text, path: ['looked', index, 'text'] }]));
    const strangers = looked.flatMap(({ kind, target }, index) => (target === undefined || facts.targets.get(target) === kind ? [] : [{ path: ['looked', index, 'target'], code: 'unknown-choice' as const }]));
    if (strangers.length > 0) throw new Refusal('policing.not-there', { details: { count: strangers.length }, fields: strangers });
    const { sealed, digest } = sealTexts(keys, 'visit.words', county, visit, looked.flatMap(({ spot = '', text }) => [spot, text]));
    const head = { county, id: visit, place, revision: 0, chain: chainStart };
    return {
      appends: [append('policing.visit', head, now, 'policing.visited', { place, happenedOn, looked: looked.map(({ kind, target, state }) => ({ kind, target: target ?? null, state })), digest })],
      changes: [
        insert('policing.visit', { county, id: visit, place, post: actingPost(actor).post, happened_on: happenedOn, words: sealed, recorded_at: now, revision: 0, chain: chainStart }),
        insert('policing.visit_item', ...looked.map(({ kind, target, state }, index) => ({ county, visit, position: index + 1, place, kind, target: target ?? null, state }))),
      ],
      answer: { revision: 1 },
    };
  },
});

function cursorOf(text: string | undefined): readonly [string | null, Id | null] {
  if (text === undefined) return [null, null];
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

/** Visits of an area, the newest first. */
export const visits = onQuery({
  operation: policingOperations.visits,
  facts: ({ actor, input }) => {
    const area = areaOf(actor, input.place);
    const p = area.after;
    const [day, id] = cursorOf(input.cursor);
    return {
      rows: raw(
        `${visitsText} where ${area.on('x.place')} and (${p(1)}::date is null or x.happened_on >= ${p(1)}) and (${p(2)}::date is null or x.happened_on <= ${p(2)})
            and (${p(3)}::date is null or (x.happened_on, x.id) < (${p(3)}, ${p(4)}::uuid)) order by x.happened_on desc, x.id desc limit ${p(5)}`,
        [...area.values, input.from ?? null, input.to ?? null, day, id, input.limit + 1], (rows) => rows as readonly VisitRow[], // the columns of a visit
      ),
    };
  },
  answer: ({ keys, input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items: items.map((row) => visitLine(keys, row)), next: facts.rows.length > input.limit && last !== undefined ? `${last.happenedOn}_${last.id}` : null };
  },
});
