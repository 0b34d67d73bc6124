import { readFileSync } from 'node:fs';
import { newId } from '@anhe/contract/kernel';
import pg from 'pg';
import { seeded } from '../../server/src/kernel/seeded.ts';
import { queryText, tokensOf } from '../../server/src/kernel/text/tokens.ts';
import { alikeMatters } from '../../server/src/modules/requests/index.ts';
import { county, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import type { Measurement } from './report.ts';
import { ownTexts } from './search-texts.ts';

/** A file of messages (JSON lines with `id` and `text`), and one of questions about them (`query` and the `expected` message's id). */
const variables = { messages: 'ANHE_BENCH_SEARCH', questions: 'ANHE_BENCH_SEARCH_QUESTIONS', count: 'ANHE_BENCH_SEARCH_COUNT' } as const;
const seed = 20_261_125;
const rounds = 5;
const shown = 5;
const batch = 5000;

interface Message {
  readonly id: string;
  readonly text: string;
}

interface Question {
  readonly query: string;
  readonly expected: string;
}

/** The words of all texts, the messages strewn among those of our own. @returns the matter of each message, by its id */
export async function fill({ admin }: Bench, messages: readonly Message[], count: number): Promise<Map<string, string>> {
  // Only the words are measured; the matters that they belong to are left out.
  await admin.query('alter table matters.search drop constraint search_county_matter_fkey');
  await admin.query('drop index matters.search_words');
  const found = new Map<string, string>();
  const random = seeded(seed + 1);
  const every = Math.max(1, Math.floor(count / Math.max(1, messages.length)));
  let [at, next] = [0, 0];
  let rows: { matter: string; place: string; words: string[] }[] = [];
  const write = async (): Promise<void> => {
    await admin.query(
      `insert into matters.search (county, matter, place, words)
         select $1, r.matter, r.place, array_to_tsvector(array(select jsonb_array_elements_text(r.words))) from jsonb_to_recordset($2) as r(matter uuid, place text, words jsonb)`,
      [county, JSON.stringify(rows)],
    );
    rows = [];
  };
  const add = (words: readonly string[]): string => {
    const matter = newId(Date.parse('2025-11-01T00:00:00Z') + at * 30);
    at += 1;
    rows.push({ matter, place: `610524${String(1 + Math.floor(random() * 20)).padStart(3, '0')}201`, words: [...words] });
    return matter;
  };
  for (const words of ownTexts(count, seed)) {
    add(words);
    if (at % every === 0) {
      const message = messages[next++];
      if (message !== undefined) found.set(message.id, add(tokensOf(message.text)));
    }
    if (rows.length >= batch) await write();
  }
  for (const message of messages.slice(next)) found.set(message.id, add(tokensOf(message.text)));
  await write();
  const client = await admin.connect();
  try {
    await client.query("set maintenance_work_mem = '512MB'");
    await client.query('create index search_words on matters.search using gin (words)');
    await client.query('vacuum analyze matters.search');
    await client.query('select requests.count_words()');
  } finally {
    client.release();
  }
  return found;
}

const quantile = (values: readonly number[], part: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/** Milliseconds until the answer is there. */
async function timed<T>(work: () => Promise<T>): Promise<{ readonly took: number; readonly answer: T }> {
  const started = performance.now();
  const answer = await work();
  return { took: performance.now() - started, answer };
}

const readLines = <T>(file: string): T[] => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T); // the shapes told above

/** Similar requests by their words, and the search of a register, among a million texts, beside a read by the primary key. */
export async function measureSearch(): Promise<readonly Measurement[]> {
  const [messagesFile, questionsFile] = [process.env[variables.messages], process.env[variables.questions]];
  if (messagesFile === undefined || questionsFile === undefined) {
    console.log(`search: skipped; ${variables.messages} and ${variables.questions} name no files (JSON lines with id and text; with query and expected)`);
    return [];
  }
  const count = Number(process.env[variables.count] ?? 1_000_000);
  const messages = readLines<Message>(messagesFile);
  const questions = readLines<Question>(questionsFile);
  const bench = await openBench();
  const client = new pg.Client({ ...bench.installation.connections.app });
  try {
    const started = performance.now();
    const matters = await fill(bench, messages, count);
    console.error(`${count + messages.length} texts in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    await client.connect();
    return await compare(client, matters, questions, count + messages.length);
  } finally {
    await client.end();
    await bench.close();
  }
}

async function compare(client: pg.Client, matters: ReadonlyMap<string, string>, questions: readonly Question[], texts: number): Promise<Measurement[]> {
  const times = { key: [] as number[], alike: [] as number[], find: [] as number[] };
  const ratios: number[] = [];
  const places: number[] = [];
  const scope = `{[${county},${Number(county) + 1})}`;
  const keys = [...matters.values()];
  const random = seeded(seed + 2);
  await client.query('begin read only');
  await client.query("select set_config('anhe.scope', $1, true)", [scope]);
  // The first round fills the memory, as a working day does, and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const [from, alikeFrom] = [times.key.length, times.alike.length];
    for (const { query, expected } of questions) {
      const key = await timed(() => client.query({ name: 'by key', text: 'select matter, place from matters.search where county = $1 and matter = $2', values: [county, keys[Math.floor(random() * keys.length)]] }));
      const alike = await timed(async () => {
        const { text, values, shape } = alikeMatters(scope, query, shown);
        return shape((await client.query({ name: 'alike', text, values: [...values] })).rows);
      });
      const find = await timed(() => client.query({ name: 'find', text: 'select f.matter from matters.find($1::kernel.place_ranges, $2::tsquery, 51) f', values: [scope, queryText(query.split(/[，。]/u)[0] ?? '')] }));
      if (round === 0) {
        places.push(alike.answer.findIndex(({ matter }) => matter === matters.get(expected)));
        continue;
      }
      times.key.push(key.took);
      times.alike.push(alike.took);
      times.find.push(find.took);
    }
    if (round > 0) ratios.push(quantile(times.alike.slice(alikeFrom), 0.95) / quantile(times.key.slice(from), 0.95));
  }
  await client.query('commit');
  const found = places.filter((place) => place >= 0).length;
  const missing = questions.filter((_question, index) => (places[index] ?? -1) < 0);
  for (const { expected } of missing) console.error(`not among the first ${shown}: ${expected}`);
  const ms = (values: readonly number[]): string => `${quantile(values, 0.5).toFixed(2)} ms, p95 ${quantile(values, 0.95).toFixed(2)} ms`;
  const p95 = (values: readonly number[]): number => quantile(values, 0.95) / quantile(times.key, 0.95);
  return [
    { name: `the expected message among the first ${shown}, share of the questions`, ratio: found / questions.length, least: 0.9, aim: 1, all: [found / questions.length], detail: `${found} of ${questions.length}, first: ${places.filter((place) => place === 0).length}; ${texts} texts` },
    { name: 'p95 of similar requests by their words, times that of a read by the primary key', ratio: p95(times.alike), most: 60, all: ratios, detail: `${ms(times.alike)}; by key ${ms(times.key)}` },
    { name: 'p95 of the register’s search, times that of a read by the primary key', ratio: p95(times.find), most: 60, all: [p95(times.find)], detail: ms(times.find) },
  ];
}
