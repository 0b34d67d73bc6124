import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { cellOf, cellsAround, distanceMetres } from '@anhe/contract/requests';
import { closedDays, daysBack, mostCandidates, rankSimilar, reach, worthShowing } from '../../server/src/modules/requests/index.ts';
import type { Candidate, Habits } from '../../server/src/modules/requests/index.ts';
import type { Measurement } from './report.ts';
import { cellsOf } from './year.ts';

/** A folder with a year of a city's requests (`boston311_2015.csv.gz`) and the pairs that the city named (`duplicate_pairs_jan_aug.jsonl`). */
const variable = 'ANHE_BENCH_DUPLICATES';
/** The pairs are named for what was filed before; the formula was fitted on what was filed before the second. */
const named = { until: Date.parse('2015-09-01T00:00:00Z'), fittedUntil: Date.parse('2015-06-01T00:00:00Z') };
/** The rule that it stands beside: the same type, so near, still open, so fresh. */
const simple = { metres: 100, days: 14 };
/** Requests of the year at one position above which it stands for no place. */
const tooMany = 1000;
const day = 86_400_000;
const thresholds = [0.2, 0.1, 0.07, worthShowing, 0.03, 0.02, 0.01];

interface Filed extends Candidate {
  readonly id: string;
  readonly type: string;
  readonly closedAt: number;
  readonly point: { readonly lat: number; readonly lng: number };
}

/** A pair that was offered: how likely it seemed, and whether the city named it. */
interface Offer {
  readonly likeness: number;
  readonly right: boolean;
  readonly late: boolean;
  /** At an address that stands for no place: where so many are filed that it can only be what is noted when none is known. */
  readonly nowhere: boolean;
}

function readYear(folder: string): Filed[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(`${folder}/boston311_2015.csv.gz`)).toString('utf8').trim().split('\n');
  const columns = cellsOf(header.trim());
  const instant = (text: string): number => Date.parse(`${text}Z`);
  return lines.map((line): Filed => {
    const cells = cellsOf(line.trim());
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    return {
      id: cell('id'), type: cell('type'), group: cell('reason'), place: '', point: { lat: Number(cell('lat')), lng: Number(cell('lon')) }, open: true,
      filedAt: new Date(instant(cell('open'))), closedAt: cell('closed') === '' ? Infinity : instant(cell('closed')),
    };
  }).toSorted((a, b) => a.filedAt.getTime() - b.filedAt.getTime() || (a.id < b.id ? -1 : 1));
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

interface Pairs {
  readonly all: ReadonlySet<string>;
  /** When the city said of which type that one was another's duplicate: on closing it. */
  readonly said: readonly { readonly at: number; readonly type: string }[];
}

function readPairs(folder: string, year: readonly Filed[]): Pairs {
  const byId = new Map(year.map((one) => [one.id, one]));
  const lines = readFileSync(`${folder}/duplicate_pairs_jan_aug.jsonl`, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { dup: string; of: string }); // two of its fields
  const said = [...new Set(lines.map(({ dup }) => dup))].flatMap((id) => byId.get(id) ?? []).map(({ closedAt, filedAt, type }) => ({ at: Math.max(closedAt, filedAt.getTime()), type }));
  return { all: new Set(lines.map(({ dup, of }) => pairOf(dup, of))), said: said.toSorted((a, b) => a.at - b.at) };
}

/** What the house has seen so far, of each type. */
class Seen {
  readonly #filed = new Map<string, number>();
  readonly #joined = new Map<string, number>();
  readonly #said: Pairs['said'];
  #next = 0;
  #all = 0;

  constructor(said: Pairs['said']) {
    this.#said = said;
  }

  /** Nothing that was said later is known. */
  habitsAt(now: number, type: string): Habits {
    for (let next = this.#said[this.#next]; next !== undefined && next.at < now; next = this.#said[++this.#next]) this.#joined.set(next.type, (this.#joined.get(next.type) ?? 0) + 1);
    return { type: { filed: this.#filed.get(type) ?? 0, joined: this.#joined.get(type) ?? 0 }, all: { filed: this.#all, joined: this.#next } };
  }

  add(type: string): void {
    this.#filed.set(type, (this.#filed.get(type) ?? 0) + 1);
    this.#all += 1;
  }
}

interface Replay {
  readonly finder: readonly Offer[];
  readonly simple: readonly Offer[];
  readonly filings: number;
  /** Named pairs of which the later one was filed after those that were fitted on. */
  readonly latePairs: number;
}

/** The year in its order, each new request against what was there by then: the same conditions as the SQL of the candidates. */
function replay(year: readonly Filed[], pairs: Pairs, learns = true): Replay {
  const cells = new Map<string, Filed[]>();
  const seen = new Seen(pairs.said);
  const offers: Offer[] = [];
  const bySimple: Offer[] = [];
  const filings = year.filter(({ filedAt }) => filedAt.getTime() < named.until);
  const spots = Map.groupBy(filings, ({ point }) => `${point.lat} ${point.lng}`);
  for (const filing of filings) {
    const nowhere = (spots.get(`${filing.point.lat} ${filing.point.lng}`)?.length ?? 0) > tooMany;
    const now = filing.filedAt.getTime();
    const around = cellsAround(filing.point, reach).flatMap((cell) => cells.get(cell) ?? []).filter((one) => now - one.filedAt.getTime() <= daysBack * day);
    const offer = (candidate: Filed, likeness: number): Offer => ({ likeness, right: pairs.all.has(pairOf(filing.id, candidate.id)), late: now >= named.fittedUntil, nowhere });
    for (const one of around) {
      if (one.type === filing.type && one.closedAt > now && now - one.filedAt.getTime() <= simple.days * day && distanceMetres(filing.point, one.point) <= simple.metres) bySimple.push(offer(one, 1));
    }
    const candidates = around.filter(({ closedAt }) => closedAt > now - closedDays * day).toSorted((a, b) => b.filedAt.getTime() - a.filedAt.getTime()).slice(0, mostCandidates);
    const ranked = rankSimilar(filing, candidates.map((one) => ({ ...one, open: one.closedAt > now })), { least: 0.004, ...(learns ? { habits: seen.habitsAt(now, filing.type) } : {}) });
    offers.push(...ranked.map(({ candidate, likeness }) => offer(candidate, likeness)));
    seen.add(filing.type);
    const cell = cellOf(filing.point);
    cells.set(cell, [...(cells.get(cell) ?? []).filter((one) => now - one.filedAt.getTime() <= daysBack * day), filing]);
  }
  const late = new Set(filings.filter(({ filedAt }) => filedAt.getTime() >= named.fittedUntil).map(({ id }) => id));
  return { finder: offers.toSorted((a, b) => b.likeness - a.likeness), simple: bySimple, filings: filings.length, latePairs: [...pairs.all].filter((pair) => pair.split(' ').some((id) => late.has(id))).length };
}

interface Count {
  readonly right: number;
  readonly offered: number;
}

const count = (offers: readonly Offer[]): Count => ({ right: offers.filter(({ right }) => right).length, offered: offers.length });
const precision = ({ right, offered }: Count): number => right / offered;
const told = (kept: Count, of: number): string => `recall ${(kept.right / of).toFixed(3)} (${kept.right} of ${of}), precision ${precision(kept).toFixed(4)} (${kept.right} of ${kept.offered})`;

/** The likeliest offers until so many right ones are among them; all, where there are fewer. */
function untilFound(offers: readonly Offer[], right: number): Count {
  let found = 0;
  const at = offers.findIndex((offer) => (found += offer.right ? 1 : 0) >= right);
  return count(at < 0 ? offers : offers.slice(0, at + 1));
}

/** The simple rule's precision by the reckoning of those who gave the data, beside whose figures the finder has to stand, too. */
const given = { recall: 0.547, precision: 0.06 };

/** How many of a city's own duplicates the finder of similar requests finds, and how much else it offers. */
export async function measureDuplicates(): Promise<readonly Measurement[]> {
  const folder = process.env[variable];
  if (folder === undefined || folder === '') {
    console.log(`duplicates: skipped; ${variable} names no folder (boston311_2015.csv.gz and duplicate_pairs_jan_aug.jsonl)`);
    return [];
  }
  const year = readYear(folder);
  const pairs = readPairs(folder, year);
  const whole = replay(year, pairs);
  const named = pairs.all.size;
  const rule = count(whole.simple);
  const lateRule = count(whole.simple.filter(({ late }) => late));
  const lateOffers = whole.finder.filter(({ late }) => late);
  console.log(`simple rule: ${told(rule, named)}; not fitted on: ${told(lateRule, whole.latePairs)}`);
  for (const threshold of thresholds) {
    const at = (offers: readonly Offer[]): Count => count(offers.filter(({ likeness }) => likeness >= threshold));
    console.log(`likeness from ${threshold}: ${told(at(whole.finder), named)}; not fitted on: ${told(at(lateOffers), whole.latePairs)}`);
  }
  const same = untilFound(whole.finder, rule.right);
  const sameLate = untilFound(lateOffers, lateRule.right);
  const elsewhere = { rule: count(whole.simple.filter(({ nowhere }) => !nowhere)), offers: whole.finder.filter(({ nowhere }) => !nowhere) };
  const sameElsewhere = untilFound(elsewhere.offers, elsewhere.rule.right);
  const asGiven = untilFound(whole.finder, Math.ceil(given.recall * named));
  const forgetful = untilFound(replay(year, pairs, false).finder, asGiven.right);
  console.log(`without what was joined before: ${told(forgetful, named)}`);
  const beside = (finder: Count, other: Count): number => precision(finder) / precision(other);
  const reached = (finder: Count, wanted: number): number => (finder.right >= wanted ? 1 : 0);
  return [
    { name: 'precision of the finder, times that of the simple rule at the same recall', ratio: beside(same, rule) * reached(same, rule.right), least: 2, all: [beside(same, rule)], detail: `${told(same, named)}; simple: ${told(rule, named)}; ${whole.filings} filings` },
    { name: 'the same but where an address stands for no place', ratio: beside(sameElsewhere, elsewhere.rule) * reached(sameElsewhere, elsewhere.rule.right), least: 2, all: [beside(sameElsewhere, elsewhere.rule)], detail: `${told(sameElsewhere, named)}; simple: ${told(elsewhere.rule, named)}` },
    { name: 'the same on June to August, which it was not fitted on', ratio: beside(sameLate, lateRule) * reached(sameLate, lateRule.right), least: 2, all: [beside(sameLate, lateRule)], detail: `${told(sameLate, whole.latePairs)}; simple: ${told(lateRule, whole.latePairs)}` },
    { name: `precision at a recall of ${given.recall}, times ${given.precision}`, ratio: (precision(asGiven) / given.precision) * reached(asGiven, given.recall * named), least: 2, all: [precision(asGiven) / given.precision], detail: told(asGiven, named) },
  ];
}
