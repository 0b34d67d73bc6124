import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf } from '@anhe/contract/kernel';
import { policingOperations as op } from '@anhe/contract/policing';
import { systemActor } from '../kernel/access/actor.ts';
import { modelTown, modelVillage } from './city.ts';
import type { City } from './city.ts';
import { demoId } from './dice.ts';
import { one } from './duties.ts';
import { Lane, actorOf } from './run.ts';
import type { DemoGround } from './run.ts';
import type { PlannedPost } from './staff-plan.ts';

/** What officers looked at in villages: spots and how they were. */
const spots = [
  ['村口超限杆', 'fine', '限高杆完好，反光条新换'], ['文化广场配电箱', 'attention', '箱门锁坏，已告知村电工'], ['小学门口斑马线', 'moving', '标线磨损，交通局已列入本月计划'], ['涝池护栏', 'fine', '护栏牢固，救生圈在位'],
  ['草料场', 'attention', '离电线太近，请村里三天内移开'], ['卫生室门前坡道', 'fine', '防滑条完好'],
] as const;

/** Who looks after the villages of the model town, what was looked at, which shifts are walked together, and what the planner proposes. */
export async function layOutVillagePolice(ground: DemoGround, city: City, lastDay: Day): Promise<void> {
  const lane = new Lane(ground);
  const posts = city.staff.posts.filter(({ unit }) => unit.place === modelTown && unit.kind === 'police');
  const head = one(posts.filter(({ role }) => role === 'leader'), () => true);
  const officers = posts.filter(({ role }) => role === 'officer');
  const { county } = head.unit;
  const act = async <Op extends Operation>(day: Day, time: string, operation: Op, post: PlannedPost, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> => {
    lane.now = new Date(instantAt(day, time));
    return lane.command(operation, actorOf(post), key, input, basis);
  };
  const led = officers.flatMap((officer) => officer.areas.map((place) => ({ officer, place }))).filter((_, index) => index % 6 !== 4);
  const began = addDays(lastDay, -60);
  for (const { officer, place } of led) {
    const assignment = demoId('assignment', place);
    await act(began, '09:00', op.assign, head, `assignment ${place}`, { county, assignment, place, post: officer.id, part: 'lead', from: began });
  }
  // One went to the county; nobody has taken the village on.
  const left = led.findLast(({ place }) => place !== modelVillage);
  if (left !== undefined) await act(addDays(lastDay, -9), '17:00', op.endAssignment, head, 'assignment ended', { county, assignment: demoId('assignment', left.place), on: addDays(lastDay, -9), reason: '民警调往县局，待补' }, 1);
  for (const [index, [spot, state, text]] of spots.entries()) {
    const { officer, place } = led[index === 0 ? 0 : index % Math.min(4, led.length)] ?? { officer: undefined, place: modelVillage };
    if (officer === undefined) continue;
    const visit: Id = demoId('village visit', index);
    const day = addDays(lastDay, -3 * index);
    await act(day, '16:10', op.recordVisit, officer, `visit ${index}`, { county, visit, place, happenedOn: day, looked: [{ kind: 'spot', spot, state, text }] });
  }
  const [officer] = officers;
  if (officer !== undefined) for (const offset of [-1, 6]) await act(lastDay, '17:30', op.linkPatrol, head, `joint ${offset}`, { county, joint: demoId('joint', offset), shift: demoId('town shift', offset) });
  await act(lastDay, '18:00', op.propose, head, 'planner', { county, run: demoId('planner run'), place: modelTown });
  const { items } = await lane.query(op.proposals, actorOf(head), { place: modelTown, status: 'open' });
  const light = items.at(-1);
  if (items.length > 1 && light !== undefined) await act(lastDay, '18:20', op.dismissProposal, head, 'proposal dismissed', { county, proposal: light.id, reason: '这个时段村里自己有值守' }, 1);
  // What a morning's job tells each station.
  for (const day of [addDays(lastDay, -1), lastDay]) {
    lane.now = new Date(instantAt(day, '07:30'));
    await lane.command(op.noticeGaps, systemActor('policing.notice-gaps', county), `gaps ${day}`, { county, day });
  }
}
