import { expect } from 'vitest';

// Each gives a matcher, which stands for any value.

/** A refusal by its code. @param more what else it must hold */
export const refused = (code: string, more: object = {}): unknown => expect.objectContaining({ code, ...more });

/** Refused because the law, or the order of things, does not allow it now. @param capability whose rules these are */
export const unlawfulIn = (capability: string) => (rule: string): unknown => refused(`${capability}.not-lawful-now`, { details: expect.objectContaining({ rule }) as unknown }); // a matcher stands for any value

/** Refused for what stands in one field. */
export const invalidAt = (path: readonly string[], code: string): unknown => refused('kernel.invalid-input', { fields: [expect.objectContaining({ path, code })] });
