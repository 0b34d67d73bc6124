import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { disputeOperations } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import { dayOf, newId } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { StaffActor } from '../../server/src/kernel/access/actor.ts';
import { ticketFor } from '../../server/src/kernel/files/index.ts';
import { press, shippedFontDirectories } from '../../server/src/modules/documents/index.ts';
import { county, filing, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { shareOf } from './memory.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

const rounds = 5;
/** Turns in a round, each with a dossier of its own: more than the press keeps in mind. */
const repeats = 12;

// A photograph of a signed page as small as one may be: what is measured is the setting, not the size of pictures.
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC', 'base64');

export interface Settled {
  readonly actor: StaffActor;
  readonly at: { readonly county: string; readonly matter: string };
}

/** A written agreement from its filing to the archive, by the product's own commands; with these photographs as evidence. */
export async function archived({ installation, actors }: Bench, index: number, photographs: readonly Buffer[] = []): Promise<Settled> {
  const actor = actors[index % actors.length];
  if (actor === undefined) throw new Error('there are committees');
  const { road, files, keys } = installation;
  const now = new Date();
  const today = dayOf(now);
  const filed = filing(actor);
  const at = { county, matter: filed.matter };
  let revision = 0;
  const step = async (operation: Operation, input: object, basis?: number): Promise<void> => {
    const done = await road.command(operation, actor, { command: newId(), basis, input: { ...at, ...input } });
    revision = (done as { revision: number }).revision; // every step says so
  };
  const text = `第${index}件：甲方于每年汛期之前清理自家门前排水沟，乙方不得在沟内堆放杂物。`;
  await step(disputeOperations.settleOnSpot, {
    ...filed, happenedOn: today, filedOn: today, agreement: newId(), facts: text.repeat(3), content: [text, text, text].join('\n'), performance: 'by-date', performBy: today, mediator: actor.post,
    form: 'written', toldHow: 'read-out', writtenNotNeeded: false, copies: 3,
  });
  const attach = async (kind: string, name: string, mediaType: string, bytes: Buffer): Promise<void> => {
    const file = { name, mediaType, size: bytes.length, digest: await files.put(bytes) };
    await step(matterOperations.attach, { attachment: newId(), kind, upload: { ...file, ticket: ticketFor(keys, file, actor, now) }, happenedOn: today, seen: true });
  };
  for (const [at, photograph] of photographs.entries()) await attach('evidence', `现场照片${at + 1}.jpg`, 'image/jpeg', photograph);
  await attach('signed-page', '签字页.png', 'image/png', picture);
  const parties = filed['parties'] as readonly { id: string }[]; // made by `filing`
  const signatures = [...parties.map(({ id }) => ({ signer: id, asWhat: 'party', how: 'fingerprint' })), { signer: actor.post, asWhat: 'mediator', how: 'signature' }];
  await step(disputeOperations.sign, { happenedOn: today, signatures }, revision);
  await step(disputeOperations.putSeal, { happenedOn: today, sealUse: newId(), copies: 3, acrossPages: true }, revision);
  await step(disputeOperations.followUp, { happenedOn: today, followUp: newId(), how: 'visit', performed: 'full', satisfied: 'yes', record: text }, revision);
  await step(disputeOperations.close, { happenedOn: today }, revision);
  await step(disputeOperations.archive, { happenedOn: today, retention: 'short' }, revision);
  return { actor, at };
}

type Work = (turn: number) => unknown;

/** The floor: one A4 page of Chinese text set by the bare compiler, another text each time. */
function onePage(): Work {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...shippedFontDirectories()] }] });
  const sentence = '人民调解委员会通过说服、疏导等方法，促使当事人在平等协商基础上自愿达成调解协议。';
  return (turn) => {
    const source = `#set page("a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))\n#set text(font: "Noto Serif SC", size: 16pt, lang: "zh")\n= 调解协议书 ${turn}\n\n${`第${turn}件：${sentence}`.repeat(9)}`;
    compiler.pdf({ mainFileContent: source });
    compiler.evictCache(10);
  };
}

/** Milliseconds that a turn of each work takes, on average; the works take turns, so that a busy moment strikes them alike. */
async function timed<Name extends string>(works: Readonly<Record<Name, Work>>, from: number): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]; // the keys of the record
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>; // one for each
  for (let turn = from; turn < from + repeats; turn += 1) {
    for (const name of names) {
      const started = performance.now();
      await works[name](turn);
      sums[name] += (performance.now() - started) / repeats;
    }
  }
  return sums;
}

export const pagesOf = (bytes: Uint8Array): number => [...Buffer.from(bytes).toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;

export const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** The dossier by page, its twin, and a paper of one page: each through the road to the press and back, beside one page set bare. */
export async function measureDossier(): Promise<readonly Measurement[]> {
  const bench = await openBench();
  try {
    const settled: Settled[] = [];
    for (let index = 0; index < repeats; index += 1) settled.push(await archived(bench, index));
    return await compare(bench, settled);
  } finally {
    press.stop();
    await bench.close();
  }
}

async function compare({ installation }: Bench, settled: readonly Settled[]): Promise<readonly Measurement[]> {
  const { road } = installation;
  const of = (turn: number): Settled => {
    const found = settled[turn % settled.length];
    if (found === undefined) throw new Error('there are dossiers');
    return found;
  };
  const works = {
    floor: onePage(),
    dossier: (turn: number) => road.query(documentOperations.dossier, of(turn).actor, of(turn).at),
    paper: (turn: number) => road.query(documentOperations.paper, of(turn).actor, { ...of(turn).at, kind: 'registration' }),
    twin: (turn: number) => road.query(documentOperations.dossier, of(turn).actor, { ...of(turn).at, format: 'docx' }),
  };
  const pages = pagesOf((await works.dossier(0)).bytes);
  // A first round warms all of them and is not counted.
  let last = await timed(works, 0);
  const ratios = { dossier: [] as number[], paper: [] as number[], twin: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    last = await timed(works, round * repeats);
    ratios.dossier.push((last.floor * pages) / last.dossier);
    ratios.paper.push(last.floor / last.paper);
    ratios.twin.push((last.floor * pages) / last.twin);
  }
  // A press that was replaced for its size would be measured as nothing.
  if (press.pid === undefined || press.starts > 1) throw new Error(`the press was started ${press.starts} times: it grew beyond its limit`);
  const memory = shareOf(press.pid);
  return [
    { name: 'a dossier through the road, its pages against one page set bare', ratio: median(ratios.dossier), least: 0.5, aim: 1, all: ratios.dossier, detail: `${pages} pages in ${ms(last.dossier)}, one bare page ${ms(last.floor)}` },
    { name: 'a paper of one page through the road against one page set bare', ratio: median(ratios.paper), least: 0.15, all: ratios.paper, detail: `${ms(last.paper)}, one bare page ${ms(last.floor)}` },
    { name: 'the dossier’s editable twin, its pages against one page set bare', ratio: median(ratios.twin), least: 0.15, all: ratios.twin, detail: ms(last.twin) },
    { name: 'memory of the press after these, share of 200 MB', ratio: memory / 200, most: 1, all: [memory / 200], detail: `${Math.round(memory)} MB, pages shared with other processes counted by parts` },
  ];
}
