import type pg from 'pg';
import { sha256 } from '../crypto/keyring.ts';

/** A chain's newest event as a seal holds it. */
export interface SealLeaf {
  readonly county: string;
  readonly stream: string;
  readonly seq: number;
  readonly hash: Buffer;
}

const leafMark = Buffer.from([0]);
const nodeMark = Buffer.from([1]);

/** The root before the first seal. */
export const sealStart: Buffer = Buffer.alloc(32);

/**
 * A Merkle root (RFC 6962 §2.1), fed leaf by leaf: it keeps one hash for each full subtree, not the leaves.
 */
export class MerkleRoot {
  readonly #full: { readonly size: number; readonly hash: Buffer }[] = [];

  add(content: Uint8Array): void {
    let node = { size: 1, hash: sha256(leafMark, content) };
    for (let last = this.#full.at(-1); last?.size === node.size; last = this.#full.at(-1)) {
      this.#full.pop();
      node = { size: node.size * 2, hash: sha256(nodeMark, last.hash, node.hash) };
    }
    this.#full.push(node);
  }

  value(): Buffer {
    const hashes = this.#full.map(({ hash }) => hash);
    const last = hashes.pop();
    if (last === undefined) return sha256();
    return hashes.reduceRight((right, left) => sha256(nodeMark, left, right), last);
  }
}

const leafBytes = ({ county, stream, seq, hash }: SealLeaf): Buffer => Buffer.concat([Buffer.from(`${county} ${stream} ${seq} `), hash]);

/** A seal's root: the previous root as first leaf, then the chains in order of county and stream. */
export class SealRoot {
  readonly #tree = new MerkleRoot();
  #count = 0;

  constructor(previous: Uint8Array) {
    this.#tree.add(previous);
  }

  add(leaf: SealLeaf): void {
    this.#tree.add(leafBytes(leaf));
    this.#count += 1;
  }

  get streams(): number {
    return this.#count;
  }

  value(): Buffer {
    return this.#tree.value();
  }
}

export interface Seal {
  readonly id: number;
  readonly streams: number;
  readonly root: Buffer;
}

const sealLock = 4_210_610_504;

// A chain's head is the event that none follows; it is in the seal when no earlier seal holds it.
const changedText = `
  select e.county, e.stream, e.seq, e.hash from kernel.event e
   where not exists (select from kernel.event n where n.county = e.county and n.stream = e.stream and n.seq = e.seq + 1)
     and not exists (select from kernel.seal_leaf l where l.county = e.county and l.stream = e.stream and l.seq = e.seq)
   order by e.county collate "C", e.stream`;

/**
 * Seals the chains that changed since the last seal, all as of one snapshot. Undefined when nothing changed.
 * @param pool of the jobs' account, or of the owner
 */
export async function seal(pool: pg.Pool, now: Date): Promise<Seal | undefined> {
  const client = await pool.connect();
  let broken = false;
  try {
    // The lock comes before the snapshot: who waited for another seal sees its leaves.
    await client.query('select pg_advisory_lock($1)', [sealLock]);
    await client.query('begin isolation level repeatable read');
    const made = await sealInSnapshot(client, now);
    await client.query('commit');
    return made;
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [sealLock]).catch(() => (broken = true));
    client.release(broken);
  }
}

async function sealInSnapshot(client: pg.PoolClient, now: Date): Promise<Seal | undefined> {
  const { rows } = await client.query<{ id: number; root: Buffer }>('select id, root from kernel.seal order by id desc limit 1');
  const previous = rows[0]?.root ?? sealStart;
  const id = (rows[0]?.id ?? 0) + 1;
  const root = new SealRoot(previous);
  await client.query(`declare changed cursor for ${changedText}`);
  for (;;) {
    const { rows: leaves } = await client.query<SealLeaf>('fetch 5000 from changed');
    if (leaves.length === 0) break;
    for (const leaf of leaves) root.add(leaf);
  }
  await client.query('close changed');
  if (root.streams === 0) return undefined;
  const made = { id, streams: root.streams, root: root.value() };
  await client.query(
    `insert into kernel.seal (id, sealed_at, xid_below, streams, root, previous)
     values ($1, $2, pg_snapshot_xmin(pg_current_snapshot()), $3, $4, $5)`,
    [id, now, made.streams, made.root, previous],
  );
  await client.query(`insert into kernel.seal_leaf (seal, county, stream, seq, hash) select $1, county, stream, seq, hash from (${changedText}) as changed`, [id]);
  return made;
}
