import { textsOf } from '@anhe/contract/campaigns';
import type { Plan, PlanTask, campaignOperations } from '@anhe/contract/campaigns';
import { Refusal, addDays, invalid, levelOf } from '@anhe/contract/kernel';
import type { Day, FieldError, Id } from '@anhe/contract/kernel';
import { inScope } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { figuresOn } from '../../figures/index.ts';
import { placeFacts } from '../../places/index.ts';
import type { KnownPlace } from '../../places/index.ts';
import { assertNoPersons, isCount, kindsOn } from '../book.ts';

/** Days back from which a campaign may begin, and on to which it may last. */
const [longestBack, longestOn] = [366, 732] as const;

type Planning = CommandRequest<(typeof campaignOperations)['draft']> | CommandRequest<(typeof campaignOperations)['revise']>;

const unitsIn = ({ tasks }: Plan): Id[] => [...new Set(tasks.flatMap((task) => (task.for === 'units' ? task.units : [])))];

/** Units that are at work on a day, with their places. */
export const unitsOn = (units: readonly Id[], day: Day): Statement<readonly { readonly id: Id; readonly place: string }[]> =>
  raw('select id, place from staff.unit where id = any($1) and valid_from <= $2 and (valid_to is null or $2 < valid_to)', [units, day], (rows) => rows as readonly { id: Id; place: string }[]); // the two columns

/** What a plan is checked against. */
export const planFacts = ({ input, today }: Planning) => ({ units: unitsOn(unitsIn(input.plan), today), places: placeFacts(input.plan.places) });
export interface PlanKnown {
  readonly units: readonly { readonly id: Id; readonly place: string }[];
  readonly places: readonly KnownPlace[];
}

function taskErrors(task: PlanTask, index: number, { from, to }: Plan): FieldError[] {
  const path = ['plan', 'tasks', index];
  const errors: FieldError[] = [];
  if (task.for === 'units' && task.units.length === 0) errors.push({ path: [...path, 'units'], code: 'required' });
  if (task.dueOn < from) errors.push({ path: [...path, 'dueOn'], code: 'past-date', details: { limit: from } });
  if (task.dueOn > to) errors.push({ path: [...path, 'dueOn'], code: 'unknown-choice' });
  if (task.measure === 'counted' && task.figure === null) errors.push({ path: [...path, 'figure'], code: 'required' });
  return errors;
}

function placeErrors({ actor, today }: Planning, { places }: Plan, known: PlanKnown): FieldError[] {
  return places.flatMap((place, index): FieldError[] => {
    const path = ['plan', 'places', index];
    const found = known.places.find((one) => one.place === place);
    if (!inScope(actor.scope, place)) return [{ path, code: 'not-in-scope' }];
    if (found === undefined) return [{ path, code: 'place-unknown' }];
    if (found.validTo !== null && today >= found.validTo) return [{ path, code: 'place-expired', details: { date: found.validTo, now: found.becameName ?? '' } }];
    return levelOf(place) === 'cell' || places.indexOf(place) < index ? [{ path, code: 'unknown-choice' }] : [];
  });
}

/**
 * A plan as it is kept: what a task's measure does not need falls away. Refuses one that asks for persons, or that speaks of
 * places, units, kinds or figures which are none of the acting unit's.
 */
export function checkedPlan(request: Planning, known: PlanKnown): Plan {
  const { input: { plan }, actor, book, today } = request;
  assertNoPersons(book, today, textsOf(plan).map(({ path, text }) => ({ path: ['plan', ...path], text })));
  const errors = [
    ...(plan.from < addDays(today, -longestBack) ? [{ path: ['plan', 'from'], code: 'past-date' as const, details: { limit: addDays(today, -longestBack) } }] : []),
    ...(plan.to > addDays(today, longestOn) ? [{ path: ['plan', 'to'], code: 'unknown-choice' as const }] : []),
    ...(plan.to < plan.from || plan.to < today ? [{ path: ['plan', 'to'], code: 'past-date' as const, details: { limit: plan.from > today ? plan.from : today } }] : []),
    ...placeErrors(request, plan, known), ...plan.tasks.flatMap((task, index) => taskErrors(task, index, plan)),
  ];
  if (errors.length > 0) throw invalid(...errors);
  if (!kindsOn(book, today).some(({ code }) => code === plan.kind)) throw new Refusal('campaigns.unknown-kind', { fields: [{ path: ['plan', 'kind'], code: 'unknown-choice' }] });
  const figures = figuresOn(book, today);
  const unknown = plan.figures.findIndex((code) => figures.find(code) === undefined);
  if (unknown !== -1) throw invalid({ path: ['plan', 'figures', unknown], code: 'unknown-choice' });
  plan.tasks.forEach(({ measure, figure }, index) => {
    const found = measure === 'counted' && figure !== null ? figures.find(figure) : undefined;
    if (measure === 'counted' && (found === undefined || !isCount(found))) throw new Refusal('campaigns.not-a-count', { details: { code: figure ?? '' }, fields: [{ path: ['plan', 'tasks', index, 'figure'], code: 'unknown-choice' }] });
  });
  const missing = plan.tasks.findIndex((task) => task.for === 'units' && task.units.some((unit) => !known.units.some(({ id, place }) => id === unit && inScope(actor.scope, place))));
  if (missing !== -1) throw new Refusal('campaigns.unit-unknown', { fields: [{ path: ['plan', 'tasks', missing, 'units'], code: 'unknown-choice' }] });
  return { ...plan, tasks: plan.tasks.map((task) => ({ ...task, ...(task.for === 'units' ? {} : { units: [] }), ...(task.measure === 'counted' ? { word: '', proof: false } : { figure: null }) })) };
}
