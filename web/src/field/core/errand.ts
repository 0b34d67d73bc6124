import type { ErrandInHand, ErrandResult, PaperFate, PaperForm } from '@anhe/contract/errands';
import { newId } from '@anhe/contract/kernel';
import type { ActInput } from './acts.ts';

/** The acts of an errand on a phone, the usual next one first. */
export const errandSteps = ['takePapers', 'handIn', 'settle', 'returnPapers', 'close'] as const;
export type PhoneErrandStep = (typeof errandSteps)[number];

/** A paper as it is handed over at a door. */
export interface NewPaper {
  readonly id: string;
  readonly name: string;
  readonly form: PaperForm;
  readonly sheets: string;
}

/** What is filled in for a step of an errand. */
export interface ErrandForm {
  readonly papers: readonly NewPaper[];
  /** Ids of papers that are given back, or stay with the office. */
  readonly given: readonly string[];
  readonly fate: PaperFate;
  readonly manner: ActInput<'returnPapers'>['manner'] | '';
  readonly result: Exclude<ErrandResult, 'lapsed'> | '';
  readonly text: string;
}

export const newPaper = (): NewPaper => ({ id: newId(), name: '', form: 'original', sheets: '1' });
export const emptyErrandForm: ErrandForm = { papers: [], given: [], fate: 'returned', manner: '', result: '', text: '' };

const isWhole = ({ name, sheets }: NewPaper): boolean => [...name.trim()].length >= 2 && /^[1-9]\d{0,2}$/.test(sheets.trim()) && Number(sheets) <= 200;
const hasWords = ({ text }: ErrandForm): boolean => [...text.trim()].length >= 2;

/** What is missing for a step, by the id of its field; undefined when nothing is. The office's reason cannot be left out. */
export function missingInErrand(step: PhoneErrandStep, form: ErrandForm): string | undefined {
  switch (step) {
    case 'takePapers': {
      if (form.papers.length === 0) return 'add';
      const at = form.papers.findIndex((paper) => !isWhole(paper));
      return at === -1 ? undefined : `paper-${at}`;
    }
    case 'returnPapers':
      if (form.given.length === 0) return 'given';
      if (form.manner === '') return 'manner';
      return form.fate === 'kept' && !hasWords(form) ? 'text' : undefined;
    case 'settle':
      if (form.result === '') return 'result';
      return form.result === 'refused' && !hasWords(form) ? 'text' : undefined;
    default: return undefined;
  }
}

type Where = Pick<ActInput<'close'>, 'county' | 'matter'>;

const at = ({ county, id }: Pick<ErrandInHand, 'county' | 'id'>): Where => ({ county, matter: id });

/** What each step sends. Call one once `missingInErrand` finds nothing. @param happenedOn the day of the tap */
export const errandInputs = {
  takePapers: (errand: ErrandInHand, { papers }: ErrandForm, happenedOn: string): ActInput<'takePapers'> => ({ ...at(errand), papers: papers.map(({ id, name, form, sheets }) => ({ id, name: name.trim(), form, sheets: Number(sheets) })), happenedOn }),
  handIn: (errand: ErrandInHand, { text }: ErrandForm, happenedOn: string): ActInput<'handIn'> => ({ ...at(errand), happenedOn, text: text.trim() }),
  settle: (errand: ErrandInHand, { result, text }: ErrandForm, happenedOn: string): ActInput<'settle'> => ({ ...at(errand), result: result === '' ? 'done' : result, happenedOn, text: text.trim() }),
  // A paper that went back meanwhile is not named any more.
  returnPapers: (errand: ErrandInHand, { given, fate, manner, text }: ErrandForm, happenedOn: string): ActInput<'returnPapers'> => ({
    ...at(errand), papers: errand.papers.filter(({ id }) => given.includes(id)).map(({ id }) => ({ paper: id, fate })), manner: manner === '' ? 'signed' : manner, happenedOn, text: fate === 'kept' ? text.trim() : '',
  }),
  close: (errand: ErrandInHand): ActInput<'close'> => at(errand),
} as const;
