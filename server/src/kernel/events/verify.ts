import { z } from 'zod';
import type pg from 'pg';
import type { Connection } from '../database/connection.ts';
import { withClient } from '../database/connection.ts';
import { saltedDigest } from '../crypto/keyring.ts';
import { chainHash, chainStart } from './chain.ts';
import { SealRoot, sealStart } from './seal.ts';
import type { SealLeaf } from './seal.ts';

/** What is not as it was written. */
export interface Finding {
  readonly what:
    | 'hash' | 'gap' | 'columns' | 'unreadable' | 'head' | 'headless' | 'text-missing' | 'text-changed' | 'seal-root' | 'seal-order' | 'seal-leaf';
  readonly county: string;
  readonly stream: string;
  readonly seq: number;
}

/** Rows that hold the free texts of events: where they lie and how one is opened. */
export interface TextSource {
  /** Schema and table, with the columns county, id, sealed, salt, erased_at. */
  readonly table: string;
  readonly open: (county: string, id: string, sealed: Buffer) => string;
}

export interface Verified {
  readonly events: number;
  readonly streams: number;
  readonly texts: number;
  readonly seals: number;
  /** The first thousand; `found` counts all. */
  readonly findings: readonly Finding[];
  readonly found: number;
}

interface EventRow {
  readonly county: string;
  readonly stream: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly actor: string;
  readonly command: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

interface HeadRow {
  readonly county: string;
  readonly id: string;
  readonly revision: number;
  readonly chain: Buffer;
}

interface TextRow {
  readonly county: string;
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly salt: Buffer | null;
}

interface Reference {
  readonly row: EventRow;
  readonly content: string;
  readonly digest: string;
}

const Envelope = z.strictObject({
  county: z.string(), stream: z.string(), seq: z.int(), id: z.string(), type: z.string(), version: z.int(), actor: z.string(), command: z.string(),
  occurredAt: z.string(), recordedAt: z.string(), body: z.record(z.string(), z.unknown()),
});

class Findings {
  readonly list: Finding[] = [];
  count = 0;

  add(what: Finding['what'], at: { readonly county: string; readonly stream: string; readonly seq: number }): void {
    this.count += 1;
    if (this.list.length < 1000) this.list.push({ what, county: at.county, stream: at.stream, seq: at.seq });
  }
}

/** Rows of a cursor, a few thousand at a time: the memory stays small whatever there is. */
async function* stream<T extends pg.QueryResultRow>(client: pg.Client, name: string, query: string): AsyncGenerator<T> {
  await client.query(`declare ${name} cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query<T>(`fetch 2000 from ${name}`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query(`close ${name}`);
}

/**
 * Recomputes everything that makes tampering visible, as of one snapshot: every chain from its stored bytes, the columns
 * beside the bytes, the heads in the streams' own rows, the digests of free texts that were not erased, and the seals.
 * @param owner the account that row security does not hold
 */
export async function verifyAll(owner: Connection, texts: TextSource): Promise<Verified> {
  return withClient(owner, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const findings = new Findings();
    const chains = await verifyChains(client, texts, findings);
    const seals = await verifySeals(client, findings);
    await client.query('commit');
    return { ...chains, seals, findings: findings.list, found: findings.count };
  });
}

async function verifyChains(client: pg.Client, texts: TextSource, findings: Findings): Promise<{ events: number; streams: number; texts: number }> {
  const heads = new Heads(stream<HeadRow>(client, 'heads', await headsQuery(client)), findings);
  const reader = new TextReader(client, texts, findings);
  let [events, streams] = [0, 0];
  let before: EventRow | undefined;
  const query = `select county, stream, seq, id, type, version, actor, command, occurred_at, recorded_at, bytes, hash
                   from kernel.event order by county collate "C", stream, seq`;
  for await (const row of stream<EventRow>(client, 'events', query)) {
    if (before !== undefined && (before.county !== row.county || before.stream !== row.stream)) {
      await heads.end(before);
      before = undefined;
    }
    if (before === undefined) streams += 1;
    if (row.seq !== (before?.seq ?? 0) + 1) findings.add('gap', row);
    if (!chainHash(before?.hash ?? chainStart, row.bytes).equals(row.hash)) findings.add('hash', row);
    await checkEnvelope(row, findings, reader);
    before = row;
    events += 1;
  }
  if (before !== undefined) await heads.end(before);
  await heads.rest();
  await reader.flush();
  return { events, streams, texts: reader.count };
}

async function checkEnvelope(row: EventRow, findings: Findings, reader: TextReader): Promise<void> {
  let json: unknown;
  try {
    json = JSON.parse(row.bytes.toString());
  } catch {
    json = undefined;
  }
  const parsed = Envelope.safeParse(json);
  if (!parsed.success) return findings.add('unreadable', row);
  const { body, occurredAt, recordedAt, ...columns } = parsed.data;
  const same =
    Object.entries(columns).every(([name, value]) => row[name as keyof typeof columns] === value) && // names of both alike
    occurredAt === row.occurred_at.toISOString() && recordedAt === row.recorded_at.toISOString();
  if (!same) findings.add('columns', row);
  for (const { content, digest } of textsIn(body)) await reader.add({ row, content, digest });
}

/** References to texts, wherever in a body they are. */
function textsIn(value: unknown): { content: string; digest: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('content' in value && 'digest' in value && typeof value.content === 'string' && typeof value.digest === 'string') {
    return [{ content: value.content, digest: value.digest }];
  }
  return Object.values(value).flatMap(textsIn);
}

/** All rows that are heads of streams, by what they are: tables with a revision and a chain. */
async function headsQuery(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
      where column_name in ('county', 'id', 'revision', 'chain') group by table_schema, table_name having count(*) = 4 order by 1`,
  );
  const parts = rows.map(({ name }) => `select county, id, revision, chain from ${name}`);
  return `select * from (${parts.join(' union all ')}) as heads order by county collate "C", id`;
}

/** Walks the heads beside the chains, both in the same order. */
class Heads {
  readonly #rows: AsyncGenerator<HeadRow>;
  readonly #findings: Findings;
  #ahead: HeadRow | undefined;

  constructor(rows: AsyncGenerator<HeadRow>, findings: Findings) {
    this.#rows = rows;
    this.#findings = findings;
  }

  async #peek(): Promise<HeadRow | undefined> {
    if (this.#ahead === undefined) {
      const next = await this.#rows.next();
      this.#ahead = next.done === true ? undefined : next.value;
    }
    return this.#ahead;
  }

  /** The chain that ends with this event: its head must say the same. */
  async end(last: EventRow): Promise<void> {
    for (let head = await this.#peek(); head !== undefined; head = await this.#peek()) {
      if (head.county > last.county || (head.county === last.county && head.id > last.stream)) break;
      this.#ahead = undefined;
      if (head.county === last.county && head.id === last.stream) {
        if (head.revision !== last.seq || !head.chain.equals(last.hash)) this.#findings.add('head', last);
        return;
      }
      this.#withoutEvents(head);
    }
    this.#findings.add('headless', last);
  }

  async rest(): Promise<void> {
    for (let head = await this.#peek(); head !== undefined; head = await this.#peek()) {
      this.#ahead = undefined;
      this.#withoutEvents(head);
    }
  }

  #withoutEvents(head: HeadRow): void {
    if (head.revision !== 0 || !head.chain.equals(chainStart)) this.#findings.add('head', { county: head.county, stream: head.id, seq: head.revision });
  }
}

/** Looks up the texts of events some hundreds at a time. */
class TextReader {
  readonly #client: pg.Client;
  readonly #texts: TextSource;
  readonly #findings: Findings;
  #waiting: Reference[] = [];
  count = 0;

  constructor(client: pg.Client, texts: TextSource, findings: Findings) {
    this.#client = client;
    this.#texts = texts;
    this.#findings = findings;
  }

  async add(reference: Reference): Promise<void> {
    this.#waiting.push(reference);
    if (this.#waiting.length >= 500) await this.flush();
  }

  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    const { rows } = await this.#client.query<TextRow>(
      `select t.county, t.id, t.sealed, t.salt from unnest($1::text[], $2::uuid[]) as w(county, id) join ${this.#texts.table} t using (county, id)`,
      [waiting.map(({ row }) => row.county), waiting.map(({ content }) => content)],
    );
    const found = new Map(rows.map((row) => [`${row.county} ${row.id}`, row]));
    for (const { row, content, digest } of waiting) {
      this.count += 1;
      const text = found.get(`${row.county} ${content}`);
      if (text === undefined) this.#findings.add('text-missing', row);
      else if (!this.#matches(text, digest)) this.#findings.add('text-changed', row);
    }
  }

  /** An erased text has lost its salt with its words: nothing is left to compare. */
  #matches({ county, id, sealed, salt }: TextRow, digest: string): boolean {
    if (sealed === null && salt === null) return true;
    if (sealed === null || salt === null) return false;
    try {
      return saltedDigest(salt, this.#texts.open(county, id, sealed)).toString('hex') === digest;
    } catch {
      return false;
    }
  }
}

interface SealRow {
  readonly id: number;
  readonly streams: number;
  readonly root: Buffer;
  readonly previous: Buffer;
}

async function verifySeals(client: pg.Client, findings: Findings): Promise<number> {
  const { rows: seals } = await client.query<SealRow>('select id, streams, root, previous from kernel.seal order by id');
  let previous = sealStart;
  for (const [index, seal] of seals.entries()) {
    const at = { county: '', stream: '', seq: seal.id };
    if (seal.id !== index + 1 || !seal.previous.equals(previous)) findings.add('seal-order', at);
    const root = new SealRoot(seal.previous);
    const leaves = stream<SealLeaf & { genuine: boolean }>(
      client, 'leaves',
      `select l.county, l.stream, l.seq, l.hash, e.hash is not distinct from l.hash as genuine from kernel.seal_leaf l
         left join kernel.event e on e.county = l.county and e.stream = l.stream and e.seq = l.seq
        where l.seal = ${seal.id} order by l.county collate "C", l.stream`,
    );
    for await (const leaf of leaves) {
      root.add(leaf);
      if (!leaf.genuine) findings.add('seal-leaf', leaf);
    }
    if (!root.value().equals(seal.root) || root.streams !== seal.streams) findings.add('seal-root', at);
    previous = seal.root;
  }
  return seals.length;
}
