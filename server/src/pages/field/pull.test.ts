import { describe, expect, it } from 'vitest';
import { contains, newId } from '@anhe/contract/kernel';
import { deviceOperations as device, mostDownLetters } from '@anhe/contract/devices';
import type { DownThing, PullMessage } from '@anhe/contract/devices';
import { errandOperations as errand } from '@anhe/contract/errands';
import { patrolOperations as patrol } from '@anhe/contract/patrols';
import { volunteerOperations as volunteer } from '@anhe/contract/volunteers';
import type { StaffActor } from '../../kernel/access/actor.ts';
import { codeOf } from '../../../test/answers.ts';
import { authorisation, authorised, errandAt, worker } from '../../../test/errands.ts';
import { useGround } from '../../../test/ground.ts';
import { gridWorker, hazardInput, planner, pointAt, reportedHazard, walker } from '../../../test/patrols.ts';
import { Phone } from '../../../test/phone.ts';
import { keeper, offered, ready, registered } from '../../../test/volunteers.ts';
import { elsewherePlace, useWorld } from '../../../test/world.ts';
import { modules } from '../../modules/index.ts';
import { pull } from './pull.ts';
import type { Pulled } from './pull.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const phoneOf = (owner: StaffActor = gridWorker(world).actor): Promise<Phone> => new Phone(owner, () => ground.now).enrol(ground);
const ask = (phone: Phone, since: string | null, limit = 100): Promise<Pulled> => {
  const { county, device: id, person, nonce, signature } = phone.message([]);
  return pull({ road: ground.road, clock: () => ground.now }, { county, device: id, person, nonce, signature, since, limit } satisfies PullMessage);
};
const keyOf = ({ kind, id }: Pick<DownThing, 'kind' | 'id'>): string => `${kind} ${id}`;

/** What a phone holds that takes every page until there is no more. */
async function whole(phone: Phone, held: Map<string, unknown> = new Map(), from: string | null = null, limit = 100): Promise<{ readonly held: Map<string, unknown>; readonly next: string; readonly pages: number }> {
  let since = from;
  for (let pages = 1; pages < 200; pages += 1) {
    const { things, next, more, fresh } = await ask(phone, since, limit);
    if (fresh) held.clear();
    for (const one of things) if (one.gone === true) held.delete(keyOf(one)); else held.set(keyOf(one), one.body);
    since = next;
    if (!more) return { held, next, pages };
  }
  throw new Error('there is no end of pages');
}

describe('what a phone holds of its villages', () => {
  it('is its own villages’ alone, and what its post needs', async () => {
    await pointAt(world);
    const away = await pointAt(world, { place: elsewherePlace });
    const near = await reportedHazard(world);
    const far = { ...hazardInput(world), place: elsewherePlace };
    await ground.command(patrol.reportHazard, world.post('elsewhere', 'grid').actor, far);
    const phone = await phoneOf();
    const { held } = await whole(phone);
    const kinds = new Set([...held.keys()].map((key) => key.split(' ')[0]));
    expect([...kinds].toSorted()).toEqual(['hazard', 'hazard-kind', 'point', 'request-type', 'village']);
    expect(held.has(`hazard ${near.at.matter}`)).toBe(true);
    expect(held.has(`hazard ${far.matter}`)).toBe(false);
    expect(held.has(`point ${away.point}`)).toBe(false);
    const places = [...held.values()].flatMap((body) => (typeof body === 'object' && body !== null && 'place' in body ? [String(body.place)] : []));
    expect(places.length).toBeGreaterThan(2);
    expect(places.filter((place) => !contains(world.village, place))).toEqual([]);
    // A mediator's holds what a mediator works on, too.
    const found = await world.dispute('accepted');
    const mine = await whole(await phoneOf(world.mediator));
    expect(mine.held.has(`matter ${found.at.matter}`)).toBe(true);
    expect(held.has(`matter ${found.at.matter}`)).toBe(false);
  });

  it('has the errands of its own unit in its own village: which papers are held and until when, for whom masked', async () => {
    const found = await authorised(world);
    const elsewhere = world.post('elsewhere', 'grid');
    const far = { ...authorisation(world), place: elsewherePlace };
    await ground.command(errand.authorise, elsewhere.actor, far);
    const closed = await errandAt(world, 'closed');
    const errandsOn = async (owner?: StaffActor) => new Map([...(await whole(await phoneOf(owner))).held].filter(([key]) => key.startsWith('errand ')));
    const own = await errandsOn();
    expect(own.get(`errand ${found.at.matter}`)).toMatchObject({ resident: '雷*', status: 'holding', revision: found.revision, papers: expect.arrayContaining([expect.objectContaining({ name: '户口簿', form: 'copy', sheets: 1 })]) as unknown }); // a matcher stands for any value
    expect([own.has(`errand ${far.matter}`), own.has(`errand ${closed.at.matter}`)]).toEqual([false, false]);
    const text = JSON.stringify([...own.values()]);
    for (const secret of ['雷桂芳', '代交今年', '1390000']) expect(text).not.toContain(secret);
    // One of another unit of the same area: nothing was entrusted to it.
    for (const owner of [world.post('area', 'grid').actor, elsewhere.actor]) expect((await errandsOn(owner)).has(`errand ${found.at.matter}`)).toBe(false);
    expect((await errandsOn(elsewhere.actor)).has(`errand ${far.matter}`)).toBe(true);
    // Given back at the desk, the paper leaves the phone; closed, the errand does.
    const phone = await phoneOf();
    const { next } = await whole(phone);
    const back = await ground.command(errand.returnPapers, worker(world), { ...found.at, papers: found.papers.map((paper) => ({ paper })), manner: 'signed', happenedOn: world.today }, { basis: found.revision });
    const change = await ask(phone, next);
    expect(change.things).toMatchObject([{ kind: 'errand', id: found.at.matter, body: { papers: [], revision: back.revision } }]);
  });

  it('has a volunteer’s own tasks, and those they may take; nobody’s matter, request or errand, and no other volunteer', async () => {
    const post = await walker(world, 'volunteer');
    const at = await registered(world, post);
    const other = await ready(world);
    const [open, mine] = [await offered(world), await offered(world)];
    const service = newId();
    await ground.command(volunteer.take, post.actor, { ...mine.at, service, volunteer: at.volunteer });
    await ground.command(volunteer.take, keeper(world), { ...open.at, service: newId(), volunteer: other.at.volunteer });
    await authorised(world);
    const { held } = await whole(await phoneOf(post.actor));
    expect(held.get(`task ${mine.at.task}`)).toMatchObject({ service, status: 'taken', volunteer: at.volunteer, bars: [] });
    expect(held.get(`task ${open.at.task}`)).toMatchObject({ service: null, status: 'offered', full: false });
    const kinds = new Set([...held.keys()].map((key) => key.split(' ')[0]));
    expect([...kinds].filter((kind) => ['matter', 'errand', 'request-type', 'round'].includes(kind ?? ''))).toEqual([]);
    const text = JSON.stringify([...held.values()]);
    for (const secret of [other.at.volunteer, other.personal.name, '1390000']) expect(text).not.toContain(secret);
    // A worker's phone has none of it: who comes is the unit's affair at the desk.
    expect([...(await whole(await phoneOf())).held.keys()].filter((key) => key.startsWith('task '))).toEqual([]);
  });

  it('comes by difference: nothing twice, what is new, what has changed, and what it must give up', async () => {
    const phone = await phoneOf();
    const first = await reportedHazard(world);
    const { held, next } = await whole(phone);
    expect(await ask(phone, next)).toMatchObject({ things: [], more: false, fresh: false });
    const second = await reportedHazard(world);
    await ground.command(patrol.cancelHazard, planner(world), { ...first.at, why: 'none', text: '到现场看过，没有' }, { basis: first.revision });
    const change = await ask(phone, next);
    expect(change.things.map(({ kind, id, gone }) => [kind, id, gone]).toSorted()).toEqual([['hazard', first.at.matter, true], ['hazard', second.at.matter, undefined]].toSorted());
    expect(held.has(`hazard ${first.at.matter}`)).toBe(true);
    // The answer was not heard: the same is told again, however often it asks from where it stands.
    const again = await ask(phone, next);
    expect(again.things.map(keyOf).toSorted()).toEqual(change.things.map(keyOf).toSorted());
    expect(again.things.find(({ id }) => id === first.at.matter)?.gone).toBe(true);
    expect((await ask(phone, again.next)).things).toEqual([]);
  });

  it('tells nothing twice where nothing is new, however often it is asked, also after the last page was of what is given up', async () => {
    const phone = await phoneOf();
    const found = await reportedHazard(world);
    let { next } = await whole(phone);
    const quiet = async (): Promise<void> => {
      for (let asked = 0; asked < 3; asked += 1) {
        const page = await ask(phone, next);
        expect(page).toMatchObject({ fresh: false, things: [], more: false });
        ({ next } = page);
      }
    };
    await quiet();
    await ground.command(patrol.cancelHazard, planner(world), { ...found.at, why: 'none', text: '到现场看过，没有' }, { basis: found.revision });
    const change = await ask(phone, next);
    expect(change.things).toMatchObject([{ id: found.at.matter, gone: true }]);
    ({ next } = change);
    await quiet();
  });

  it('in small pages, cut anywhere, is the same as at once', async () => {
    for (let at = 0; at < 7; at += 1) await reportedHazard(world);
    const [slow, fast] = [await phoneOf(), await phoneOf()];
    const held = new Map<string, unknown>();
    const once = await ask(slow, null, 3);
    expect(once).toMatchObject({ fresh: true, more: true });
    expect(once.things).toHaveLength(3);
    for (const one of once.things) held.set(keyOf(one), one.body);
    await ask(slow, once.next, 3); // not heard
    const rest = await whole(slow, held, once.next, 3);
    expect(rest.pages).toBeGreaterThan(2);
    expect([...rest.held].toSorted()).toEqual([...(await whole(fast)).held].toSorted());
  });

  it('begins anew for a phone that says it has what was never sent', async () => {
    const phone = await phoneOf();
    await whole(phone);
    expect(await ask(phone, '4711')).toMatchObject({ fresh: true });
    expect((await ask(phone, '4711')).things.length).toBeGreaterThan(0);
  });

  it('keeps pages small in letters, too', async () => {
    const phone = await phoneOf(world.mediator);
    const { things, more } = await ask(phone, null);
    const letters = things.reduce((sum, { body }) => sum + JSON.stringify(body).length, 0);
    expect(things.length).toBeGreaterThan(0);
    expect(letters).toBeLessThanOrEqual(mostDownLetters);
    expect(more).toBe(true);
  });

  it('is not told to anybody else, nor to a phone that is to be wiped', async () => {
    const phone = await phoneOf();
    const other = await phoneOf();
    const { county, device: id, person, nonce } = phone.message([]);
    expect(await codeOf(pull({ road: ground.road, clock: () => ground.now }, { county, device: id, person, nonce, signature: other.message([]).signature, since: null, limit: 10 }))).toBe('devices.not-signed');
    expect(await codeOf(pull({ road: ground.road, clock: () => ground.now }, { ...phone.message([]), device: newId(), since: null, limit: 10 }))).toBe('devices.unknown');
    await ground.command(device.wipe, world.post('county', 'administrator').actor, { county, device: id, reason: '丢在班车上' });
    const told = await ask(phone, null);
    expect(told).toMatchObject({ things: [], more: false });
    expect(told.word.state).toBe('wiping');
  });

  it('says no name of anybody in clear', async () => {
    const found = await world.dispute('accepted');
    const { held } = await whole(await phoneOf(world.mediator));
    const text = JSON.stringify([...held.values()]);
    for (const { name, contact } of found.parties as readonly { name: string; contact?: { value: string } }[]) { // as the world builds them
      expect(text).not.toContain(name);
      if (contact !== undefined) expect(text).not.toContain(contact.value);
    }
  });
});
