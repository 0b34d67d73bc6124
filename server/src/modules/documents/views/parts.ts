/** Pieces that the views of several papers share. */
import type { PaperInput } from '@anhe/contract/documents';
import type { DisputeType, DisputeView } from '@anhe/contract/disputes';
import { disputeTypes } from '@anhe/contract/disputes';
import { contactWays } from '@anhe/contract/parties';
import type { ClearParty } from '@anhe/contract/parties';
import { lastEvent } from '../gather.ts';
import type { DisputeFile, FileParty } from '../gather.ts';

export type PartyInput = PaperInput<'agreement'>['parties'][number];
export type CommitteeInput = PaperInput<'agreement'>['committee'];

/** Printed where retention erased a party. */
const erased = '（已按保存期限删除）';

function reach({ contact, details }: ClearParty): { contact?: string; address?: string } {
  const { address } = details;
  switch (contact.by) {
    case 'phone': return { contact: contact.value, ...(address === undefined ? {} : { address }) };
    case 'wechat': return { contact: `微信${contact.value}`, ...(address === undefined ? {} : { address }) };
    case 'village':
    case 'receipt': return { contact: contactWays[contact.by].zh, ...(address === undefined ? {} : { address }) };
    case 'address': return { address: address ?? contact.value };
  }
}

/** A party as papers show it. `calledAs` is how the paper calls it; left out, the paper's own word. */
export function paperParty(party: FileParty, calledAs?: string): PartyInput {
  const { clear, kind } = party;
  const called = calledAs === undefined ? {} : { calledAs };
  if (clear === undefined) return { kind, name: erased, ...called };
  const { details, name } = clear;
  const common = { name, ...called, ...reach(clear) };
  if (kind === 'organisation') return { kind, ...common, ...(details.representative === undefined ? {} : { head: details.representative }) };
  return {
    kind, ...common,
    ...(details.sex === undefined ? {} : { gender: details.sex }), ...(details.age === undefined ? {} : { age: details.age }),
    ...(details.occupation === undefined ? {} : { occupation: details.occupation }), ...(details.representative === undefined ? {} : { agent: { name: details.representative } }),
  };
}

const letters = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/** How an agreement calls its parties: 甲方, 乙方, … */
const contractName = (index: number): string => (letters[index] === undefined ? `第${index + 1}方` : `${letters[index]}方`);

/** All parties of the dispute, in their order. */
export const allParties = (file: DisputeFile): PartyInput[] => file.parties.map((party) => paperParty(party));

/** All parties as an agreement calls them. */
export const contractParties = (file: DisputeFile): PartyInput[] => file.parties.map((party, index) => paperParty(party, contractName(index)));

/** Who asked, and who was asked; with nobody named as applicant, the first party asked. */
export function bySide(file: DisputeFile): { applicants: FileParty[]; others: FileParty[] } {
  const applicants = file.parties.filter(({ side }) => side === 'applicant');
  const asked = applicants.length === 0 ? file.parties.slice(0, 1) : applicants;
  return { applicants: asked, others: file.parties.filter((party) => !asked.includes(party)) };
}

export const committeeOf = (file: DisputeFile): CommitteeInput => file.committee;

/** Names of those who mediate; of all who ever did, when none does any more. */
export function mediatorNames({ detail }: DisputeFile): string[] {
  const now = detail.mediators.filter(({ to }) => to === null);
  return (now.length === 0 ? detail.mediators : now).map(({ name }) => name).slice(0, 9);
}

export const typeWord = ({ detail }: DisputeFile): string => disputeTypes[detail.type].zh;

/** What a dispute of a type is called: with the word 纠纷, never twice. */
export function typeNames(type: DisputeType): string {
  const word = disputeTypes[type].zh;
  return /纠纷|争议$/.test(word) ? word : `${word}纠纷`;
}

export const typeName = ({ detail }: DisputeFile): string => typeNames(detail.type);

export const numberOf = ({ detail }: Pick<DisputeFile, 'detail'>, series: string): string | undefined => detail.numbers[series];

/** Leaves out what is undefined, as the views want it. */
export function given<T extends Record<string, unknown>>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // What remains has a value; absent keys are what an optional field means.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Where the dispute came from, as the forms count it. */
export function sourceOf(file: DisputeFile): 'application' | 'initiative' | 'referral' {
  if (file.detail.origin === 'initiative' || file.detail.origin === 'screening') return 'initiative';
  if (file.detail.origin === 'handed-in') return 'referral';
  return lastEvent(file, 'disputes.accepted')?.body.seised === 'handed-over' ? 'referral' : 'application';
}

/** How the mediation ended without an agreement: the step, its day and what was said; undefined when it did not. */
export function endedWithout(file: DisputeFile): { readonly ending: 'failed' | 'refused' | 'withdrawn'; readonly on: string; readonly reason: string | undefined } | undefined {
  const { outcome } = file.detail;
  if (outcome === 'failed') return ended(file, 'disputes.failed', 'failed');
  if (outcome === 'declined') return ended(file, 'disputes.declined', 'refused');
  return outcome === 'withdrawn' ? ended(file, 'disputes.withdrawn', 'withdrawn') : undefined;
}

function ended(file: DisputeFile, type: 'disputes.failed' | 'disputes.declined' | 'disputes.withdrawn', ending: 'failed' | 'refused' | 'withdrawn') {
  const event = lastEvent(file, type);
  return event === undefined ? undefined : { ending, on: event.on, reason: file.textOf(event.body.reason) };
}

type Agreement = NonNullable<DisputeView['agreement']>;

/** How and until when an agreement is performed, in words. */
export function performanceWords({ performance, performHow }: Agreement, day: string | undefined): { manner: string | undefined; term: string } {
  const manner = performHow ?? undefined;
  if (performance === 'on-the-spot') return { manner, term: '当场履行完毕' };
  if (performance === 'by-date') return { manner, term: day === undefined ? '按期一次履行' : `${day}前一次履行完毕` };
  return { manner, term: day === undefined ? '分期履行' : `分期履行，${day}前全部履行完毕` };
}
