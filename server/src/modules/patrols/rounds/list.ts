import { addDays, instantOf, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { PatrolLine, PatrolView } from '@anhe/contract/patrols';
import { actingPost } from '../../../kernel/access/actor.ts';
import { abilities } from '../../../kernel/access/policy.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { hazardColumns, hazardLine, hazardTables } from '../hazards/lines.ts';
import type { HazardLineRow } from '../hazards/lines.ts';
import { patrolPolicies } from '../policy.ts';
import { areaOf, openMine, openOwn, postJson, rotaTables } from '../rows.ts';
import { openWords } from '../sealed.ts';
import { momentsOf } from '../shifts/list.ts';
import { readRound } from './subject.ts';
import type { RoundSubject } from './subject.ts';

type LineRow = Omit<PatrolLine, 'startedAt' | 'endedAt'> & { readonly started_at: Date; readonly ended_at: Date | null };

const lineColumns = `
  r.county, r.id, r.place, places.full_name(r.place) as "placeName", r.unit, ru.name as "unitName", r.shift, r.kind, r.status, r.started_at, r.ended_at,
  (select coalesce(json_agg(${postJson} order by u.name, n.name, p.id), '[]') from patrols.patrol_post x join ${rotaTables} on p.county = x.county and p.id = x.post where x.county = r.county and x.patrol = r.id) as posts,
  cardinality(r.points) as planned, (select count(distinct c.point)::int from patrols.check_in c where c.county = r.county and c.patrol = r.id) as passed,
  (select count(*)::int from patrols.hazard h where h.county = r.county and h.patrol = r.id) as hazards, r.revision`;

const patrolLine = ({ started_at: startedAt, ended_at: endedAt, ...line }: LineRow): PatrolLine => ({ ...line, startedAt: instantOf(startedAt), endedAt: endedAt === null ? null : instantOf(endedAt) });

function cursorOf(text: string | undefined): readonly [string | null, Id | null] {
  if (text === undefined) return [null, null];
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+\+08:00)_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

/** How far back one's own patrols of other places are listed, where no day is named. */
const ownDays = 366;

/** Patrols of an area, or one's own wherever they went; newest first. */
export const list = onQuery({
  operation: patrolOperations.list,
  narrow: ({ actor, input, today }) => openMine(actor, input.mine, ...momentsOf(input.from ?? addDays(today, -ownDays), input.to ?? today)),
  facts: ({ actor, input }) => {
    const [from] = input.from === undefined ? [null] : momentsOf(input.from, input.from);
    const [, to] = input.to === undefined ? [null, null] : momentsOf(input.to, input.to);
    const [at, id] = cursorOf(input.cursor);
    const area = areaOf(actor, input.place, input.mine);
    const p = area.after;
    return {
      rows: raw(
        `select ${lineColumns} from patrols.patrol r join staff.unit ru on ru.county = r.county and ru.id = r.unit
          where ${area.on('r.place')} and (${p(1)}::text is null or r.status = ${p(1)})
            and (${p(2)}::uuid is null or exists (select from patrols.patrol_post x where x.county = r.county and x.patrol = r.id and x.post = ${p(2)}))
            and (${p(3)}::timestamptz is null or r.started_at >= ${p(3)}) and (${p(4)}::timestamptz is null or r.started_at < ${p(4)})
            and (${p(5)}::timestamptz is null or (r.started_at, r.id) < (${p(5)}::timestamptz, ${p(6)}::uuid))
          order by r.started_at desc, r.id desc limit ${p(7)}`,
        [...area.values, input.status ?? null, input.mine ? actingPost(actor).post : null, from, to, at, id, input.limit + 1], (rows) => rows as readonly LineRow[], // the columns above
      ),
    };
  },
  answer: ({ input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit).map(patrolLine);
    const last = items.at(-1);
    return { items, next: facts.rows.length > input.limit && last !== undefined ? `${last.startedAt}_${last.id}` : null };
  },
});

interface Beside {
  readonly check_ins: readonly PatrolView['checkIns'][number][];
  readonly missed: readonly PatrolView['missed'][number][];
  /** Sealed words as hexadecimal digits. */
  readonly seen: readonly { readonly id: Id; readonly point: Id | null; readonly at: string; readonly words: string; readonly by: string }[];
  readonly summary: Buffer | null;
}

const besideText = `
  select
    (select coalesce(json_agg(json_build_object('id', c.id, 'point', c.point, 'pointName', coalesce(k.name, ''), 'at', c.at, 'way', c.way, 'by', n.name) order by c.at, c.id), '[]')
       from patrols.check_in c join staff.post p on p.county = c.county and p.id = c.post join staff.person n on n.county = p.county and n.id = p.person
       left join patrols.point k on k.county = c.county and k.id = c.point where c.county = r.county and c.patrol = r.id) as check_ins,
    (select coalesce(json_agg(json_build_object('point', k.id, 'name', k.name) order by k.name, k.id), '[]') from patrols.point k
      where k.county = r.county and k.id = any(r.points) and not exists (select from patrols.check_in c where c.county = r.county and c.patrol = r.id and c.point = k.id)) as missed,
    (select coalesce(json_agg(json_build_object('id', s.id, 'point', s.point, 'at', s.at, 'words', encode(s.words, 'hex'), 'by', n.name) order by s.at, s.id), '[]')
       from patrols.seen s join staff.post p on p.county = s.county and p.id = s.post join staff.person n on n.county = p.county and n.id = p.person where s.county = r.county and s.patrol = r.id) as seen,
    r.summary
    from patrols.patrol r where r.county = $1 and r.id = $2`;

const facts = (county: string, patrol: Id) => ({
  line: raw(`select ${lineColumns} from patrols.patrol r join staff.unit ru on ru.county = r.county and ru.id = r.unit where r.county = $1 and r.id = $2`, [county, patrol], (rows) => rows[0] as LineRow), // the columns above
  beside: raw(besideText, [county, patrol], (rows) => rows[0] as Beside), // the columns of the text
  hazards: raw(
    `select ${hazardColumns} from patrols.hazard z join matters.matter m on m.county = z.county and m.id = z.matter ${hazardTables} where z.county = $1 and z.patrol = $2 order by m.recorded_at, m.id limit 200`,
    [county, patrol], (rows) => rows as readonly HazardLineRow[], // the columns of a line
  ),
});

export const patrol = onQuery<(typeof patrolOperations)['patrol'], RoundSubject, ReturnType<typeof facts>>({
  operation: patrolOperations.patrol,
  narrow: ({ input, actor }) => openOwn(input.county, actor, input.patrol),
  subject: ({ input }) => readRound(input.county, input.patrol),
  facts: ({ input }) => facts(input.county, input.patrol),
  answer: ({ actor, keys, today, input }, { subject, facts: known }) => ({
    line: patrolLine(known.line), missed: [...known.beside.missed], checkIns: known.beside.check_ins.map((one) => ({ ...one, at: instantOf(new Date(one.at)) })),
    seen: known.beside.seen.map(({ id, point, at, words, by }) => ({ id, point, at: instantOf(new Date(at)), text: openWords(keys, 'seen.words', input.county, id, Buffer.from(words, 'hex')), by })),
    hazards: known.hazards.map((row) => hazardLine(keys, row, today)), summary: openWords(keys, 'patrol.summary', input.county, input.patrol, known.beside.summary),
    abilities: abilities(patrolOperations, patrolPolicies, actor, subject),
  }),
});
