import { ImportAnswer } from '@anhe/contract/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPost, places } from '../../test/build.ts';
import { useSignIn } from '../../test/sign-in.ts';
import type { Browser } from '../../test/browser.ts';
import { withClient } from '../kernel/database/connection.ts';
import { writeCsv } from '../kernel/spreadsheet.ts';
import { importStaff } from '../modules/staff/index.ts';
import { seedPlaces } from '../modules/places/index.ts';
import { mountImports } from './imports.ts';

const { ground, buildMember, signedIn } = useSignIn({
  more: (app, { road, actorOf, clock }) =>
    mountImports(app, { actorOf, clock, imports: [{ name: 'staff', access: ['administrator'], run: (actor, bytes, options) => importStaff(road, actor, bytes, options) }] }),
});
beforeAll(() => withClient(ground.database.owner, seedPlaces));

function send(browser: Browser, bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}) {
  const boundary = 'a-boundary-of-the-tests';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="staff.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  return browser.send('POST', '/api/imports/staff', Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]), {
    'content-type': `multipart/form-data; boundary=${boundary}`, ...headers,
  });
}

describe('a table sent over HTTP', () => {
  it('is taken from an administrator only, and its bad rows come back as a file', async () => {
    const member = await buildMember();
    const administrator = await buildPost(ground, member.unit, 'administrator', { place: places.county });
    await ground.rows('update staff.post set person = $2 where id = $1', [administrator.id, member.person]);
    const desk = await signedIn(member);
    const csv = writeCsv(['区划代码', '单位类型', '单位名称'], [['610524101001', '综治中心', '试验综治中心'], ['610524101002', '没有的类型', '某单位']]);
    expect(await send(desk, csv, { 'anhe-post': member.id })).toMatchObject({ status: 403, body: { code: 'kernel.not-allowed' } });
    const answer = await send(desk, csv, { 'anhe-post': administrator.id });
    expect(answer.status).toBe(200);
    const report = ImportAnswer.parse(answer.body);
    expect(report).toMatchObject({ added: { units: 1 }, refused: 1, file: { fileName: '未导入的行.xlsx' } });
    expect(Buffer.from(report.file?.base64 ?? '', 'base64').subarray(0, 2).toString()).toBe('PK');
    const broken = await send(desk, new TextEncoder().encode('no table'), { 'anhe-post': administrator.id });
    expect(broken).toMatchObject({ status: 422, body: { code: 'kernel.unreadable-table', message: { zh: expect.stringMatching(/表头缺少/u), en: expect.stringMatching(/heading row/u) } } });
  });
});
