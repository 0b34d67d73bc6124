/** Pieces that several papers share. */
import type { PaperParty, RecordEntry, RemedyRow } from '@anhe/contract/documents';
import { chineseDate, chineseNumber } from '../format.ts';
import type { Block, FormRow, Line, Run, Sheet, Signature } from '../model.ts';
import { line, orBlank, paragraphs } from '../model.ts';

/** The label of a party: its own, else 当事人 and, among several, its number. */
export function partyLabel(party: PaperParty, index: number, count: number, fallback = '当事人'): string {
  if (party.calledAs !== undefined && party.calledAs !== '') return party.calledAs;
  return count === 1 ? fallback : `${fallback}${chineseNumber(index + 1)}`;
}

/** All names in one line, such as 李建国、王秀英. */
export function partyNames(parties: readonly PaperParty[]): string {
  return parties.map((party) => party.name).join('、');
}

const genders = { male: '男', female: '女' } as const;
const capacities = { authorised: '委托代理人', statutory: '法定代理人', guardian: '监护人' } as const;

/** What an agent is called on paper. */
export function agentLabel(party: PaperParty): string {
  return capacities[party.agent?.capacity ?? 'authorised'];
}

function agentText(party: PaperParty): string {
  const agent = party.agent;
  if (agent === undefined) return '';
  return `${agentLabel(party)}：${agent.name}${agent.contact === undefined ? '' : `（${agent.contact}）`}`;
}

/** Parties as a table, one row each; the columns are those of the forms of 2010 less what the matter does not need. */
export function partyTable(groups: readonly { readonly parties: readonly PaperParty[]; readonly fallback: string }[]): Block {
  const rows = groups.flatMap(({ parties, fallback }) => parties.map((party, index) => {
    const agent = agentText(party);
    const contact = [party.contact ?? '', agent].filter((part) => part !== '').join('；');
    const start = [partyLabel(party, index, parties.length, fallback), party.name];
    if (party.kind === 'organisation') {
      const head = party.head === undefined ? '' : `${party.headTitle ?? '负责人'}${party.head}`;
      return [...start, '—', '—', head, contact, party.address ?? ''];
    }
    const gender = party.gender === undefined ? '' : genders[party.gender];
    return [...start, gender, party.age === undefined ? '' : String(party.age), party.occupation ?? '', contact, party.address ?? ''];
  }));
  return {
    type: 'table', blankRows: 0, rows,
    columns: [
      { title: '', width: 21, align: 'center' }, { title: '姓名或名称', width: 33, align: 'center' },
      { title: '性别', width: 12, align: 'center' }, { title: '年龄', width: 12, align: 'center' },
      { title: '职业或职务、负责人', width: 26, align: 'center' }, { title: '联系方式', width: 30, align: 'center' },
      { title: '单位或住址', width: 38 },
    ],
  };
}

/** A party in running text, as agreements and applications to court name it; what is not known is left to the pen, or left out. */
export function partyParagraph(party: PaperParty, label: string, withIdentity: boolean, knownOnly = false): Line {
  const runs: Run[] = [{ text: `${label}：`, face: 'strong' }, party.name];
  const add = (name: string, value: string | undefined, blank: number): void => {
    if (!knownOnly || (value !== undefined && value !== '')) runs.push(`，${name}：`, orBlank(value, blank));
  };
  if (party.kind === 'person') {
    add('性别', party.gender === undefined ? undefined : genders[party.gender], 2);
    add('年龄', party.age === undefined ? undefined : String(party.age), 2);
    add('职业或职务', party.occupation, 5);
    if (withIdentity || party.identityNumber !== undefined) add('身份证件号码', party.identityNumber, 10);
  } else {
    if (withIdentity || party.registrationNumber !== undefined) add('统一社会信用代码', party.registrationNumber, 10);
    add(party.headTitle ?? '法定代表人或负责人', party.head, 4);
  }
  add('联系方式', party.contact, 7);
  add(party.kind === 'person' ? '单位或住址' : '住所', party.address, 12);
  const agent = agentText(party);
  if (agent !== '') runs.push(`，${agent}`);
  runs.push('。');
  return runs;
}

/** Where a party signs: fingerprint for a person, seal for an organisation; agent, reader and witness below. */
export function partySignature(party: PaperParty, label: string): Signature {
  const helpers: string[] = [];
  if (party.kind === 'organisation') helpers.push(`${party.headTitle ?? '法定代表人或负责人'}（签名）`);
  if (party.agent !== undefined) helpers.push(`${agentLabel(party)}${party.agent.name}（签名）`);
  if (party.kind === 'person' && party.needsReader === true) helpers.push('代读人（签名）', '见证人（签名）');
  return { label, name: party.name, mark: party.kind === 'person' ? 'fingerprint' : 'seal', helpers };
}

/** Signatures of all parties, each under its own label. */
export function partySignatures(parties: readonly PaperParty[], fallback = '当事人'): readonly Signature[] {
  return parties.map((party, index) => partySignature(party, partyLabel(party, index, parties.length, fallback)));
}

/** Signatures of staff: one line for each name, one open line when nobody is named. */
export function staffSignatures(label: string, names: readonly string[]): readonly Signature[] {
  if (names.length === 0) return [{ label, mark: 'none', helpers: [] }];
  return names.map((name) => ({ label, name, mark: 'none', helpers: [] }));
}

/**
 * A row of a form with room for long text, in millimetres. What is empty is filled in by hand and needs all of it; what is
 * printed needs half, so that a form does not run on to a second page with nothing but its signatures.
 */
export function textRow(label: string, text: string | undefined, height: number): FormRow {
  const isEmpty = text === undefined || text.trim() === '';
  return { cells: [{ label, value: paragraphs(text) }], height: isEmpty ? height : Math.round(height / 2) };
}

/** A row of a form with one or two short values. */
export function shortRow(...cells: readonly (readonly [string, string | undefined])[]): FormRow {
  return { cells: cells.map(([label, value]) => ({ label, value: paragraphs(value) })) };
}

/** Number line of a paper: the committee on the left, the number on the right. */
export function caption(left: string, number: string | undefined): Block {
  return { type: 'caption', left: left === '' ? [] : line(left), right: ['编号：', number === undefined || number === '' ? { blank: 10 } : { text: number, face: 'whole' }] };
}

/** A row of boxes to tick, one for each word. */
export function tickRow<K extends string>(label: string, words: Readonly<Record<K, string>>, chosen: K | undefined): FormRow {
  // Object.entries forgets the key type; the keys of the record are exactly K.
  const options = (Object.entries(words) as [K, string][]).map(([key, word]) => ({ ticked: chosen === key, label: word }));
  return { cells: [{ label, value: [options] }] };
}

/** Width of a text in millimetres at so many points: Chinese characters are a whole em wide, others half. */
export function widthOf(text: string, points: number): number {
  const ems = [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.55), 0);
  return (ems * points * 25.4) / 72;
}

/** Text as indented paragraphs of the body; none leaves lines for the pen. */
export function bodyText(text: string | undefined, writingLines: number): readonly Block[] {
  const parts = paragraphs(text);
  if (parts.length === 0) return writingLines > 0 ? [{ type: 'writing', lines: writingLines }] : [];
  return parts.map((runs) => ({ type: 'paragraph', runs, indent: true }));
}

/** A heading with its text below. */
export function section(heading: string, text: string | undefined, writingLines: number): readonly Block[] {
  return [{ type: 'heading', text: heading }, ...bodyText(text, writingLines)];
}

/** The talk of a record, speaker by speaker. */
export function recordBlocks(entries: readonly RecordEntry[], writingLines: number): readonly Block[] {
  const blocks = entries.flatMap(({ speaker, text }) => paragraphs(text).map((runs, index): Block => ({
    type: 'paragraph', indent: true,
    runs: index === 0 && speaker !== undefined && speaker !== '' ? [{ text: `${speaker}：`, face: 'strong' }, ...runs] : runs,
  })));
  return blocks.length > 0 ? blocks : [{ type: 'writing', lines: writingLines }];
}

/** The remedies sheet: form, window, time limit with last day, basis; unchecked rows carry a mark and a note. */
export function remediesBlocks(remedies: readonly RemedyRow[]): readonly Block[] {
  const unchecked = remedies.some((row) => row.verified === false);
  const table: Block = {
    type: 'table', blankRows: remedies.length === 0 ? 3 : 0,
    columns: [
      { title: '途径', width: 30 }, { title: '向何处提出', width: 32 }, { title: '期限', width: 36 },
      { title: '最后一日', width: 35, align: 'center' }, { title: '依据', width: 31 },
    ],
    rows: remedies.map((row) => [
      `${row.form}${row.verified === false ? '†' : ''}`, row.window ?? '', row.limit ?? '',
      row.lastDay === undefined ? '' : chineseDate(row.lastDay), row.basis ?? '',
    ]),
  };
  return unchecked
    ? [table, { type: 'note', runs: line('† 期限尚待向受理机关核实，以受理机关的答复为准。请尽早提出。') }]
    : [table];
}

/** A4 sheet with page numbers, filed and counted. */
export function sheet(look: Sheet['look'], title: string, blocks: readonly Block[], pageSign?: string): Sheet {
  return { look, title, blocks, pageNumbers: true, counted: true, ...(pageSign === undefined ? {} : { pageSign }) };
}
