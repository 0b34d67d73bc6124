import type { Keyring } from '../kernel/crypto/keyring.ts';
import type { Connection } from '../kernel/database/connection.ts';
import { verifyAll } from '../kernel/events/verify.ts';
import type { Finding } from '../kernel/events/verify.ts';
import { verifyFiles } from '../kernel/files/index.ts';
import type { FileStore } from '../kernel/files/index.ts';
import { textSource } from '../modules/matters/index.ts';
import type { CommandContext, Wording } from './command.ts';

const whats: Readonly<Record<Finding['what'], Wording>> = {
  hash: { zh: '记录内容与其哈希不符', en: 'a record is not what its hash says' },
  gap: { zh: '记录缺失或次序不对', en: 'a record is missing or out of order' },
  columns: { zh: '记录的栏目与其内容不符', en: 'columns differ from the record itself' },
  unreadable: { zh: '记录无法读取', en: 'a record cannot be read' },
  head: { zh: '事项的最后一条记录与链尾不符', en: 'the stream’s row names another last record' },
  headless: { zh: '记录没有所属的事项', en: 'records without their stream' },
  'text-missing': { zh: '文字内容缺失', en: 'a text is missing' },
  'text-changed': { zh: '文字内容与摘要不符', en: 'a text is not what its digest says' },
  'seal-root': { zh: '封存值不符', en: 'a seal’s root is not what its leaves give' },
  'seal-order': { zh: '封存次序不符', en: 'seals do not follow one another' },
  'seal-leaf': { zh: '记录与封存时不同', en: 'a record is not what was sealed' },
};

export interface CheckParts {
  /** The account that row security does not hold. */
  readonly owner: Connection;
  readonly keys: Keyring;
  readonly files: FileStore;
}

/** Recomputes every chain, text digest and seal and reads every file; says what differs. True when nothing does. */
export async function checkEverything({ owner, keys, files }: CheckParts, { say, language }: Pick<CommandContext, 'say' | 'language'>): Promise<boolean> {
  const records = await verifyAll(owner, textSource(keys));
  const stored = await verifyFiles(owner, files);
  for (const { what, county, stream, seq } of records.findings) say(`${whats[what][language]}  ${county} ${stream} ${seq}`);
  for (const digest of stored.bad) say(`${language === 'zh' ? '文件缺失或已损坏' : 'a file is missing or damaged'}  ${digest}`);
  const found = records.found + stored.found;
  say(language === 'zh'
    ? `核对了 ${records.streams} 条链上的 ${records.events} 条记录、${records.texts} 段文字、${records.seals} 次封存、${stored.files} 个文件，发现 ${found} 处不符`
    : `checked ${records.events} records in ${records.streams} chains, ${records.texts} texts, ${records.seals} seals and ${stored.files} files; ${found} differ`);
  return found === 0;
}
