import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { allocate, surveyOperations as op } from '@anhe/contract/surveys';
import type { DrawnLine, SurveyKind, SurveyMode, StrataWay } from '@anhe/contract/surveys';
import { receiptActor } from '../kernel/access/actor.ts';
import type { Actor } from '../kernel/access/actor.ts';
import { codeOf } from '../modules/surveys/index.ts';
import { fullCounty } from './city.ts';
import type { City } from './city.ts';
import { Dice, demoId, demoSeed } from './dice.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

interface PlannedSurvey {
  readonly name: string;
  readonly title: string;
  readonly kinds: readonly SurveyKind[];
  readonly strata: StrataWay;
  readonly modes: readonly SurveyMode[];
  /** Days ago: the matters closed from, until; when it was laid out. */
  readonly from: number;
  readonly to: number;
  readonly began: number;
  readonly sample: number;
  /** How many of ten answer, and of ten answers how many are good. */
  readonly answer: number;
  readonly content: number;
  readonly published: boolean;
}

/**
 * The complete county asks about its closed matters year by year: last year on paper and by telephone, this year online, too
 * (the line is broken there), and one that takes answers now.
 */
const planned: readonly PlannedSurvey[] = [
  { name: 'last', title: '去年合阳县办结事项满意度调查（演示）', kinds: ['dispute', 'request'], strata: 'kind', modes: ['paper', 'call'], from: 720, to: 361, began: 345, sample: 60, answer: 7, content: 7.5, published: true },
  { name: 'this', title: '今年合阳县办结事项满意度调查（演示）', kinds: ['dispute', 'request'], strata: 'kind', modes: ['link', 'paper', 'call'], from: 360, to: 66, began: 62, sample: 80, answer: 6, content: 8.3, published: true },
  { name: 'now', title: '近期办结事项满意度调查（演示）', kinds: ['dispute', 'request'], strata: 'kind', modes: ['link', 'paper', 'call'], from: 65, to: 8, began: 6, sample: 24, answer: 3, content: 8, published: false },
];

/** Surveys of the complete county by the commands of its centre, each answered by lot. */
export async function layOutSurveys(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const centre = new Centre(ground, city, lastDay);
  for (const survey of planned) await centre.survey(survey);
}

class Centre {
  readonly #ground: DemoGround;
  readonly #lane: Lane;
  readonly #lastDay: Day;
  readonly #supervisor: PlannedPost;
  readonly #leader: PlannedPost;

  constructor(ground: DemoGround, city: City, lastDay: Day) {
    this.#ground = ground;
    this.#lane = new Lane(ground);
    this.#lastDay = lastDay;
    const of = (wanted: string): PlannedPost => {
      const found = city.staff.posts.find(({ role, unit }) => role === wanted && unit.place === fullCounty && unit.kind === 'centre');
      if (found === undefined) throw new Error(`the complete county's centre has a ${wanted}`);
      return found;
    };
    [this.#supervisor, this.#leader] = [of('supervisor'), of('leader')];
  }

  #ago(days: number): Day {
    return addDays(this.#lastDay, -days);
  }

  async #act<Op extends Operation>(days: number, time: string, operation: Op, actor: Actor, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    this.#lane.now = new Date(instantAt(this.#ago(days), time));
    return this.#lane.command(operation, actor, key, input, basis);
  }

  async survey(plan: PlannedSurvey): Promise<void> {
    const { began } = plan;
    const survey = demoId('survey', plan.name);
    const at = { county: fullCounty, survey };
    const [office, key] = [actorOf(this.#supervisor), survey];
    let { revision } = await this.#act(began, '09:00', op.layOut, office, key, {
      ...at, title: plan.title, place: fullCounty, method: 'closed-matters', kinds: [...plan.kinds], strata: plan.strata, modes: [...plan.modes], from: this.#ago(plan.from), to: this.#ago(plan.to),
    });
    ({ revision } = await this.#act(began, '09:30', op.fixSeed, office, key, { ...at, seed: `演示种子 ${plan.name} 05 12 19 23 30 33 08` }, revision));
    ({ revision } = await this.#act(began - 1, '09:00', op.closeFrame, office, key, at, revision));
    const { strata } = await this.#lane.query(op.survey, office, at);
    const sizes = allocate(plan.sample, strata.map(({ size }) => size));
    const endsOn = plan.published ? this.#ago(began - 31) : this.#ago(-20);
    ({ revision } = await this.#act(began - 1, '10:00', op.drawSample, office, key, { ...at, sizes: strata.map(({ code }, index) => ({ stratum: code, size: sizes[index] ?? 0 })).filter(({ size }) => size > 0), opensOn: this.#ago(began - 1), endsOn }, revision));
    const answered = await this.#answers(plan, survey);
    if (!plan.published) return;
    ({ revision } = await this.#act(began - 32, '09:00', op.end, office, key, at, revision + answered));
    await this.#act(began - 35, '15:00', op.publish, actorOf(this.#leader), key, at, revision);
  }

  /** So many of those that were drawn answer, on some days of the fieldwork. */
  async #answers({ name, began, answer, content, modes }: PlannedSurvey, survey: Id): Promise<number> {
    const dice = new Dice(demoSeed, 'survey', name);
    const lines: DrawnLine[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#lane.query(op.drawn, actorOf(this.#supervisor), { county: fullCounty, survey, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
      lines.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    let answered = 0;
    for (const line of lines) {
      if (!dice.chance(answer / 10)) continue;
      const code = codeOf(this.#ground.keys, line.county, line.id);
      const mode = dice.pick(modes);
      // What the centre itself handled it does not enter: that answers online, or not at all.
      if (mode !== 'link' && line.handledBy.split('、').includes(this.#supervisor.unit.name)) continue;
      const days = began - 1 - dice.int(1, Math.min(28, began - 1));
      const given = await this.#given(code, dice, content);
      const common = { code, answers: given, blind: demoId('blind', survey, line.id) };
      if (mode === 'link') await this.#act(days, '19:30', op.answer, receiptActor(fullCounty), `${survey} ${line.id}`, common);
      else await this.#act(days, '15:30', op.enter, actorOf(this.#supervisor), `${survey} ${line.id}`, { ...common, mode });
      answered += 1;
    }
    return answered;
  }

  /** An answer to every question of the form, the good ones of each scale first among its options. */
  async #given(code: string, dice: Dice, content: number): Promise<{ question: string; option: string }[]> {
    const { questions } = await this.#lane.query(op.form, receiptActor(fullCounty), { code });
    return questions.map(({ code: question, options }) => {
      const good = options.slice(0, Math.max(1, Math.floor(options.length / 2)));
      const rest = options.slice(good.length);
      return { question, option: dice.pick(dice.chance(content / 10) ? good : rest).code };
    });
  }
}
