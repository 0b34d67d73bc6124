import { z } from 'zod';

/** One of the keys of a record, which is not empty: the record says what each means, and is the only list of them. */
export const enumOf = <K extends string>(record: Readonly<Record<K, unknown>>): z.ZodEnum<{ [Key in K]: Key }> =>
  z.enum(Object.keys(record) as [K, ...K[]]) as z.ZodEnum<{ [Key in K]: Key }>; // the keys of the record, as its type says
