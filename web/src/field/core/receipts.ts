import type { Receipt } from '../../offline/outbox.ts';

/** What an answer of the house tells the person who did it. */
export interface Told {
  readonly number?: string;
  readonly code?: string;
  readonly holder?: string;
  readonly point?: string;
}

const textAt = (answer: object, key: string): string | undefined => {
  const value: unknown = Object.entries(answer).find(([name]) => name === key)?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The number, the receipt's code, who has it now, or the point that was passed; what an answer does not say is left out. */
export function toldBy({ answer }: Pick<Receipt, 'answer'>): Told {
  if (typeof answer !== 'object' || answer === null) return {};
  const [number, code, holder, point] = [textAt(answer, 'number'), textAt(answer, 'code'), textAt(answer, 'holder'), textAt(answer, 'pointName')];
  return { ...(number === undefined ? {} : { number }), ...(code === undefined ? {} : { code }), ...(holder === undefined ? {} : { holder }), ...(point === undefined ? {} : { point }) };
}
