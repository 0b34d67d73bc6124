import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Wording } from '@anhe/contract/kernel';
import { z } from 'zod';
import type { Example } from './corpus.ts';
import { longestText } from './see.ts';

/** A line that cannot be used, and why. */
export interface BadLine {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: Wording;
}

export interface ReadExamples {
  readonly examples: readonly Example[];
  readonly bad: readonly BadLine[];
  /** Usable lines before the last that one process can learn from; they are left out. */
  readonly older: number;
}

/** Too little to learn from. */
export class TooLittle extends Error {
  override readonly name = 'TooLittle';
  readonly wording: Wording;

  constructor(wording: Wording) {
    super(wording.en);
    this.wording = wording;
  }
}

const leastExamples = 20;
/** What fits into the memory of one process while it learns; the last lines count, since a history ends with the newest. */
const mostExamples = 30_000;

const filled = z.string().trim().min(1);
const Line = z.object({ text: filled, department: filled.max(100) });

const reasons = {
  notJson: { zh: '不是 JSON', en: 'no JSON' },
  text: { zh: '缺少 text（文字）', en: 'text is missing' },
  department: { zh: '缺少 department（100 字以内的部门名称）', en: 'department is missing (a name of at most 100 characters)' },
  long: { zh: `text 超过 ${longestText} 字`, en: `text is longer than ${longestText} characters` },
} as const;

function readLine(line: string): Example | Wording {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return reasons.notJson;
  }
  const read = Line.safeParse(value);
  if (!read.success) return read.error.issues.some(({ path }) => path[0] !== 'department') ? reasons.text : reasons.department;
  return read.data.text.length > longestText ? reasons.long : read.data;
}

/** Messages with the department that answered, one JSON object a line with `text` and `department`; lines that cannot be used are told, the rest is taken. */
export async function readExamples(file: string, most = mostExamples): Promise<ReadExamples> {
  const examples: Example[] = [];
  const bad: BadLine[] = [];
  let [line, older] = [0, 0];
  for await (const given of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    line += 1;
    const text = line === 1 ? given.replace(/^\uFEFF/u, '') : given;
    if (text.trim() === '') continue;
    const read = readLine(text);
    if ('text' in read) examples.push(read);
    else bad.push({ line, reason: read });
    // Half is let go at a time, so that not every line moves all others.
    if (examples.length === most * 2) older += examples.splice(0, most).length;
  }
  older += examples.splice(0, Math.max(0, examples.length - most)).length;
  return { examples, bad, older };
}

/** Throws where the examples are too few, or of one department alone. */
export function assertEnough(examples: readonly Example[]): void {
  const departments = new Set(examples.map(({ department }) => department)).size;
  if (examples.length >= leastExamples && departments >= 2) return;
  throw new TooLittle({
    zh: `可用的只有 ${examples.length} 条、${departments} 个部门；至少需要 ${leastExamples} 条、2 个部门`,
    en: `only ${examples.length} usable lines of ${departments} departments; at least ${leastExamples} of 2 departments are needed`,
  });
}
