import { randomBytes } from 'node:crypto';
import { contains, instantOf, invalid, rangeOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { PointLine } from '@anhe/contract/patrols';
import { inScope } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart, headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { append, areaOf, roundEvent } from '../rows.ts';
import type { PatrolSubject } from '../rows.ts';
import { openWords, sealWords } from '../sealed.ts';

/** The columns of a point's line over `p`; when it was last passed and what is open there is read, never kept beside. */
export const pointColumns = `
  p.county, p.id, p.place, places.full_name(p.place) as "placeName", p.kind, p.name, p.lat, p.lng, p.look, p.active, p.revision,
  (select max(c.at) from patrols.check_in c where c.county = p.county and c.point = p.id) as last_passed,
  (select count(*)::int from patrols.hazard h where h.county = p.county and h.point = p.id and h.open) as "openHazards"`;

export type PointRow = Omit<PointLine, 'spot' | 'look' | 'lastPassed'> & { readonly lat: number | null; readonly lng: number | null; readonly look: Buffer | null; readonly last_passed: Date | null };

export const pointLine = (keys: Keyring, { lat, lng, look, last_passed: last, ...line }: PointRow): PointLine => ({
  ...line, spot: lat === null || lng === null ? null : { lat, lng }, look: openWords(keys, 'point.look', line.county, line.id, look), lastPassed: last === null ? null : instantOf(last),
});

export const points = onQuery({
  operation: patrolOperations.points,
  facts: ({ actor, input }) => {
    const area = areaOf(actor, input.place);
    return {
      rows: raw(
        `select ${pointColumns} from patrols.point p where ${area.on('p.place')} and (p.active or ${area.after(1)}) order by p.place, p.name, p.id limit 2000`,
        [...area.values, input.all], (rows) => rows as readonly PointRow[], // the columns above
      ),
    };
  },
  answer: ({ keys }, { facts }) => ({ items: facts.rows.map((row) => pointLine(keys, row)) }),
});

interface PointSubject extends PatrolSubject {
  readonly active: boolean;
}

const lockPoint = (county: string, point: Id): Statement<PointSubject | undefined> =>
  raw('select county, id, place, revision, chain, active from patrols.point where county = $1 and id = $2 for update', [county, point], (rows) => {
    const row = rows[0] as (StreamHead & { readonly active: boolean }) | undefined; // the columns above
    return row === undefined ? undefined : { head: headOf(row), active: row.active };
  });

/** Letters that nobody reads wrongly from a plate in the rain: no 0, O, 1, I, L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codeLength = 20;

/** What a plate bears: chance, 98 bits of it; nothing of the place can be told from it. */
function newCode(keys: Keyring, county: string, point: Id): { readonly code: Buffer; readonly code_index: Buffer } {
  const letters: string[] = [];
  while (letters.length < codeLength) {
    // What lies above the last whole round of the alphabet is thrown again, so that all letters are as likely.
    for (const byte of randomBytes(codeLength)) if (byte < 248 && letters.length < codeLength) letters.push(alphabet[byte % alphabet.length] ?? '');
  }
  const code = letters.join('');
  const { sealed } = sealWords(keys, 'point.code', county, point, code);
  if (sealed === null) throw new Error('a code is never empty');
  return { code: sealed, code_index: codeIndex(keys, code) };
}

/** As read from a plate: blanks and small letters do not matter. */
export const codeIndex = (keys: Keyring, code: string): Buffer => keys.index('patrol plate', code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''));

export const setPoint = onCommand({
  operation: patrolOperations.setPoint,
  facts: ({ input }) => ({ place: placeFact(input.place), before: lockPoint(input.county, input.point) }),
  decide: ({ input, actor, keys, now, today }, { facts }) => {
    const { county, point, place, kind, name, spot, active } = input;
    assertPlaceHolds(facts.place, today, ['place']);
    if (!contains(county, place) || !inScope(actor.scope, place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const set = { place, kind, name, lat: spot?.lat ?? null, lng: spot?.lng ?? null, look: sealWords(keys, 'point.look', county, point, input.look).sealed, active };
    const head = facts.before?.head ?? { county, id: point, place, revision: 0, chain: chainStart };
    return {
      appends: [append('patrols.point', head, roundEvent('patrols.point-set', now, { kind, place, active }))],
      changes: [facts.before === undefined ? insert('patrols.point', { county, id: point, ...set, ...newCode(keys, county, point), revision: 0, chain: chainStart }) : update('patrols.point', { county, id: point }, set)],
      answer: { revision: head.revision + 1 },
    };
  },
});

/** A lost plate is worth nothing from now on. */
export const renewPlate = onCommand({
  operation: patrolOperations.renewPlate,
  subject: ({ input }) => lockPoint(input.county, input.point),
  decide: ({ input, keys, now }, { subject }: { subject: PointSubject }) => ({
    appends: [append('patrols.point', subject.head, roundEvent('patrols.plate-renewed', now, {}))],
    changes: [update('patrols.point', { county: input.county, id: input.point }, newCode(keys, input.county, input.point))],
    answer: { revision: subject.head.revision + 1 },
  }),
});

interface PlateRow {
  readonly county: string;
  readonly point: Id;
  readonly name: string;
  readonly placeName: string;
  readonly place: string;
  readonly code: Buffer;
}

/** What the plates of a place bear, for printing; one row of the access log for each call. */
export const plates = onQuery({
  operation: patrolOperations.plates,
  facts: ({ actor, input }) => {
    if (!inScope(actor.scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const { from, to } = rangeOf(input.place);
    return {
      rows: raw(
        'select p.county, p.id as point, p.name, places.name_of(p.place) as "placeName", p.place, p.code from patrols.point p where p.place >= $1 and p.place < $2 and p.active order by p.place, p.name, p.id limit 500',
        [from, to], (rows) => rows as readonly PlateRow[], // the columns above
      ),
    };
  },
  log: ({ input }, { facts }) => [{ place: input.place, outcome: 'read', fields: ['point-codes', `rows:${facts.rows.length}`] }],
  answer: ({ keys }, { facts }) => ({
    items: facts.rows.map(({ county, point, name, placeName, code }) => ({ point, name, placeName, code: openWords(keys, 'point.code', county, point, code) ?? '' })),
  }),
});
