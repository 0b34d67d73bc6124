import { z } from 'zod';
import { County, Id, PlaceCode, Upload } from '../kernel/index.ts';
import { Contact } from '../parties/index.ts';

/** The longest text of a request in characters (GeoReport v2 allows a description of 4,000). */
export const longestText = 4000;
export const mostPhotos = 5;
/** What somebody who joins adds, in characters. */
export const longestRemark = 500;

// Everything below a space but tab, line feed and carriage return; and what stands for bytes that are no text.
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

/** Words of a person: trimmed, at most so many characters, without control characters or broken letters. */
export const PlainText = (least: number, most: number) =>
  z.string().trim().min(least).max(most).refine((text) => !unreadable.test(text), 'unreadable');

/** A position as it is given. Maps published in China use GCJ-02; it is converted where it comes in. */
export const Point = z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180), datum: z.enum(['wgs84', 'gcj02']).default('wgs84') });
export type Point = z.infer<typeof Point>;

export const Answer = z.union([z.string().trim().max(500), z.number(), z.array(z.string().max(60)).max(20)]);
export const Answers = z.record(z.string().max(60), Answer).refine((answers) => Object.keys(answers).length <= 20, 'too-large');
export type Answers = z.infer<typeof Answers>;

/** Who asks. Nothing is required: a request without a name is heard, and the receipt's code is enough to follow it. */
export const Asker = z.strictObject({ id: Id, name: z.string().trim().max(60).optional(), contact: Contact.optional() });
export type Asker = z.infer<typeof Asker>;

/** What a person holds afterwards: a receipt, with a word of their own where they want one. */
export const Held = { receipt: Id, word: z.string().trim().min(2).max(20).optional(), wantsMessages: z.boolean().default(false) };

/** A request as it is said, by whatever door. */
export const Filing = {
  county: County, matter: Id, place: PlaceCode,
  text: PlainText(2, longestText),
  type: z.string().max(60).optional(),
  detail: z.string().max(60).optional(),
  /** Where it is, in words. */
  spot: PlainText(0, 120).optional(),
  point: Point.optional(),
  answers: Answers.default({}),
  photos: z.array(z.strictObject({ id: Id, upload: Upload })).max(mostPhotos).default([]),
  person: Asker,
  /** A number that the browser made for itself; with its help, floods from one device are looked at by a person. */
  device: z.string().regex(/^[0-9a-f-]{8,64}$/).optional(),
  ...Held,
};
