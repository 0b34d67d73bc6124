import { beforeAll, describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { Refusal, addDays, allRoles, newId } from '@anhe/contract/kernel';
import type { Id, Operation } from '@anhe/contract/kernel';
import { documentOperations } from '@anhe/contract/documents';
import { matterOperations } from '@anhe/contract/matters';
import { docxText, unzip } from '../../../../test/docx.ts';
import { cases } from '../../../../test/cases/index.ts';
import type { StagedDispute } from '../../../../test/world.ts';
import { drain } from '../../../../test/drain.ts';
import { useGround } from '../../../../test/ground.ts';
import { outsiders, standings, useWorld } from '../../../../test/world.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { receiptActor } from '../../../kernel/access/actor.ts';
import { migrateQueue, withPool } from '../../../kernel/jobs/index.ts';
import { modules } from '../../index.ts';
import { sweepRooms } from '../index.ts';

const ground = useGround(() => modules);
const word = '紫藤架下的实话';
const world = useWorld(ground);

beforeAll(async () => {
  await migrateQueue(ground.database.job);
});

const first = (found: StagedDispute): Id => found.parties[0]?.id ?? '';
const second = (found: StagedDispute): Id => found.parties[1]?.id ?? '';

async function write(found: StagedDispute, party: Id, more: object = {}, actor: Actor = world.mediator): Promise<StagedDispute> {
  const { revision } = await ground.command(op.noteSealed, actor, { ...found.at, note: newId(), party, kind: 'note', text: `${word}：他愿意让一步`, happenedOn: world.today, ...more });
  return { ...found, revision };
}

const read = (found: StagedDispute, party: Id, actor: Actor = world.mediator) => ground.query(op.sealedNotes, actor, { ...found.at, party });
const texts = async (found: StagedDispute, party: Id, actor?: Actor): Promise<string[]> => (await read(found, party, actor)).items.map(({ text }) => text);

/** All that an answer says: files are opened. */
function saidBy(answer: unknown): string {
  const { bytes } = answer as { bytes?: unknown }; // a file's answer, or another
  if (!(bytes instanceof Uint8Array)) return JSON.stringify(answer) ?? '';
  const head = Buffer.from(bytes.subarray(0, 2)).toString();
  return head === 'PK' ? `${[...unzip(bytes).values()].join('')} ${docxText(bytes)}` : Buffer.from(bytes).toString('utf8');
}

const everybody = (): readonly (readonly [string, Actor])[] => [
  ...standings.flatMap((standing) => allRoles.map((role) => [`${role} of the ${standing}`, world.post(standing, role).actor] as const)), ...Object.entries(outsiders(world)),
];

/** The input of a query about the very matter that is looked into, where it names one. */
function about(operation: Operation, input: Record<string, unknown>, found: StagedDispute): Record<string, unknown> {
  // A paper is asked for in the form that can be read here.
  const asDocx = operation.input.shape['format']?.safeParse('docx').success === true;
  const there: Record<string, unknown> = { ...input, ...('matter' in input ? found.at : {}), ...('party' in input ? { party: first(found) } : {}), ...(asDocx ? { format: 'docx' } : {}) };
  return 'filters' in there ? { ...there, filters: { words: word } } : there;
}

async function outcome(operation: Operation, actor: Actor, input: Record<string, unknown>): Promise<string> {
  try {
    return saidBy(await ground.query(operation, actor, input));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${JSON.stringify(error.details)}`;
  }
}

/** Every row of every table that holds a text, in clear. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await ground.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`);
  const hex = Buffer.from(text).toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    // Text as it stands, as JSON escapes it, and as the bytes of a column would show it.
    const rows = await ground.rows(`select 1 from ${name} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%' limit 1`, [text, hex]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('a sealed note is looked for', () => {
  it('with every query, as every role and everybody without one: its own mediator alone finds it', async () => {
    let found = await world.dispute('accepted', { type: 'marriage-family' });
    found = await world.take(found, 'holdSession', { present: [first(found)] });
    found = await world.take(found, 'askViolence', { answer: 'found' });
    found = await write(await write(found, first(found)), first(found), { kind: 'concession', text: `${word}：最多让到一千` });
    const queries = cases.filter(({ operation }) => operation.kind === 'query');
    expect(queries.length).toBeGreaterThan(40);
    const finders: string[] = [];
    let asked = 0;
    for (const { operation, case: one } of queries) {
      const made = await one.make(world);
      for (const [name, actor] of everybody()) {
        const said = await outcome(operation, actor, about(operation, await made.input(actor), found));
        asked += 1;
        if (said.includes(word)) finders.push(`${operation.name} as ${name}`);
      }
    }
    expect(finders).toEqual(['disputes.sealedNotes as mediator of the committee']);
    expect(asked).toBeGreaterThan(2000);
    // Every paper that the matter can print, and its whole dossier, as those see them who may.
    const { papers } = await ground.query(documentOperations.list, world.mediator, found.at);
    const printable = papers.filter((entry) => entry.printable);
    expect(printable.length).toBeGreaterThan(3);
    for (const { kind, id } of printable) {
      const said = await outcome(documentOperations.paper, world.mediator, { ...found.at, kind, ...(id === null ? {} : { id }), format: 'docx' });
      expect(said, kind).not.toContain(word);
      // Nor what a side answered when it was asked apart: neither side's papers say it.
      expect(said, kind).not.toMatch(/家庭暴力|动过手/);
    }
    // Nor is it in the commands' answers, the log of readers, the outbox, the chain or any other row in clear.
    await drain(ground);
    expect(await rowsWith(word)).toEqual([]);
    const { items: readers } = await ground.query(matterOperations.readers, world.mediator, found.at);
    expect(readers.filter(({ what }) => what.includes('sealed-notes')).length).toBeGreaterThan(0);
  }, 240_000);

  it('is there for its mediator, and said of nobody but its own party', async () => {
    const fresh = await world.dispute('accepted');
    const found = await write(fresh, first(fresh));
    expect(await texts(found, first(found))).toEqual([`${word}：他愿意让一步`]);
    expect(await texts(found, second(found))).toEqual([]);
  });

  it('is not read by a deputy of the post, nor written by one', async () => {
    const fresh = await world.dispute('accepted');
    const found = await write(fresh, first(fresh));
    const deputy: Actor = { ...world.mediator, label: `${world.mediator.label}/${newId()}`, standsInFor: world.mediator.person };
    expect(await texts(found, first(found), deputy)).toEqual([]);
    await expect(write(found, first(found), {}, deputy)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    await expect(write(found, first(found), {}, world.post('committee', 'director').actor)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
  });

  it('names a party of the matter, a day that has been, and an open matter', async () => {
    const found = await world.dispute('accepted');
    await expect(write(found, newId())).rejects.toMatchObject({ fields: [{ path: ['party'], code: 'unknown-choice' }] });
    await expect(write(found, first(found), { happenedOn: addDays(world.today, 1) })).rejects.toMatchObject({ fields: [{ path: ['happenedOn'], code: 'future-date' }] });
    await expect(write(await world.dispute('closed'), first(found))).rejects.toMatchObject({ code: 'disputes.not-lawful-now' });
  });
});

describe('when the mediator is changed', () => {
  const director = (): Actor => world.post('committee', 'director').actor;
  const changed = async (): Promise<StagedDispute> => {
    const fresh = await world.dispute('accepted');
    return world.take(await write(await write(fresh, first(fresh)), second(fresh), { text: '另一方的话' }), 'changeMediator');
  };

  it('the next one reads nothing before the party agrees, then what that party said and no more', async () => {
    const found = await changed();
    expect(await texts(found, first(found), director())).toEqual([]);
    expect((await ground.query(op.room, director(), found.at)).sealed).toEqual([{ party: first(found), mine: 0, waiting: 1 }, { party: second(found), mine: 0, waiting: 1 }]);
    await ground.command(op.passSealed, director(), { ...found.at, party: first(found), agreedOn: world.today, agreedHow: 'phone' });
    expect(await texts(found, first(found), director())).toEqual([`${word}：他愿意让一步`]);
    expect(await texts(found, second(found), director())).toEqual([]);
    // Whoever left reads it no longer, and cannot take it back.
    expect(await texts(found, first(found))).toEqual([]);
    await expect(ground.command(op.passSealed, world.mediator, { ...found.at, party: first(found), agreedOn: world.today, agreedHow: 'phone' })).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    await expect(ground.command(op.passSealed, director(), { ...found.at, party: first(found), agreedOn: world.today, agreedHow: 'phone' })).rejects.toMatchObject({ code: 'disputes.nothing-sealed' });
  });

  it('what the party does not pass on is destroyed: the text is gone, that it was there stays', async () => {
    const found = await changed();
    await ground.command(op.destroySealed, director(), { ...found.at, party: first(found), ground: 'party-refused', happenedOn: world.today });
    expect(await ground.rows('select state, (select count(*)::int from disputes.sealed_text t where t.id = n.id) as texts from disputes.sealed_note n where matter = $1 and party = $2', [found.at.matter, first(found)])).toEqual([{ state: 'destroyed', texts: 0 }]);
    // The other party was not asked yet: its note waits.
    expect((await ground.query(op.room, director(), found.at)).sealed[1]).toEqual({ party: second(found), mine: 0, waiting: 1 });
    const { entries } = await ground.query(matterOperations.timeline, director(), found.at);
    expect(entries.at(-1)).toMatchObject({ type: 'disputes.sealed-destroyed', body: { party: first(found), ground: 'party-refused', notes: 1 }, text: null });
  });
});

const textsLeft = async (found: StagedDispute): Promise<number> =>
  (await ground.rows('select 1 from disputes.sealed_text t join disputes.sealed_note n on n.county = t.county and n.id = t.id where n.matter = $1', [found.at.matter])).length;

describe('the room is emptied', () => {
  it('when the matter is closed: notes, the question about violence, signs and challenge end with it', async () => {
    let found = await world.dispute('accepted', { type: 'marriage-family' });
    for (const party of found.parties) found = await world.take(found, 'askViolence', { party: party.id });
    found = await world.take(await world.take(await write(found, first(found)), 'noteWarning'), 'challenge');
    expect(await textsLeft(found)).toBe(3);
    found = await world.take(await world.take(found, 'fail'), 'close');
    expect(await textsLeft(found)).toBe(0);
    expect(await ground.rows('select asked_apart, kept_apart, challenge, sealed_notes from disputes.dispute where matter = $1', [found.at.matter])).toEqual([{ asked_apart: [], kept_apart: false, challenge: null, sealed_notes: 0 }]);
    expect(await ground.rows('select ended_on::text, next_visit_on from disputes.warning_sign where matter = $1', [found.at.matter])).toEqual([{ ended_on: world.today, next_visit_on: null }]);
    expect((await read(found, first(found))).items.every(({ destroyed, text }) => destroyed && text === '')).toBe(true);
    const gone = await ground.rows<{ body: string }>("select convert_from(bytes, 'utf8') as body from kernel.event where stream = $1 and type = 'disputes.sealed-destroyed'", [found.at.matter]);
    // An envelope holds its body.
    expect(gone.map(({ body }) => (JSON.parse(body) as { body: unknown }).body)).toEqual([{ party: null, ground: 'closed', notes: 3 }]);
  });

  it('by night, some days after the post of its mediator ended, and not before', async () => {
    const spare = await world.sparePost();
    let found = await world.dispute('accepted');
    found = await world.take(found, 'changeMediator', { to: spare.id });
    found = await write(found, first(found), {}, spare.actor);
    await ground.rows('update staff.post set valid_to = $2 where id = $1', [spare.id, world.today]);
    const night = (days: number): Promise<number> => withPool(ground.database.job, 1, (pool) => sweepRooms(pool, addDays(world.today, days)));
    expect(await night(14)).toBe(0);
    expect(await textsLeft(found)).toBe(1);
    expect(await night(15)).toBe(1);
    expect(await drain(ground)).toEqual([]);
    expect(await textsLeft(found)).toBe(0);
    expect(await night(16)).toBe(0);
    const { entries } = await ground.query(matterOperations.timeline, world.mediator, found.at);
    expect(entries.at(-1)).toMatchObject({ type: 'disputes.sealed-destroyed', body: { party: null, ground: 'post-ended', notes: 1 } });
  });

  it('follows its matter to a new division code', async () => {
    const fresh = await world.dispute('accepted');
    const found = await write(fresh, first(fresh));
    await ground.rows("update disputes.sealed_note set place = '610524001299' where matter = $1", [found.at.matter]);
    expect(await ground.rows("select t.place from disputes.sealed_text t join disputes.sealed_note n on n.id = t.id where n.matter = $1", [found.at.matter])).toEqual([{ place: '610524001299' }]);
  });
});

describe('what was answered about violence', () => {
  it('is on no receipt: neither of the side that answered nor of the other', async () => {
    const found = await world.dispute('accepted', { type: 'marriage-family' });
    const holder = receiptActor(world.county);
    const held: { readonly code: string; readonly pass: string | null }[] = [];
    for (const party of found.parties) {
      const { code } = await ground.command(matterOperations.issueReceipt, world.mediator, { ...found.at, receipt: newId(), party: party.id, word: '石榴树' });
      held.push({ code, pass: (await ground.command(matterOperations.givePass, holder, { code, word: '石榴树' })).pass });
    }
    const shown = async (): Promise<unknown[]> => Promise.all(held.flatMap(({ code, pass }) => [
      ground.query(matterOperations.openReceipt, holder, { code }), ground.query(matterOperations.receiptFile, holder, { code, pass }), ground.query(matterOperations.receiptReaders, holder, { code, pass }),
      ground.query(documentOperations.heldPapers, holder, { code, pass }),
    ]));
    const before = await shown();
    const { revision } = (await ground.rows<{ revision: number }>('select revision from matters.matter where id = $1', [found.at.matter]))[0] ?? { revision: 0 };
    await world.take({ ...found, revision }, 'askViolence', { answer: 'found' });
    expect(await shown()).toEqual(before);
  });

  it('keeps the sides apart until the same mediator was told otherwise; the reason names neither side nor answer', async () => {
    let found = await world.dispute('accepted', { type: 'marriage-family' });
    await expect(world.take(found, 'holdSession')).rejects.toMatchObject({ article: 'dv-10' });
    found = await world.take(found, 'askViolence', { answer: 'found' });
    found = await world.take(found, 'askViolence', { party: second(found) });
    const refusal: unknown = await world.take(found, 'holdSession').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'disputes.not-lawful-now', article: 'dv-10', details: { rule: 'family-apart' } });
    // As matched just above.
    expect(JSON.stringify((refusal as Refusal).details)).not.toContain(first(found));
    // Talks apart go on, each side by itself.
    found = await world.take(await world.take(found, 'holdSession', { present: [first(found)] }), 'holdSession', { present: [second(found)] });
    await expect(ground.command(op.planSession, world.mediator, { ...found.at, plan: newId(), day: world.today, time: '09:00', mediator: world.mediator.post, invited: found.parties.map(({ id }) => id), told: 'phone' })).rejects.toMatchObject({ article: 'dv-10' });
    expect((await ground.query(op.room, world.mediator, found.at)).violence).toMatchObject({ complete: true, found: true });
    found = await world.take(found, 'askViolence', { answer: 'none' });
    await world.take(found, 'holdSession');
  });

  it('asked with the other side near does not count as asked', async () => {
    let found = await world.dispute('accepted', { type: 'marriage-family' });
    for (const party of found.parties) found = await world.take(found, 'askViolence', { party: party.id, apart: false });
    await expect(world.take(found, 'holdSession')).rejects.toMatchObject({ article: 'dv-10' });
  });

  it('is asked before a family matter is settled on the spot', async () => {
    const settle = (more: object) => {
      const input = { ...world.filing(), ...world.terms(), mediator: world.mediator.post, form: 'oral', toldHow: 'read-out', writtenNotNeeded: true, type: 'marriage-family', ...more };
      return ground.command(op.settleOnSpot, world.mediator, input);
    };
    await expect(settle({})).rejects.toMatchObject({ article: 'dv-10' });
    expect((await settle({ askedApart: true })).defects).toEqual([]);
    expect((await settle({ already: true })).defects).toEqual(['family-apart']);
  });
});
