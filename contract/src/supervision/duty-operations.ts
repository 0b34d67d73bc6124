import { z } from 'zod';
import { County, Day, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { answerers, drafters } from './letter-operations.ts';
import { ChargeLine, OfficeLine, OpenLetter, PledgeLine, UrgeLine } from './views.ts';
import { Charge, Office } from './vocabulary.ts';

const Left = z.object({ revision: z.int() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
/** Whoever records offices and what units answer for. */
export const recorders: readonly Role[] = ['leader', 'supervisor', 'administrator'];
/** Whoever may urge. */
export const urgers: readonly Role[] = ['supervisor', 'clerk', 'leader'];

export const dutyOperations = {
  urge: command({
    name: 'supervision.urge', path: '/supervision/urges', title: { zh: '催办', en: 'Urge' },
    input: () => z.strictObject({ county: County, urge: Id, /** One of both. */ matter: Id.optional(), letter: Id.optional(), text: Text(2, 200) }),
    output: z.object({ unitName: z.string(), deliverAt: z.string(), revision: z.int() }), access: urgers, subject: 'none', errors: ['supervision.not-in-hand', 'supervision.urged-today'],
  }),
  urges: query({
    name: 'supervision.urges', path: '/supervision/urges', title: { zh: '催办记录', en: 'Urgings' },
    input: () => z.strictObject({ box: z.enum(['sent', 'received']), open: z.boolean().default(false) }), output: () => z.object({ items: z.array(UrgeLine).max(200) }), access: answerers, subject: 'none',
  }),
  seeUrge: command({
    name: 'supervision.seeUrge', path: '/supervision/urges/{county}/{urge}/see', title: { zh: '答复催办', en: 'Answer an urging' },
    input: () => z.strictObject({ county: County, urge: Id, text: Text(2, 300) }), output: Left, access: answerers, subject: 'record', basis: true, errors: ['supervision.not-lawful-now'],
  }),
  setOffice: command({
    name: 'supervision.setOffice', path: '/supervision/offices', title: { zh: '登记任职', en: 'Give an office' },
    input: () => z.strictObject({ county: County, office: Id, unit: Id, as: Office, post: Id, from: Day }), output: Left.extend({ /** Open letters that went over with a principal's office. */ handed: z.int() }), access: recorders, subject: 'none',
    errors: ['supervision.unit-unknown', 'supervision.post-unknown', 'supervision.office-held'],
  }),
  endOffice: command({
    name: 'supervision.endOffice', path: '/supervision/offices/{county}/{office}/end', title: { zh: '结束任职', en: 'End an office' },
    input: () => z.strictObject({ county: County, office: Id, /** The first day after it; not to come. */ to: Day }), output: Left.extend({ /** Open letters that nobody answers for until the office is given again. */ letters: z.int() }), access: recorders, subject: 'record', basis: true, errors: ['supervision.not-lawful-now'],
  }),
  /** What goes over when an office is given to somebody else, and what nobody answers for when it ends: shown before either is done. */
  handingOver: query({
    name: 'supervision.handingOver', path: '/supervision/handing-over', title: { zh: '交接内容', en: 'What is handed over' },
    input: () => z.strictObject({ county: County, unit: Id, as: Office }), output: () => z.object({ /** Who holds it today. */ holders: z.array(OfficeLine).max(100), letters: z.array(OpenLetter).max(200) }), access: recorders, subject: 'none',
  }),
  offices: query({
    name: 'supervision.offices', path: '/supervision/offices', title: { zh: '责任人', en: 'Offices' },
    input: () => z.strictObject({ unit: Id.optional(), on: Day.optional() }), output: () => z.object({ items: z.array(OfficeLine).max(1000) }), access: 'staff', subject: 'none',
  }),
  pledge: command({
    name: 'supervision.pledge', path: '/supervision/pledges', title: { zh: '登记责任书', en: 'Record a responsibility letter' },
    input: () => z.strictObject({ county: County, pledge: Id, unit: Id, year: z.int().min(2000).max(2100), signedOn: Day, text: Text(2, 5000) }), output: Left, access: drafters, subject: 'none',
    errors: ['supervision.unit-unknown', 'supervision.own-unit', 'supervision.pledged-before'],
  }),
  pledges: query({
    name: 'supervision.pledges', path: '/supervision/pledges', title: { zh: '责任书', en: 'Responsibility letters' },
    input: () => z.strictObject({ year: z.int().min(2000).max(2100) }),
    output: () => z.object({ items: z.array(PledgeLine).max(1000), /** Committees and offices of the area that have none this year. */ missing: z.array(z.object({ unit: Id, unitName: z.string() })).max(1000) }), access: drafters, subject: 'none',
  }),
  setCharge: command({
    name: 'supervision.setCharge', path: '/supervision/charges', title: { zh: '落实责任单位', en: 'Say who answers for it' },
    input: () => z.strictObject({ county: County, charge: Id, unit: Id, place: PlaceCode, as: Charge, from: Day }), output: Left, access: recorders, subject: 'none', errors: ['supervision.unit-unknown', 'supervision.charge-held'],
  }),
  endCharge: command({
    name: 'supervision.endCharge', path: '/supervision/charges/{county}/{charge}/end', title: { zh: '结束责任', en: 'End a charge' },
    input: () => z.strictObject({ county: County, charge: Id, to: Day }), output: Left, access: recorders, subject: 'record', basis: true, errors: ['supervision.not-lawful-now'],
  }),
  /** Of a place: those of the place itself and of all that hold it, the nearest first. */
  charges: query({
    name: 'supervision.charges', path: '/supervision/charges', title: { zh: '责任单位', en: 'Who answers for what' },
    input: () => z.strictObject({ place: PlaceCode.optional(), as: Charge.optional(), on: Day.optional() }), output: () => z.object({ items: z.array(ChargeLine).max(1000) }), access: 'staff', subject: 'none',
  }),
};
