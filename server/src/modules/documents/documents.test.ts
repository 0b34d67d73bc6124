import { afterAll, describe, expect, it } from 'vitest';
import { documentOperations as op, paperKinds, registerRowLimit } from '@anhe/contract/documents';
import type { DisputePaperKind, PaperEntry } from '@anhe/contract/documents';
import { disputeOperations, disputeTypes } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { OutputOf } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { buildCommittee, buildPost, buildUnit, places } from '../../../test/build.ts';
import { docxText, pdfOutline } from '../../../test/docx.ts';
import { useGround } from '../../../test/ground.ts';
import { renderEverything } from '../../../test/papers.ts';
import { receiptActor } from '../../kernel/access/actor.ts';
import { modules } from '../index.ts';
import { press } from './render/press.ts';
import { accepted, agreedOrally, archived, day, drafted, failed, followedUp, inSession, refused, registered, said, sealed } from './walk.fixture.ts';
import type { Walker } from './walk.fixture.ts';

const ground = useGround(() => modules);
afterAll(() => press.stop());

type Listed = OutputOf<typeof op.list>;

const listed = (walker: Walker): Promise<Listed> => ground.query(op.list, walker.mediator.actor, walker.at);
const states = ({ papers }: Listed): Partial<Record<DisputePaperKind, string>> =>
  Object.fromEntries(papers.map(({ kind, state, printable }) => [kind, state === 'lacking' && printable ? 'printable' : state]));
const paperOf = ({ papers }: Listed, kind: DisputePaperKind): PaperEntry | undefined => papers.find((paper) => paper.kind === kind);
const textOf = async (walker: Walker, kind: DisputePaperKind, id?: string): Promise<string> =>
  docxText((await ground.query(op.paper, walker.mediator.actor, { ...walker.at, kind, format: 'docx', ...(id === undefined ? {} : { id }) })).bytes);
const logRows = (walker: Walker) => ground.rows<{ operation: string; fields: string[]; outcome: string }>(
  'select operation, fields, outcome from kernel.access_log where matter = $1 order by operation', [walker.at.matter]);
const bothNames = ['李阿排', '王乙水'];

describe('the papers of a dispute at each status', () => {
  it('registered: the notice can be printed to be told, the rest says what is missing', async () => {
    const list = await listed(await registered(ground));
    expect(states(list)).toMatchObject({ application: 'not-applicable', registration: 'lacking', rightsNotice: 'printable', sessionRecord: 'lacking', agreement: 'lacking', terminationNotice: 'not-applicable', closingReport: 'lacking' });
    expect(paperOf(list, 'registration')?.lacks).toEqual([{ zh: '还没有受理', en: 'Not accepted yet' }]);
    expect(list.dossier).toMatchObject({ state: 'lacking', printable: true });
    expect(list.papers.filter(({ kind }) => kind === 'rightsNotice').map(({ of }) => of?.zh)).toEqual(['李*', '王*']);
    expect(list.mayOpen).toBe(true);
    expect(JSON.stringify(list)).not.toContain('李阿排');
  });

  it('on written application: the application is there, and its original stands in the dossier', async () => {
    const walker = await accepted(await registered(ground, { origin: 'written' }));
    expect(states(await listed(walker))).toMatchObject({ application: 'ready', registration: 'ready' });
    await walker.attach('application');
    expect(paperOf(await listed(walker), 'application')?.scans).toBe(1);
    const text = await textOf(walker, 'application');
    for (const words of [...bothNames, said.summary, '2026年11月21日', walker.unit.name]) expect(text).toContain(words);
  });

  it('in session: registration, notices and the record bear numbers, days and names', async () => {
    const walker = await inSession(await registered(ground));
    const list = await listed(walker);
    expect(states(list)).toMatchObject({ registration: 'ready', rightsNotice: 'ready', sessionRecord: 'ready', agreement: 'lacking' });
    const number = paperOf(list, 'registration')?.number ?? '';
    expect(number).toMatch(/^（2026）合东人调受字第\d+号$/);
    const registration = await textOf(walker, 'registration');
    for (const words of [number, ...bothNames, '13800000001', '由村里转告', '2026年11月21日', '于2026年11月22日受理', said.summary, '孙调解', disputeTypes.neighbour.zh]) expect(registration).toContain(words);
    const notice = await textOf(walker, 'rightsNotice', walker.parties[1].id);
    for (const words of ['王乙水：', '孙调解', '2026年11月23日', '不收取任何费用']) expect(notice).toContain(words);
    expect(notice).not.toContain('李阿排');
    const record = await textOf(walker, 'sessionRecord');
    for (const words of ['第1次', '2026年11月24日', said.venue, said.record, '不公开', ...bothNames, '由孙调解向当事人宣读']) expect(record).toContain(words);
  });

  it('agreed orally: the record of the oral agreement, and no dossier', async () => {
    const walker = await agreedOrally(await registered(ground));
    const list = await listed(walker);
    expect(states(list)).toMatchObject({ agreement: 'not-applicable', oralAgreement: 'ready', confirmationApplication: 'lacking', performanceProofs: 'printable', dossierCover: 'not-applicable' });
    expect(list.dossier).toMatchObject({ state: 'not-applicable', printable: false, missing: [] });
    const text = await textOf(walker, 'oralAgreement');
    const number = paperOf(list, 'oralAgreement')?.number ?? '';
    expect(number).toMatch(/人调口字第1号$/);
    for (const words of [number, ...bothNames, said.facts, '甲方三日内把排水沟改回原处。', '2026年11月30日前一次履行完毕', '挖沟改道', '2026年11月24日', '口头调解协议自各方当事人达成协议之日起生效']) expect(text).toContain(words);
    await expect(ground.query(op.dossier, walker.mediator.actor, walker.at)).rejects.toMatchObject({ code: 'documents.not-applicable', details: { reason: expect.stringContaining('年度登记簿') } });
    await expect(ground.query(op.paper, walker.mediator.actor, { ...walker.at, kind: 'confirmationApplication' })).rejects.toMatchObject({ code: 'documents.not-ready', details: { missing: expect.stringContaining('第354条') } });
    await expect(ground.query(op.paper, walker.mediator.actor, { ...walker.at, kind: 'agreement' })).rejects.toMatchObject({ code: 'documents.not-applicable' });
  });

  it('drafted: the agreement prints with room for what is open, and says whose signature is missing', async () => {
    const walker = await drafted(await registered(ground));
    const list = await listed(walker);
    expect(states(list)).toMatchObject({ agreement: 'printable', confirmationApplication: 'lacking' });
    expect(paperOf(list, 'agreement')?.lacks.map(({ zh }) => zh)).toEqual(['李*、王*还没有签名或按指印', '调解员还没有签名', '签字页还没有拍照或扫描并由人看过', '还没有用印']);
    const text = await textOf(walker, 'agreement');
    for (const words of [...bothNames, '甲方：', '乙方：', '（一）甲方三日内把排水沟改回原处。', '各方当事人的责任', '一式3份']) expect(text).toContain(words);
  });

  it('in force: number and days are there, nothing is left for the pen, the thirty days are named', async () => {
    const walker = await sealed(await registered(ground));
    const list = await listed(walker);
    expect(states(list)).toMatchObject({ agreement: 'ready', confirmationApplication: 'ready', followUpRecord: 'lacking', terminationNotice: 'not-applicable' });
    const number = paperOf(list, 'agreement')?.number ?? '';
    expect(number).toMatch(/人调协字第1号$/);
    expect(paperOf(list, 'agreement')).toMatchObject({ scans: 1, on: day });
    const text = await textOf(walker, 'agreement');
    for (const words of [number, ...bothNames, '2026年11月25日', '二、经调解，自愿达成如下协议', '三、履行协议的方式', '方式：挖沟改道']) expect(text).toContain(words);
    expect(text).not.toContain('各方当事人的责任');
    expect(text).not.toContain('地点：');
    const confirmation = await textOf(walker, 'confirmationApplication');
    for (const words of [number, ...bothNames, '2026年12月25日以前共同提出', '甲方三日内把排水沟改回原处']) expect(confirmation).toContain(words);
  });

  it('failed: the termination notice tells the remedies of this type, with the last day that can be computed', async () => {
    const walker = await failed(await registered(ground, { type: 'forest-land' }));
    expect(states(await listed(walker))).toMatchObject({ terminationNotice: 'ready', agreement: 'not-applicable', followUpRecord: 'not-applicable' });
    const text = await textOf(walker, 'terminationNotice');
    for (const words of [...bothNames, said.reason, '2026年11月22日受理', '向人民法院提起民事诉讼', '2029年11月21日', '农村土地承包仲裁委员会', '《民法典》第188条', '2026年11月24日']) expect(text).toContain(words);
    expect(text).not.toContain('劳动人事争议仲裁');
  });

  it('declined and withdrawn: ended with their own words', async () => {
    const declined = await inSession(await registered(ground));
    await declined.step(disputeOperations.decline, { happenedOn: day, party: declined.parties[1].id, reason: '要去法院' });
    expect(await textOf(declined, 'terminationNotice')).toContain('当事人明确表示不同意继续调解');
    const withdrawn = await registered(ground);
    await withdrawn.step(disputeOperations.withdraw, { happenedOn: day, party: withdrawn.parties[0].id });
    expect(states(await listed(withdrawn))).toMatchObject({ terminationNotice: 'not-applicable', registration: 'not-applicable', sessionRecord: 'not-applicable' });
  });

  it('refused: reason, article and where to go', async () => {
    const walker = await refused(await registered(ground));
    expect(states(await listed(walker))).toMatchObject({ refusalNotice: 'ready', registration: 'not-applicable', agreement: 'not-applicable', rightsNotice: 'not-applicable' });
    const text = await textOf(walker, 'refusalNotice');
    for (const words of ['李阿排：', '人调不字第1号', '双方要求解除婚姻关系。', '《人民调解工作若干规定》第22条、第24条', '县人民法院诉讼服务中心', '2026年11月25日']) expect(text).toContain(words);
  });

  it('handed back: the note of the committee that handed it back, also when another one has it', async () => {
    const centre = await buildUnit(ground, { place: places.town, kind: 'centre', name: '测试镇综治中心' });
    const clerk = await buildPost(ground, centre, 'clerk');
    const [first, second] = [await buildCommittee(ground), await buildCommittee(ground)];
    const walker = await registered(ground);
    const at = { county: walker.at.county, matter: newId() };
    const filed = await ground.command(disputeOperations.register, clerk.actor, {
      ...at, place: first.unit.place, origin: 'oral', happenedOn: day, filedOn: day, type: 'neighbour', summary: said.summary, parties: walker.parties.map((party) => ({ ...party, id: newId() })), committee: first.unit.id,
    });
    const back = await ground.command(disputeOperations.handBack, first.mediator.actor, { ...at, reason: '当事人住在邻村' }, { basis: filed.revision });
    await ground.command(disputeOperations.offer, clerk.actor, { ...at, committee: second.unit.id }, { basis: back.revision });
    const { bytes } = await ground.query(op.paper, clerk.actor, { ...at, kind: 'handBackNote', format: 'docx' });
    for (const words of [first.unit.name, '测试镇综治中心：', '当事人住在邻村', first.mediator.name]) expect(docxText(bytes)).toContain(words);
  });

  it('archived: closing report, notes with what was recorded late, cover with the retention', async () => {
    const walker = await archived(await followedUp(await sealed(await registered(ground))));
    expect(states(await listed(walker))).toMatchObject({ followUpRecord: 'ready', closingReport: 'ready' });
    const report = await textOf(walker, 'closingReport');
    for (const words of [...bothNames, '2026年11月22日，受理', '召开调解会', '2026年11月25日上门回访：已全部履行，当事人满意。', said.visit, '周主任', '孙调解', '达成书面调解协议']) expect(report).toContain(words);
    const note = await textOf(walker, 'dossierNote');
    for (const words of ['当事人身份证明：缺。', '2026年11月24日的“记录调解会”于2026年11月25日补记。']) expect(note).toContain(words);
    const cover = await textOf(walker, 'dossierCover');
    for (const words of ['李阿排与王乙水邻里纠纷', '（2026）合东人调字第1号', '短期（30年，至2056年11月25日）（以档案部门批准的期限为准）', '孙调解']) expect(cover).toContain(words);
    const visit = await textOf(walker, 'followUpRecord');
    for (const words of [said.visit, '2026年11月25日', '人调协字第1号']) expect(visit).toContain(words);
  });
});

describe('the dossier of a written agreement', () => {
  it('holds every paper in its order, names what is missing, and comes in both formats', async () => {
    const walker = await archived(await followedUp(await sealed(await registered(ground, { origin: 'written' }))));
    const list = await listed(walker);
    expect(list.dossier.missing.map(({ zh }) => zh)).toEqual(['当事人身份证明']);
    expect(list.dossier.items.filter(({ filled }) => filled).map(({ number }) => number)).toEqual([1, 2, 7, 8, 10, 12, 13]);
    const pdf = await ground.query(op.dossier, walker.director.actor, walker.at);
    expect(pdf.fileName).toBe('人民调解卷宗-（2026）合东人调字第1号.pdf');
    const outline = pdfOutline(pdf.bytes);
    const order = ['人民调解卷宗', '卷内目录', '人民调解申请书', '人民调解受理登记表', '人民调解权利义务告知书', '人民调解记录', '人民调解协议书', '签字盖章页', '人民调解回访记录', '人民调解结案报告', '卷宗情况说明', '卷宗封底'];
    expect(outline.filter((title, index) => outline.indexOf(title) === index)).toEqual(order);
    const docx = docxText((await ground.query(op.dossier, walker.mediator.actor, { ...walker.at, format: 'docx' })).bytes);
    for (const words of ['（2026）合东人调字第1号', '人民调解权利义务告知书（李阿排）', '当事人身份证明', '缺', said.content.split('\n')[0] ?? '', said.visit, said.record]) expect(docx).toContain(words);
  });

  it('is complete once identity is there; files that are no pictures are named', async () => {
    const walker = await sealed(await registered(ground));
    await walker.attach('identity');
    await walker.attach('evidence', '通话录音.pdf', Buffer.from('%PDF-1.7 evidence'));
    await followedUp(walker);
    await archived(walker);
    expect((await listed(walker)).dossier.missing).toEqual([]);
    const text = docxText((await ground.query(op.dossier, walker.mediator.actor, { ...walker.at, format: 'docx' })).bytes);
    expect(text).toContain('证据材料：通话录音.pdf');
    expect(text).toContain('有1件附件的影像未编入本卷');
  });
});

describe('every paper of a walk', () => {
  it.each([
    ['registered', async () => registered(ground, { origin: 'written' })],
    ['in session', async () => inSession(await registered(ground))],
    ['agreed orally', async () => followedUp(await agreedOrally(await registered(ground)))],
    ['archived', async () => archived(await followedUp(await sealed(await registered(ground, { origin: 'initiative' }))))],
    ['failed', async () => archived(await failed(await registered(ground)))],
    ['refused', async () => archived(await refused(await registered(ground)))],
  ])('is made in both formats: %s', async (_, walk) => {
    const walker = await walk();
    const made = await renderEverything(ground, walker.mediator.actor, walker.at);
    const { papers, dossier } = await listed(walker);
    const printable = papers.filter((paper) => paper.printable).length + (dossier.printable ? 1 : 0);
    expect(made).toHaveLength(printable * 2);
    for (const paper of made) if (paper.format === 'docx') expect(docxText(paper.bytes)).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('who may', () => {
  it('each reading leaves one row; a stranger finds nothing; whoever filed or guides may read', async () => {
    const walker = await inSession(await registered(ground));
    const input = { ...walker.at, kind: 'registration', format: 'docx' };
    await ground.query(op.paper, walker.mediator.actor, input);
    const guide = await buildPost(ground, await buildUnit(ground, { place: places.town, kind: 'justice-office', name: '测试司法所' }), 'guide');
    await ground.query(op.paper, guide.actor, input);
    await ground.query(op.dossier, walker.director.actor, { ...walker.at, format: 'docx' });
    expect(await logRows(walker)).toEqual([
      { operation: 'documents.dossier', fields: ['dossier'], outcome: 'read' },
      { operation: 'documents.paper', fields: ['paper:registration'], outcome: 'read' }, { operation: 'documents.paper', fields: ['paper:registration'], outcome: 'read' },
    ]);
    const stranger = await buildCommittee(ground, places.otherVillage);
    for (const operation of [op.paper, op.dossier, op.list]) {
      await expect(ground.query(operation, stranger.mediator.actor, operation === op.paper ? input : walker.at)).rejects.toMatchObject({ code: 'kernel.not-found' });
    }
    const neighbour = await buildCommittee(ground, walker.unit.place);
    await expect(ground.query(op.paper, neighbour.mediator.actor, input)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    expect((await ground.query(op.list, neighbour.mediator.actor, walker.at)).mayOpen).toBe(false);
    await expect(ground.query(op.paper, walker.mediator.actor, { ...input, kind: 'sessionRecord', id: newId() })).rejects.toMatchObject({ code: 'kernel.not-found' });
  });
});

describe('registers', () => {
  it('of oral agreements: masked by pages, in clear on paper, one row of the log for each printing', async () => {
    const walker = await followedUp(await agreedOrally(await registered(ground)));
    const unit = { county: walker.at.county, unit: walker.unit.id, year: 2026 };
    const page = await ground.query(op.oralEntries, walker.mediator.actor, unit);
    expect(page).toMatchObject({ rows: 1, next: null, items: [{ matter: walker.at.matter, value: 1, parties: '李*、王*', type: 'neighbour', performed: true, followedUpOn: day, mediators: '孙调解', reachedOn: '2026-11-24' }] });
    const file = await ground.query(op.oralRegister, walker.mediator.actor, { ...unit, format: 'docx' });
    expect(file.fileName).toBe('人民调解口头协议登记簿-2026.docx');
    for (const words of [walker.unit.name, ...bothNames, page.items[0]?.number ?? '', said.facts, '2026年11月30日前', '2026-11-24']) expect(docxText(file.bytes)).toContain(words);
    const rows = await ground.rows<{ fields: string[] }>("select fields from kernel.access_log where operation = 'documents.oralRegister' and unit = $1 and outcome = 'exported'", [walker.unit.id]);
    expect(rows).toEqual([{ fields: ['oralRegister', 'year:2026', 'rows:1'] }]);
    const stranger = await buildCommittee(ground, walker.unit.place);
    await expect(ground.query(op.oralEntries, stranger.mediator.actor, unit)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    expect((await ground.query(op.oralEntries, walker.mediator.actor, { ...unit, year: 2025 })).rows).toBe(0);
  });

  it('of the seal: each use with its agreement, and blank when there was none', async () => {
    const walker = await sealed(await registered(ground));
    const unit = { county: walker.at.county, unit: walker.unit.id, year: 2026 };
    const page = await ground.query(op.sealEntries, walker.mediator.actor, unit);
    expect(page).toMatchObject({ rows: 1, items: [{ usedOn: day, number: expect.stringMatching(/人调协字第1号$/), copies: 3, acrossPages: true, keptBy: '孙调解' }] });
    const text = docxText((await ground.query(op.sealRegister, walker.mediator.actor, { ...unit, format: 'docx' })).bytes);
    for (const words of ['人民调解协议书', '骑缝章', '2026-11-25', '人调协字第1号']) expect(text).toContain(words);
    const empty = docxText((await ground.query(op.sealRegister, walker.mediator.actor, { ...unit, year: 2025, format: 'docx' })).bytes);
    expect(empty).toContain('本年度尚无用印登记');
  });

  it('come in parts, page by page without a gap', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const rows = registerRowLimit + 3;
    await manyOral(unit, rows);
    const of = { county: unit.county, unit: unit.id, year: 2026 };
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page: OutputOf<typeof op.oralEntries> = await ground.query(op.oralEntries, mediator.actor, { ...of, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.rows).toBe(rows);
      seen.push(...page.items.map(({ value }) => value));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: rows }, (_, index) => index + 1));
    const second = await ground.query(op.oralRegister, mediator.actor, { ...of, firstRow: registerRowLimit + 1, format: 'docx' });
    expect(second.fileName).toBe(`人民调解口头协议登记簿-2026-${registerRowLimit + 1}至${rows}.docx`);
    expect(docxText(second.bytes)).toContain(`第${registerRowLimit + 1}—${rows}条`);
  }, 60_000);
});

/** Oral agreements as rows alone: a register of a busy year. */
async function manyOral(unit: { county: string; id: string; place: string }, count: number): Promise<void> {
  const values = [unit.county, unit.place, unit.id, count];
  const seal = (id: string) => ground.keys.seal('羊吃了菜地的白菜', `matters.content ${unit.county} ${id}`);
  const ids = Array.from({ length: count }, () => [newId(), newId()] as const);
  await ground.rows(`insert into matters.matter (county, id, place, place_filed, kind, status, type, party_line, holder_unit, held_since, filed_unit, filed_on, open, chain)
    select $1, m.id, $2, $2, 'dispute', 'agreed', 'neighbour', '李*、王*', $3, now(), $3, '2026-03-01', true, decode(repeat('00', 32), 'hex') from unnest($4::uuid[]) as m(id)`, [...values.slice(0, 3), ids.map(([id]) => id)]);
  await ground.rows(`insert into disputes.dispute (county, matter, place, type, origin, happened_on, committee, outcome) select $1, m.id, $2, 'neighbour', 'oral', '2026-03-01', $3, 'oral' from unnest($4::uuid[]) as m(id)`, [...values.slice(0, 3), ids.map(([id]) => id)]);
  await ground.rows(`insert into matters.content (county, id, place, matter, kind, sealed, salt) select $1, c.id, $2, c.matter, 'facts', c.sealed, '\\x00' from unnest($3::uuid[], $4::uuid[], $5::bytea[]) as c(id, matter, sealed)`,
    [unit.county, unit.place, ids.map(([, text]) => text), ids.map(([id]) => id), ids.map(([, text]) => seal(text))]);
  await ground.rows(`insert into disputes.agreement (county, id, place, matter, form, version, status, facts, content, performance, copies, agreed_on, effective_on)
    select $1, gen_random_uuid(), $2, a.matter, 'oral', 1, 'effective', a.text, a.text, 'on-the-spot', 0, '2026-03-01', '2026-03-01' from unnest($3::uuid[], $4::uuid[]) as a(matter, text)`, [unit.county, unit.place, ids.map(([id]) => id), ids.map(([, text]) => text)]);
  await ground.rows(`insert into matters.number (county, matter, series, place, unit, year, value, text) select $1, n.id, 'oral', $2, $3, 2026, n.value, '（2026）试人调口字第' || n.value || '号' from unnest($4::uuid[]) with ordinality as n(id, value)`, [...values.slice(0, 3), ids.map(([id]) => id)]);
}

describe('at the counter', () => {
  it('a slip for the code just issued; any other code finds nothing', async () => {
    const walker = await accepted(await registered(ground));
    const { code } = await ground.command(matterOperations.issueReceipt, walker.mediator.actor, { ...walker.at, receipt: newId(), party: walker.parties[0].id, word: '石榴树' });
    for (const paper of ['thermal80', 'a6'] as const) {
      const text = docxText((await ground.query(op.slip, walker.mediator.actor, { ...walker.at, code, paper, format: 'docx' })).bytes);
      for (const words of [code, walker.unit.name, '0913-5520000', '诉讼时效从提出请求之日起中断', '人调受字第', '2026年12月22日', '收到2026年11月21日']) expect(text).toContain(words);
      for (const name of bothNames) expect(text).not.toContain(name);
    }
    await expect(ground.query(op.slip, walker.mediator.actor, { ...walker.at, code: '610524ABCDE23456' })).rejects.toMatchObject({ code: 'kernel.not-found' });
  });

  it('blank forms bear the acting committee; another unit’s leave its name to the pen', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    for (const kind of ['application', 'rightsNotice', 'sessionRecord', 'oralAgreement', 'inquiryRecord', 'followUpRecord'] as const) {
      const text = docxText((await ground.query(op.blank, mediator.actor, { kind, format: 'docx' })).bytes);
      expect(text).toContain(paperKinds[kind].zh);
      expect(text).toContain(unit.name);
    }
    const clerk = await buildPost(ground, await buildUnit(ground, { place: places.town, kind: 'centre', name: '又一镇综治中心' }), 'clerk');
    const text = docxText((await ground.query(op.blank, clerk.actor, { kind: 'oralAgreement', format: 'docx' })).bytes);
    expect(text).toContain('＿＿人民调解委员会');
    expect(text).not.toContain('综治中心');
  });

  it('remedies by type and end, marked where unchecked, with the last day where the days tell it', async () => {
    const { mediator } = await buildCommittee(ground);
    const wages = await ground.query(op.remedies, mediator.actor, { type: 'migrant-wages', after: 'failed', askedOn: '2026-11-21' });
    expect(wages.items.map(({ code }) => code)).toEqual(expect.arrayContaining(['labour-arbitration', 'labour-inspection', 'legal-aid', 'civil-suit', 'mediate-again']));
    expect(wages.items.find(({ code }) => code === 'civil-suit')).toMatchObject({ lastDay: '2029-11-21', verified: false, window: { zh: expect.stringMatching(/^自知道.*起3年内$/) } });
    expect(wages.items.find(({ code }) => code === 'labour-arbitration')).toMatchObject({ lastDay: null, basis: { zh: expect.stringContaining('《劳动争议调解仲裁法》第27条') } });
    const breach = await ground.query(op.remedies, mediator.actor, { type: 'neighbour', after: 'breach', performBy: '2026-11-30' });
    expect(breach.items).toMatchObject([{ code: 'agreement-suit', lastDay: '2029-11-30' }]);
    const labour = await ground.query(op.remedies, mediator.actor, { type: 'labour', after: 'failed' });
    expect(labour.items.map(({ code }) => code)).not.toContain('civil-suit');
  });
});

describe('the holder of a receipt', () => {
  it('opens their own papers after the second factor; how to reach the other side stays masked', async () => {
    const walker = await agreedOrally(await registered(ground));
    const [, other] = walker.parties;
    const { code } = await ground.command(matterOperations.issueReceipt, walker.mediator.actor, { ...walker.at, receipt: newId(), party: other.id, word: '石榴树' });
    const holder = receiptActor('610500');
    await expect(ground.query(op.heldPapers, holder, { code, pass: 'no' })).rejects.toMatchObject({ code: 'matters.pass-expired' });
    await expect(ground.query(op.heldPapers, holder, { code: '610524ABCDE23456', pass: 'no' })).rejects.toMatchObject({ code: 'matters.receipt-unknown' });
    const { pass } = await ground.command(matterOperations.givePass, holder, { code, word: '石榴树' });
    const { items } = await ground.query(op.heldPapers, holder, { code, pass });
    expect(items.map(({ kind }) => kind)).toEqual(['rightsNotice', 'oralAgreement']);
    const text = docxText((await ground.query(op.heldPaper, holder, { code, pass, kind: 'oralAgreement', format: 'docx' })).bytes);
    for (const words of [...bothNames, said.facts, '138****0001', '由村里转告']) expect(text).toContain(words);
    for (const words of ['13800000001', '东村三组12号']) expect(text).not.toContain(words);
    const notice = docxText((await ground.query(op.heldPaper, holder, { code, pass, kind: 'rightsNotice', format: 'docx' })).bytes);
    expect(notice).toContain('王乙水：');
    expect(notice).not.toContain('李阿排');
    await expect(ground.query(op.heldPaper, holder, { code, pass, kind: 'registration' })).rejects.toMatchObject({ code: 'kernel.not-found' });
  });
});
