import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openInstallation } from '../compose.ts';
import { assertEnough, decodeModel, encodeModel, evaluateRouting, readExamples, saveModel, shareOf, TooLittle, trainRouting } from '../modules/requests/index.ts';
import type { Evaluation, Example, Progress, RoutingModel, Share } from '../modules/requests/index.ts';
import { UsageError } from './command.ts';
import type { CommandContext, Given, Wording } from './command.ts';
import { either } from './words.ts';

type Talk = Pick<CommandContext, 'say' | 'language'>;

/** What is to be done: learn, check, or both; the files are whole paths. */
export interface TrainWish {
  readonly input?: string;
  readonly out?: string;
  /** Share of the input that is kept from learning; between 0 and 1. */
  readonly heldOut?: number;
  readonly evaluate?: string;
  readonly model?: string;
  /** Keeps what was learned in the database. */
  readonly save?: (model: RoutingModel) => Promise<void>;
}

/** Where what was learned is kept. */
const readModel = async (file: string): Promise<RoutingModel> => decodeModel(await readFile(file));
const writeModel = (file: string, model: RoutingModel): Promise<void> => writeFile(file, encodeModel(model), { mode: 0o600 });

const shownLines = 20;

/** Reads a file of examples and tells the lines that cannot be used. */
async function readTold(file: string, { say, language }: Talk): Promise<{ readonly examples: readonly Example[]; readonly bad: number }> {
  const { examples, bad, older } = await readExamples(file);
  say(either(language, `${file}：可用 ${examples.length} 行，不可用 ${bad.length} 行`, `${file}: ${examples.length} usable lines, ${bad.length} not usable`));
  if (older > 0) say(either(language, `  较早的 ${older} 行未用`, `  the ${older} oldest lines are left out`));
  for (const { line, reason } of bad.slice(0, shownLines)) say(`  ${either(language, `第 ${line} 行`, `line ${line}`)}: ${reason[language]}`);
  if (bad.length > shownLines) say(either(language, `  另有 ${bad.length - shownLines} 行`, `  and ${bad.length - shownLines} more`));
  return { examples, bad: bad.length };
}

const steps: Readonly<Record<Progress['step'], Wording>> = {
  reading: { zh: '读取文字', en: 'reading texts' }, checking: { zh: '轮流留出检验', en: 'checking with a part kept out' }, learning: { zh: '学习', en: 'learning' },
};

function learnTold(examples: readonly Example[], { say, language }: Talk): RoutingModel {
  assertEnough(examples);
  const since = performance.now();
  const model = trainRouting(examples, ({ step, done, of }) => say(`  ${steps[step][language]} ${done}/${of}`));
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  const { messages, right } = model.learned;
  say(either(language, `用 ${messages} 条学成，用时 ${seconds} 秒；轮流留出时 ${part({ count: right, of: messages })} 正确`, `learned from ${messages} messages in ${seconds} s; ${part({ count: right, of: messages })} right where kept out in turn`));
  return model;
}

const part = ({ count, of }: Share): string => `${of === 0 ? '–' : `${((count / of) * 100).toFixed(1)}%`} (${count}/${of})`;

/** The result as lines: how often it is right, in all, by department, and at each confidence. */
export function tellEvaluation({ accuracy, macroF1, labels, coverage }: Evaluation, { say, language }: Talk): void {
  say(either(language, `正确率 ${part(accuracy)}，宏平均 F1 ${macroF1.toFixed(3)}`, `accuracy ${part(accuracy)}, macro-F1 ${macroF1.toFixed(3)}`));
  const table = (rows: readonly (readonly string[])[]): void => {
    const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? '')))) ?? [];
    for (const row of rows) say(`  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  ').trimEnd()}`);
  };
  table([
    [either(language, '部门', 'department'), either(language, '查准', 'precision'), either(language, '查全', 'recall'), 'F1'],
    ...labels.map(({ label, precision, recall, f1 }) => [label, part(precision), part(recall), f1.toFixed(3)]),
  ]);
  table([
    [either(language, '把握', 'confidence'), either(language, '覆盖', 'coverage'), either(language, '其中正确', 'of these right')],
    ...coverage.map(({ confidence, sure, right }) => [`≥ ${confidence}`, part(sure), part(right)]),
  ]);
}

/** Columns that a text takes at a console: a Chinese character two. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFDC]/u.test(character) ? 2 : 1), 0);

/** Learns, checks, or both, as wished. Gives the exit code: 1 where lines could not be used. */
export async function trainRoutingFrom({ input, out, heldOut, evaluate, model: saved, save }: TrainWish, talk: Talk): Promise<number> {
  try {
    const history = input === undefined ? { examples: [], bad: 0 } : await readTold(input, talk);
    const isKept = ({ text }: Example): boolean => heldOut !== undefined && shareOf(text) < heldOut;
    const model = saved === undefined ? learnTold(history.examples.filter((example) => !isKept(example)), talk) : await readModel(saved);
    if (heldOut !== undefined) tellEvaluation(evaluateRouting(model, history.examples.filter(isKept)), talk);
    const check = evaluate === undefined ? { examples: [], bad: 0 } : await readTold(evaluate, talk);
    if (evaluate !== undefined) tellEvaluation(evaluateRouting(model, check.examples), talk);
    if (out !== undefined) {
      await writeModel(out, model);
      talk.say(either(talk.language, `已写入 ${out}`, `written to ${out}`));
    }
    if (save !== undefined) {
      await save(model);
      talk.say(either(talk.language, '已存入数据库，从此用于建议', 'kept in the database; suggestions use it from now on'));
    }
    return history.bad + check.bad === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TooLittle)) throw error;
    talk.say(error.wording[talk.language]);
    return 1;
  }
}

const city = '610500';

/** Opens the installation before anything is learned: what cannot be kept is told at once. */
async function keeper({ config, life, say }: CommandContext, county: string): Promise<(model: RoutingModel) => Promise<void>> {
  const { connections, clock } = await openInstallation(config, life, say);
  return (model) => saveModel(connections.owner, county, model, clock());
}

/** `anhe train`: the routing suggestion, from a history or checked with one. */
export async function runTrain(context: CommandContext, { words: [what = ''], options }: Given<'input' | 'out' | 'held-out' | 'evaluate' | 'model' | 'county', 'save'>): Promise<number> {
  const { input, out, evaluate, model, 'held-out': share, county = city } = options;
  const saves = options.save === true;
  const { language } = context;
  if (what !== 'routing') throw new UsageError(what);
  if ((input === undefined) === (model === undefined)) throw new UsageError(either(language, '--input 和 --model 须给出其中一个', 'one of --input and --model is needed'));
  if (model !== undefined && (out !== undefined || share !== undefined || saves)) throw new UsageError(either(language, '--out 和 --held-out 只用于 --input', '--out and --held-out go with --input'));
  if (out === undefined && evaluate === undefined && share === undefined && !saves) throw new UsageError(either(language, '须给出 --save、--out、--held-out 或 --evaluate', '--save, --out, --held-out or --evaluate is needed'));
  if (!/^6105\d\d$/.test(county)) throw new UsageError(`--county ${county}`);
  const heldOut = share === undefined ? undefined : Number(share);
  if (heldOut !== undefined && !(heldOut > 0 && heldOut < 1)) throw new UsageError(`--held-out ${share}`);
  const whole = (name: 'input' | 'out' | 'evaluate' | 'model', file: string | undefined) => (file === undefined ? {} : { [name]: resolve(file) });
  return trainRoutingFrom({ ...whole('input', input), ...whole('out', out), ...whole('evaluate', evaluate), ...whole('model', model), ...(heldOut === undefined ? {} : { heldOut }), ...(saves ? { save: await keeper(context, county) } : {}) }, context);
}
