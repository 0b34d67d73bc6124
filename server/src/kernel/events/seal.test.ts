import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommittee, buildMatter } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { sha256 } from '../crypto/keyring.ts';
import { withPool } from '../jobs/index.ts';
import { MerkleRoot, seal } from './seal.ts';
import { verifyAll } from './verify.ts';
import type { Finding, Verified } from './verify.ts';

/** The definition of RFC 6962 §2.1, word for word. */
function merkle(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0] ?? Buffer.alloc(0));
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.from([1]), merkle(leaves.slice(0, half)), merkle(leaves.slice(half)));
}

it('a Merkle root fed leaf by leaf is the one of the definition', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 40 }), (arrays) => {
      const leaves = arrays.map((array) => Buffer.from(array));
      const root = new MerkleRoot();
      for (const leaf of leaves) root.add(leaf);
      expect(root.value()).toEqual(merkle(leaves));
    }),
    { seed: 8610 },
  );
});

describe('seal and verification', () => {
  const ground = useGround(() => []);
  const texts = { table: 'matters.content', open: (county: string, id: string, sealed: Buffer) => String(ground.keys.open(sealed, `matters.content ${county} ${id}`)) };
  const verified = (): Promise<Verified> => verifyAll(ground.database.owner, texts);
  const sealed = () => withPool(ground.database.job, 1, (pool) => seal(pool, ground.now));
  const matters: string[] = [];

  beforeAll(async () => {
    const { unit } = await buildCommittee(ground);
    for (let index = 0; index < 5; index += 1) matters.push((await buildMatter(ground, unit)).id);
  });

  it('seals what changed, once, each seal on the one before', async () => {
    expect(await sealed()).toMatchObject({ id: 1, streams: 5 });
    expect(await sealed()).toBeUndefined();
    const { unit } = await buildCommittee(ground);
    matters.push((await buildMatter(ground, unit)).id);
    expect(await sealed()).toMatchObject({ id: 2, streams: 1 });
    expect(await verified()).toMatchObject({ events: 6, streams: 6, seals: 2, findings: [], found: 0 });
  });

  /** Changes rows behind the program's back, looks, and puts everything back. */
  async function tampered(...statements: readonly string[]): Promise<Finding['what'][]> {
    await ground.rows('alter table kernel.event disable trigger append_only');
    await ground.rows('alter table kernel.seal disable trigger append_only');
    await ground.rows('alter table kernel.seal_leaf disable trigger append_only');
    await ground.rows('create table public.kept as table kernel.event');
    await ground.rows('create table public.kept_heads as select county, id, revision, chain from matters.matter');
    try {
      for (const statement of statements) await ground.rows(statement.replaceAll('{first}', `'${matters[0] ?? ''}'`));
      return [...new Set((await verified()).findings.map(({ what }) => what))].sort();
    } finally {
      await ground.rows('delete from kernel.event');
      await ground.rows('insert into kernel.event select * from public.kept');
      await ground.rows('update matters.matter m set revision = k.revision, chain = k.chain from public.kept_heads k where k.county = m.county and k.id = m.id');
      await ground.rows('drop table public.kept, public.kept_heads');
    }
  }

  it.each<[string, string[], string[]]>([
    ['an event’s bytes', [`update kernel.event set bytes = replace(convert_from(bytes, 'UTF8'), 'registered', 'withdrawn')::bytea where stream = {first}`], ['columns', 'hash']],
    ['bytes and hash together', [`update kernel.event set bytes = replace(convert_from(bytes, 'UTF8'), 'registered', 'withdrawn')::bytea where stream = {first}`,
      `update kernel.event set hash = sha256(decode(repeat('00', 32), 'hex') || bytes), type = 'disputes.withdrawn' where stream = {first}`], ['head', 'seal-leaf']],
    ['the same with the matter’s head', [`update kernel.event set bytes = replace(convert_from(bytes, 'UTF8'), 'registered', 'withdrawn')::bytea where stream = {first}`,
      `update kernel.event set hash = sha256(decode(repeat('00', 32), 'hex') || bytes), type = 'disputes.withdrawn' where stream = {first}`,
      'update matters.matter m set chain = e.hash from kernel.event e where e.stream = m.id and m.id = {first}'], ['seal-leaf']],
    ['a column beside the bytes', [`update kernel.event set actor = 'post:someone else' where stream = {first}`], ['columns']],
    ['bytes that are no envelope', [`update kernel.event set bytes = 'x' where stream = {first}`], ['hash', 'unreadable']],
    ['an event removed', ['delete from kernel.event where stream = {first}'], ['head', 'seal-leaf']],
    ['an event before the others removed', [`update kernel.event set seq = 2 where stream = {first}`], ['columns', 'gap', 'head', 'seal-leaf']],
  ])('finds %s', async (_name, statements, expected) => {
    expect(await tampered(...statements)).toEqual(expected);
    expect((await verified()).found).toBe(0);
  });

  it('finds a seal whose leaf or root was changed', async () => {
    await ground.rows('alter table kernel.seal disable trigger append_only');
    await ground.rows('update kernel.seal set root = sha256(root) where id = 1');
    expect((await verified()).findings.map(({ what }) => what)).toEqual(['seal-root', 'seal-order']);
  });
});
