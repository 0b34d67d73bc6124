import { z } from 'zod';
import { County, Day, Id, PlaceCode, enumOf } from '../kernel/index.ts';
import { TimelineEntry } from '../matters/index.ts';
import { MaskedParty } from '../parties/index.ts';
import { errandStatuses } from './lifecycle.ts';
import { AuthorisationManner, ErrandResult, PaperFate, PaperForm, ReturnManner } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const ErrandStatusCode = enumOf(errandStatuses).meta({ id: 'ErrandStatus' });

/** A kind of errand as the city's list has it. */
export const ErrandKindLine = z.object({
  code: z.string(), name: Words, office: Words, papers: z.array(z.object({ name: Words, form: z.enum(['original', 'copy', 'either']) })), days: z.int(), note: Words.nullable(), verified: z.boolean(), label: Words,
}).meta({ id: 'ErrandKindLine' });
export type ErrandKindLine = z.infer<typeof ErrandKindLine>;

/** One errand in a list: for whom is masked. */
export const ErrandLine = z.object({
  county: County, id: Id, number: z.string(), kind: z.string(), status: ErrandStatusCode, result: ErrandResult.nullable(), place: PlaceCode, placeName: z.string(), resident: z.string(), holderUnit: Id, holderName: z.string(),
  worker: z.string(), authorisedOn: Day, until: Day, /** Papers that are still held. */ held: z.int(), papers: z.int(), closedOn: Day.nullable(), nextStep: z.string().nullable(), open: z.boolean(), revision: z.int(),
}).meta({ id: 'ErrandLine' });
export type ErrandLine = z.infer<typeof ErrandLine>;

/** A paper against its receipt: what it is, and what became of it. */
export const ErrandPaperLine = z.object({
  id: Id, name: z.string().nullable(), form: PaperForm, sheets: z.int(), takenOn: Day, fate: PaperFate.nullable(), endedOn: Day.nullable(), manner: ReturnManner.nullable(), why: z.string().nullable(),
}).meta({ id: 'ErrandPaper' });
export type ErrandPaperLine = z.infer<typeof ErrandPaperLine>;

/**
 * An errand that its worker carries about: which papers are held and until when. For whom is masked; what may be done in words, who
 * witnessed it and what the office said are not in it.
 */
export const ErrandInHand = z.object({
  county: County, id: Id, number: z.string(), kindName: Words, status: ErrandStatusCode, place: PlaceCode, placeName: z.string(), resident: z.string(), authorisedOn: Day, until: Day,
  papers: z.array(z.object({ id: Id, name: z.string().nullable(), form: PaperForm, sheets: z.int(), takenOn: Day })), revision: z.int(),
}).meta({ id: 'ErrandInHand' });
export type ErrandInHand = z.infer<typeof ErrandInHand>;

export const ErrandView = z.object({
  line: ErrandLine, /** What may be done with the authorisation. */ scope: z.string().nullable(), manner: AuthorisationManner, resident: MaskedParty.nullable(), witness: MaskedParty.nullable(), papers: z.array(ErrandPaperLine),
  /** What the office said, or why it was withdrawn. */ resultText: z.string().nullable(), resultOn: Day.nullable(), keepUntil: Day.nullable(), erased: z.boolean(), entries: z.array(TimelineEntry), abilities: z.array(z.string()),
}).meta({ id: 'ErrandView' });
export type ErrandView = z.infer<typeof ErrandView>;
