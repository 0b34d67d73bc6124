import { beforeAll, expect, it } from 'vitest';
import { assessmentOperations } from '@anhe/contract/assessment';
import { disputeOperations as dispute } from '@anhe/contract/disputes';
import { figureOperations as op } from '@anhe/contract/figures';
import type { MapPlace } from '@anhe/contract/figures';
import { instantAt, newId, toNational } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import { requestOperations } from '@anhe/contract/requests';
import { screeningOperations } from '@anhe/contract/screening';
import type { Actor } from '../../kernel/access/actor.ts';
import { migrateQueue, withPool } from '../../kernel/jobs/index.ts';
import { buildCommittee, places } from '../../../test/build.ts';
import { startedRound } from '../../../test/cases/screening.ts';
import { stepInput } from '../../../test/cases/steps.ts';
import type { StagedDispute } from '../../../test/cases/steps.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { plainType, takenRequest, typeWhere } from '../../../test/requests.ts';
import { confirmed } from '../../../test/volunteers.ts';
import { known, useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { foldFigures } from './index.ts';

// After each test, and of the whole file after the last, the ground compares what was counted with a recount.
const ground = useGround(() => modules);
const world = useWorld(ground);
let overseer: Actor;

const { county, town, otherTown } = places;
const [stays, merged, renamed, moving] = [`${town}202`, `${town}203`, `${town}208`, `${town}216`];
const moved = `${otherTown}299`;

const at = (day: string, time = '09:00'): void => {
  ground.now = new Date(instantAt(day, time));
};

beforeAll(async () => {
  overseer = world.post('county', 'supervisor').actor;
  await migrateQueue(ground.database.job);
});

interface Code extends Record<string, unknown> {
  readonly place: string;
  readonly name: string;
}

/** A list of codes taken in as an administrator does it; what lies under old codes follows unless it is to wait. */
async function change(edit: (code: Code) => readonly Code[], on: string, decisions: readonly { from: string; to: string }[] = [], follow = true): Promise<void> {
  const admin = world.post('county', 'administrator').actor;
  const codes = await ground.rows<Code>("select place, name from places.division where valid_to is null and cell is null and place like $1 || '%' order by place", [county]);
  const rows = codes.flatMap(edit).map(({ place, name }, index) => ({ row: index + 2, code: toNational(place) ?? place, name }));
  const seen = await ground.command(placeOperations.previewCodes, admin, { import: newId(), within: county, fileName: '代码.xlsx', source: '测试代码', asOf: on, rows });
  expect(seen.bad).toEqual([]);
  await ground.command(placeOperations.applyCodes, admin, { import: seen.import, on, decisions });
  if (follow) await followed();
}

/** Everything that lies under old codes follows. The queue goes by the machine's clock, the test by its own. */
async function followed(): Promise<void> {
  await ground.rows('update kernel.outbox set run_at = now()');
  expect(await drain(ground)).toEqual([]);
}

/** A dispute of a village's own committee, and who works on it wherever it lies. */
async function disputeIn(place: string): Promise<StagedDispute & { readonly actor: Actor }> {
  const { unit, mediator } = await buildCommittee(ground, place);
  const filing = { ...world.filing(), place, committee: unit.id };
  const actor = { ...mediator.actor, scope: [{ from: county, to: `${county}~` }] };
  const { revision } = await ground.command(dispute.register, actor, filing);
  return { at: { county, matter: filing.matter }, parties: filing.parties, revision, actor };
}

async function accept<D extends StagedDispute & { readonly actor: Actor }>(found: D): Promise<D> {
  const { revision } = await ground.command(dispute.accept, found.actor, { ...found.at, acceptedOn: world.today, seised: 'no', authorityAct: false }, { basis: found.revision });
  return { ...found, revision };
}

const span = { from: '2026-11-01', to: '2026-11-28' };
const value = (point: MapPlace | undefined): number | null | undefined => point?.value;

/** The map of a place: what each place below it has, which add up to the whole. */
async function mapOf(code: string, place: string, days: { from: string; to: string } = span): Promise<(below: string) => number | null | undefined> {
  const { whole, places: below } = await ground.query(op.map, overseer, { code, place, ...days });
  expect(below.reduce((sum, one) => sum + (one.value ?? 0), 0), `${code} in ${place}`).toBe(whole.value);
  return (one) => value(below.find((found) => found.place === one));
}

it('in mid-year: merged, renamed and moved to another town, a span across it counts by the code valid then and shows both', async () => {
  at('2026-11-25');
  const [, ofMerged, ofRenamed, ofMoving] = [await disputeIn(stays), await disputeIn(merged), await disputeIn(renamed), await disputeIn(moving)];
  at('2026-11-27');
  await change((code) => {
    if (code.place === merged) return [];
    if (code.place === renamed) return [{ ...code, name: '新安村委会' }];
    return [code.place === moving ? { ...code, place: moved } : code];
  }, '2026-11-27', [{ from: merged, to: stays }]);
  at('2026-11-28');
  for (const one of [ofMerged, ofRenamed, ofMoving]) await accept(one);
  const [registered, inHand, accepted] = [await mapOf('disputes-registered', town), await mapOf('disputes-in-hand', town), await mapOf('disputes-accepted', town)];
  expect([stays, merged, renamed, moving].map((place) => [registered(place), inHand(place), accepted(place)])).toEqual([[1, 2, 1], [1, 0, 0], [1, 1, 1], [1, 0, 0]]);
  const [registeredThere, inHandThere, acceptedThere] = [await mapOf('disputes-registered', otherTown), await mapOf('disputes-in-hand', otherTown), await mapOf('disputes-accepted', otherTown)];
  expect([registeredThere(moved), inHandThere(moved), acceptedThere(moved)]).toEqual([0, 1, 1]);
  const [towns, { places: after }] = [await mapOf('disputes-in-hand', county), await ground.query(op.map, overseer, { code: 'disputes-in-hand', place: town, from: '2026-11-28', to: '2026-11-28' })];
  expect([towns(town), towns(otherTown)]).toEqual([3, 1]);
  // Codes that had ended before a span are not in it; nor are, in a span before, those that came later.
  expect(after.map(({ place }) => place).filter((place) => [merged, moving].includes(place))).toEqual([]);
  expect(after.find(({ place }) => place === renamed)?.name).toBe('新安村委会');
  const { places: before } = await ground.query(op.map, overseer, { code: 'disputes-in-hand', place: otherTown, from: '2026-11-01', to: '2026-11-26' });
  expect(before.some(({ place }) => place === moved)).toBe(false);
});

it('says the same of every place once counts are put together', async () => {
  const look = async () => Promise.all([county, town, otherTown].map((place) => ground.query(op.map, overseer, { code: 'disputes-in-hand', place, ...span })));
  const seen = await look();
  expect(await withPool(ground.database.job, 1, foldFigures)).toBeGreaterThan(0);
  expect(await look()).toEqual(seen);
});

it('shows behind what stands in hand also what began before the span', async () => {
  const days = { from: '2026-11-28', to: '2026-11-28' };
  const { total, items } = await ground.query(op.rows, overseer, { code: 'disputes-in-hand', place: stays, ...days });
  expect([total, items.length, items.map(({ count }) => count)]).toEqual([2, 2, [1, 1]]);
  expect(items.map(({ firstDay }) => firstDay)).toContain('2026-11-25');
  // What was filed before the span is no row of what was filed within it.
  expect((await ground.query(op.rows, overseer, { code: 'disputes-registered', place: stays, ...days })).items).toEqual([]);
});

it('corrects what was counted under an old code where it was counted', async () => {
  at('2026-11-28');
  const [village, next] = [`${town}219`, `${town}298`];
  const [one, other] = [plainType(world), typeWhere(world, (type) => type.privacy === 'open' && type.code !== plainType(world).code)];
  const [retyped, discarded] = [await takenRequest(world, { place: village }), await takenRequest(world, { place: village })];
  const noticed = await disputeIn(village);
  await accept(noticed);
  const [number] = await ground.rows<{ number: string }>('select number from matters.matter where id = $1', [noticed.at.matter]);
  const officer = world.post('county', 'officer').actor;
  const notice = { county, notice: newId() };
  await ground.command(op.recordNotice, officer, { ...notice, number: known(number).number, noticedOn: world.today });
  at('2026-11-29');
  await change((code) => [code.place === village ? { ...code, place: next } : code], '2026-11-29');
  at('2026-11-30');
  const clerk = { ...world.clerk, scope: [{ from: county, to: `${county}~` }] };
  await ground.command(requestOperations.retype, clerk, { ...retyped.at, type: other.code }, { basis: retyped.revision });
  await ground.command(requestOperations.discard, clerk, { ...discarded.at, why: 'test' }, { basis: discarded.revision });
  await ground.command(op.withdrawNotice, officer, { ...notice, reason: '不是这一件' }, { basis: 1 });
  const days = { from: '2026-11-28', to: '2026-11-30' };
  const filed = await mapOf('requests-filed', town, days);
  const inHand = await mapOf('requests-in-hand', town, days);
  const criminal = await mapOf('disputes-turned-criminal', town, days);
  expect([village, next].map((place) => [filed(place), inHand(place), criminal(place)])).toEqual([[1, 0, 0], [0, 1, 0]]);
  const { items } = await ground.query(op.types, overseer, { code: 'requests-filed', place: village, ...days });
  expect([one, other].map(({ code }) => items.find(({ type }) => type === code)?.value ?? 0)).toEqual([0, 1]);
});

it('counts under the old code what is done before everything has followed, and loses nothing of a list that comes late', async () => {
  at('2026-12-01');
  const [village, next] = [`${town}220`, `${town}297`];
  const found = await disputeIn(village);
  at('2026-12-03');
  // From the day before yesterday on; the job that moves matters has not run yet.
  await change((code) => [code.place === village ? { ...code, place: next } : code], '2026-12-02', [], false);
  const accepted = await accept(found);
  at('2026-12-04');
  await followed();
  const handover = newId();
  const { revision } = await ground.command(dispute.transfer, found.actor, { ...stepInput(world, 'transfer', accepted), handover, to: world.unit('window').id }, { basis: accepted.revision });
  await world.answer({ ...accepted, revision, handover }, 'receive', world.post('window', 'clerk').actor);
  const days = { from: '2026-12-03', to: '2026-12-04' };
  const [done, inHand] = [await mapOf('disputes-accepted', town, days), await mapOf('disputes-in-hand', town, days)];
  expect([village, next].map((place) => [done(place), inHand(place) ?? 0])).toEqual([[1, 0], [0, 1]]);
  const { figures } = await ground.query(op.board, overseer, { place: next, unit: world.unit('window').id, ...days });
  expect(known(figures.find(({ code }) => code === 'disputes-in-hand')).now.value).toBe(1);
});

it('takes along the volunteers of a village, its reports of screenings and its tiers', async () => {
  at('2026-12-05');
  await confirmed(world);
  const { report } = await startedRound(world);
  await ground.command(screeningOperations.signNil, world.mediator, { county, report }, { basis: 0 });
  await ground.command(assessmentOperations.computeTiers, overseer, { county, month: '2026-10' });
  const next = `${town}296`;
  const tables = ['volunteers.volunteer', 'volunteers.personal', 'volunteers.training', 'volunteers.insurance', 'volunteers.task', 'volunteers.service', 'volunteers.unit_hour', 'screening.report', 'screening.report_version', 'assessment.tier'];
  const lying = async (place: string): Promise<readonly number[]> =>
    Promise.all(tables.map(async (table) => known((await ground.rows<{ rows: number }>(`select count(*)::int as rows from ${table} where place = $1`, [place]))[0]).rows));
  const before = await lying(world.village);
  expect(Math.min(...before)).toBeGreaterThan(0);
  at('2026-12-06');
  await change((code) => [code.place === world.village ? { ...code, place: next } : code], '2026-12-06');
  expect([await lying(world.village), await lying(next)]).toEqual([before.map(() => 0), before]);
});
