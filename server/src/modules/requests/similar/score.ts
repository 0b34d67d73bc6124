import { distanceMetres } from '@anhe/contract/requests';
import type { LatLng } from '@anhe/contract/requests';

/** What of a request is compared with another. */
export interface Comparable {
  /** WGS 84; null where only the place is known. */
  readonly point: LatLng | null;
  readonly place: string;
  readonly type: string | null;
  /** The catalogue's group of the type. */
  readonly group: string | null;
  readonly filedAt: Date;
  /** Its words as `tokensOf` cuts them; absent where nobody may compare what was written. */
  readonly words?: readonly string[] | undefined;
}

/** A request that may be the same thing. */
export interface Candidate extends Comparable {
  readonly open: boolean;
}

/** How often requests turned out to be one thing, over the past year. */
export interface Habit {
  readonly filed: number;
  readonly joined: number;
}

/** What is usual there: of the type and of all types in the county. */
export interface Habits {
  readonly type: Habit;
  readonly all: Habit;
}

/** How a candidate stands among the others around the new request. */
export interface Crowd {
  /** Open ones of the new request's type that are nearer to it, or as near and newer. */
  readonly nearer: number;
  /** Of the new request's type around. */
  readonly same: number;
  /** Of any type at the very spot: many of them mean an address that stands for no place. */
  readonly spot: number;
}

export const noHabits: Habits = { type: { filed: 0, joined: 0 }, all: { filed: 0, joined: 0 } };

/** A share that nobody has seen yet, and how many requests it weighs. */
const before = { share: 0.01, county: 2000, type: 40 };

/** The logarithm of the share of a type's requests that were joined to another, held to the county's where little is known. */
export function habitOf({ type, all }: Habits): number {
  const share = (all.joined + before.share * before.county) / (all.filed + before.county);
  return Math.log((type.joined + share * before.type) / (type.filed + before.type));
}

/** Metres within which positions are one: they are kept to five decimals, and an address has one position. */
export const oneSpot = 2;
/** Distances that stand for two requests of one village, of one town, and further, where positions are not known. */
const byPlace = { village: 60, town: 150, further: 400 };

/** Metres between two requests; where a position is not known, a distance that their places stand for. */
export function metresApart(a: Comparable, b: Comparable): number {
  if (a.point !== null && b.point !== null) return distanceMetres(a.point, b.point);
  const same = (digits: number): boolean => a.place.length >= digits && a.place.slice(0, digits) === b.place.slice(0, digits);
  return same(12) ? byPlace.village : same(9) ? byPlace.town : byPlace.further;
}

/** What the formula weighs. Numbers of requests come in as logarithms: the tenth one says less than the second. */
interface Traits {
  readonly always: number;
  /** 1 or 0. */
  readonly sameType: number;
  readonly sameGroup: number;
  readonly sameSpot: number;
  readonly hectometres: number;
  /** ln(1 + number), see `Crowd`. */
  readonly nearer: number;
  readonly same: number;
  readonly spot: number;
  /** See `habitOf`. */
  readonly habit: number;
  /** See `alikeText`; nothing where there is no text to compare. */
  readonly text: number;
}

/**
 * The coefficients of a logistic regression (ridge 0.1, iteratively reweighted least squares), fitted on a public year of a
 * city's 311 requests: the pairs of January to May that the city itself named when it closed one as the duplicate of the
 * other, against all other open requests within 150 m and 60 days of the same group. They were checked on June to August,
 * which they have not seen; `npm run bench duplicates` repeats that. `always` and `sameGroup` are from the same fit over the
 * neighbouring groups too. Hours apart, how many are newer and how many are open were fitted as well and came out
 * at nothing beside these, so that they are left out: what is still open is as likely the same thing after a month.
 * `text` is set by hand, for that city publishes no words: texts that share half of the weight of their words are twenty times as
 * likely the same, texts that share next to nothing half as likely.
 */
const weights: Traits = { always: -3, sameType: 1.7, sameGroup: 1.85, sameSpot: 1.25, hectometres: -2.76, nearer: -0.86, same: -0.42, spot: -0.62, habit: 0.7, text: 1 };

/** A likeness from which a request is worth showing: there a little over half of a city's duplicates are found. */
export const worthShowing = 0.045;

const textWeight = { of: 9, from: 0.17, least: -0.7, most: 4 };

const traitsOf = (filing: Comparable, candidate: Candidate, { metres, crowd, habit, alike }: Standing): Traits => ({
  always: 1,
  sameType: filing.type !== null && filing.type === candidate.type ? 1 : 0,
  sameGroup: filing.group !== null && filing.group === candidate.group ? 1 : 0,
  sameSpot: filing.point !== null && candidate.point !== null && metres < oneSpot ? 1 : 0,
  hectometres: metres / 100,
  nearer: Math.log(1 + crowd.nearer), same: Math.log(1 + crowd.same), spot: Math.log(1 + crowd.spot),
  habit,
  text: alike === undefined ? 0 : Math.min(textWeight.most, Math.max(textWeight.least, textWeight.of * (alike - textWeight.from))),
});

/** How a candidate stands to the new request, beside what the two are. */
export interface Standing {
  readonly metres: number;
  readonly crowd: Crowd;
  /** As `habitOf` gives it. */
  readonly habit: number;
  /** As `alikeText` gives it. */
  readonly alike?: number | undefined;
}

/** How likely a candidate is the same thing as the new request, 0 to 1. It orders what is shown; it decides nothing. */
export function likeness(filing: Comparable, candidate: Candidate, standing: Standing): number {
  const traits = traitsOf(filing, candidate, standing);
  const sum = (Object.keys(weights) as (keyof Traits)[]).reduce((whole, trait) => whole + weights[trait] * traits[trait], 0); // the keys of the record
  return 1 / (1 + Math.exp(-sum));
}

/** Words of a text with what each says: long ones more, what many of the candidates say less. */
export type WordWeights = (word: string) => number;

/** @param texts the words of all that are compared */
export function weighTexts(texts: readonly (readonly string[])[]): WordWeights {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  // A single character of a word that is there as well says little by itself.
  return (word) => Math.min(3, [...word].length - 0.75) * Math.log(1 + texts.length / (counts.get(word) ?? 1));
}

/** The part of their words' weight that two texts share, 0 to 1; of the shorter one's, as one says in a line what another says in ten. */
export function alikeText(a: readonly string[], b: readonly string[], weigh: WordWeights): number | undefined {
  const weight = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + weigh(word), 0);
  const [one, other] = [new Set(a), new Set(b)];
  const smaller = Math.min(weight(one), weight(other));
  return smaller <= 0 ? undefined : Math.min(1, weight(one.intersection(other)) / smaller);
}
