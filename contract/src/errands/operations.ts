import { z } from 'zod';
import { County, Day, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { Contact, PartyDetails } from '../parties/index.ts';
import { ErrandInHand, ErrandKindLine, ErrandLine, ErrandStatusCode, ErrandView } from './views.ts';
import { AuthorisationManner, ErrandResult, PaperFate, PaperForm, ReturnManner } from './vocabulary.ts';

/** Who does errands: workers of villages and of one-stop centres. */
export const errandWorkers: readonly Role[] = ['grid', 'mediator', 'director', 'clerk'];
/** Errands that a worker carries about at most; those whose authorisation ends first come first. */
export const mostInHand = 100;
const readers: readonly Role[] = [...errandWorkers, 'rights'];

const address = { county: County, matter: Id };
const on = '/errands/{county}/{matter}';
const lawful = ['errands.not-lawful-now'] as const;
const Left = z.object({ status: ErrandStatusCode, held: z.int(), revision: z.int() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
const Paper = z.strictObject({ id: Id, name: Text(2, 60), form: PaperForm, /** How many sheets or booklets. */ sheets: z.int().min(1).max(200).default(1) });
const Who = z.strictObject({ id: Id, name: Text(1, 60), contact: Contact, details: PartyDetails.default({}) });

export const errandOperations = {
  kinds: query({ name: 'errands.kinds', path: '/errands/kinds', title: { zh: '代办事项', en: 'Kinds of errands' }, input: () => z.strictObject({}), output: () => z.object({ items: z.array(ErrandKindLine), /** Days that an authorisation may hold at most. */ longest: z.int() }), access: 'staff', subject: 'none' }),
  /** A resident authorises the acting worker to do this one errand; the answer has the code of their receipt, this once. */
  authorise: command({
    name: 'errands.authorise', path: '/errands', title: { zh: '登记委托', en: 'Take an authorisation' },
    input: () => z.strictObject({
      ...address, place: PlaceCode, kind: z.string().min(1).max(60), /** What may be done, and nothing beyond it. */ scope: Text(2, 300), resident: Who, authorisedOn: Day, until: Day, manner: AuthorisationManner,
      /** Whoever heard it read aloud; not the worker. */ witness: Who.optional(), papers: z.array(Paper).max(20).default([]),
      receipt: Id, word: Text(2, 20).optional(),
    }),
    output: Left.extend({ number: z.string(), code: z.string() }), access: errandWorkers, subject: 'none', errors: [...lawful, 'errands.unknown-kind'],
  }),
  takePapers: command({ name: 'errands.takePapers', path: `${on}/papers`, title: { zh: '收下材料', en: 'Take papers' }, input: () => z.strictObject({ ...address, papers: z.array(Paper).min(1).max(20), happenedOn: Day }), output: Left, access: errandWorkers, subject: 'matter', errors: lawful }),
  handIn: command({ name: 'errands.handIn', path: `${on}/hand-in`, title: { zh: '交到办理单位', en: 'Hand in at the office' }, input: () => z.strictObject({ ...address, happenedOn: Day, text: Text(0, 300).default('') }), output: Left, access: errandWorkers, subject: 'matter', errors: lawful }),
  settle: command({
    name: 'errands.settle', path: `${on}/settle`, title: { zh: '登记结果', en: 'Record the result' },
    input: () => z.strictObject({ ...address, result: ErrandResult.exclude(['lapsed']), happenedOn: Day, /** Of a refusal the office's reason: it cannot be left out. */ text: Text(0, 500).default('') }), output: Left, access: errandWorkers, subject: 'matter', errors: lawful,
  }),
  returnPapers: command({
    name: 'errands.returnPapers', path: `${on}/return`, title: { zh: '退还材料', en: 'Give papers back' },
    input: () => z.strictObject({ ...address, papers: z.array(z.strictObject({ paper: Id, fate: PaperFate.default('returned') })).min(1).max(40), manner: ReturnManner, happenedOn: Day, /** Why a paper stays with the office. */ text: Text(0, 300).default('') }),
    output: Left, access: errandWorkers, subject: 'matter', errors: [...lawful, 'errands.paper-unknown'],
  }),
  close: command({ name: 'errands.close', path: `${on}/close`, title: { zh: '办结', en: 'Close' }, input: () => z.strictObject(address), output: Left.extend({ keepUntil: Day }), access: errandWorkers, subject: 'matter', errors: lawful }),
  errand: query({ name: 'errands.errand', path: on, title: { zh: '代办', en: 'An errand' }, input: () => z.strictObject(address), output: ErrandView, access: readers, subject: 'matter' }),
  errands: query({
    name: 'errands.errands', path: '/errands', title: { zh: '帮办代办台账', en: 'Errands in hand' },
    input: () => z.strictObject({ status: ErrandStatusCode.optional(), open: z.boolean().optional(), /** Authorisations that are over, or whose papers are still held although there is a result. */ pressing: z.boolean().optional(), mine: z.boolean().default(false), cursor: z.string().max(80).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(ErrandLine), next: z.string().nullable(), counts: z.object({ open: z.int(), over: z.int(), held: z.int() }) }), access: readers, subject: 'none',
  }),
  /** The open errands of the acting unit in the post's own place with the papers that it holds: what goes along to a door. */
  inHand: query({ name: 'errands.inHand', path: '/errands/in-hand', title: { zh: '手上的代办', en: 'Errands to carry about' }, input: () => z.strictObject({}), output: () => z.object({ items: z.array(ErrandInHand).max(mostInHand) }), access: errandWorkers, subject: 'none' }),
  /** The retention of a closed errand is over: names and words go, the days stay. */
  erase: command({ name: 'errands.erase', path: `${on}/erase`, title: { zh: '到期删除', en: 'Erase after retention' }, input: () => z.strictObject(address), output: () => z.object({ parties: z.int(), texts: z.int() }), access: 'system', subject: 'matter', basis: false, errors: lawful }),
};
