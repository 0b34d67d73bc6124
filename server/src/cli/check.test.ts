import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { buildCommittee, buildMatter } from '../../test/build.ts';
import type { BuiltMatter } from '../../test/build.ts';
import { useGround } from '../../test/ground.ts';
import { withPool } from '../kernel/jobs/index.ts';
import { seal } from '../kernel/events/seal.ts';
import { matters } from '../modules/matters/index.ts';
import { parties } from '../modules/parties/index.ts';
import { checkEverything } from './check.ts';

const ground = useGround(() => [parties, matters]);
const said: string[] = [];
let matter: BuiltMatter;
let digest = '';

const check = (language: 'zh' | 'en' = 'en'): Promise<boolean> =>
  checkEverything({ owner: ground.database.owner, keys: ground.keys, files: ground.files }, { say: (line) => void said.push(line), language });

beforeAll(async () => {
  const { unit, mediator } = await buildCommittee(ground);
  matter = await buildMatter(ground, unit);
  await ground.command(matterOperations.note, mediator.actor, { county: matter.county, matter: matter.id, happenedOn: '2026-11-25', text: '约定周五再谈' });
  digest = await ground.files.put(Buffer.from('签字页'));
  await ground.insert('kernel.file', { county: unit.county, id: newId(), place: unit.place, name: '签字页.txt', media_type: 'text/plain', size: 9, digest: Buffer.from(digest, 'hex'), actor: mediator.actor.label });
  await withPool(ground.database.job, 1, (pool) => seal(pool, ground.now));
});

beforeEach(() => void said.splice(0));

describe('verify', () => {
  it('tells what it looked at when everything is as it was written', async () => {
    expect(await check()).toBe(true);
    expect(await check('zh')).toBe(true);
    expect(said).toEqual(['checked 2 records in 1 chains, 1 texts, 1 seals and 1 files; 0 differ', '核对了 1 条链上的 2 条记录、1 段文字、1 次封存、1 个文件，发现 0 处不符']);
  });

  it('names the record that was changed, the text that was, and the file that is gone', async () => {
    await ground.rows('alter table kernel.event disable trigger append_only');
    await ground.rows("update kernel.event set bytes = bytes || ' '::bytea where stream = $1 and seq = 1", [matter.id]);
    await ground.rows('update matters.content set salt = sha256(salt) where matter = $1', [matter.id]);
    await ground.files.remove(digest);
    expect(await check()).toBe(false);
    expect(said).toContain(`a record is not what its hash says  ${matter.county} ${matter.id} 1`);
    expect(said).toContain(`a text is not what its digest says  ${matter.county} ${matter.id} 2`);
    expect(said).toContain(`a file is missing or damaged  ${digest}`);
    expect(said.at(-1)).toMatch(/; 3 differ$/u);
  });
});
