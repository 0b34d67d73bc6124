import { newId } from '@anhe/contract/kernel';
import { noticeOperations } from '@anhe/contract/notices';
import { requestOperations as op } from '@anhe/contract/requests';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { filedRequest, receiver, requestAt, takenRequest, typeWhere } from '../../../test/requests.ts';
import { useWorld } from '../../../test/world.ts';
import { publicActor, receiptActor } from '../../kernel/access/actor.ts';
import { migrateQueue } from '../../kernel/jobs/index.ts';
import { modulesWith } from '../index.ts';
import { openMessenger } from './index.ts';
import type { Outgoing } from './index.ts';
import { quietUntil } from './quiet.ts';

const sent: Outgoing[] = [];
const messenger = openMessenger({ channel: 'file', send: async (message) => void sent.push(message) }, 'https://anhe.example');
const ground = useGround(() => modulesWith(messenger));
const world = useWorld(ground);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
});
beforeEach(async () => {
  await drain(ground);
  sent.length = 0;
});

const texts = async (): Promise<string[]> => {
  expect(await drain(ground)).toEqual([]);
  return sent.map(({ text }) => text);
};
const number = async (found: { at: object }): Promise<string> => (await ground.query(op.get, world.clerk, found.at)).line.number;
const joining = (phone: string, wantsMessages: boolean) => ({ person: { id: newId(), name: '何秋', contact: { by: 'phone' as const, value: phone } }, receipt: newId(), wantsMessages });

describe('messages about a request', () => {
  it('say to whom and by when, that somebody took it, and that it is answered; no name, no word of it', async () => {
    const found = await requestAt(world, 'replied');
    const all = await texts();
    expect(all).toHaveLength(3);
    const [dispatched, taken, answered] = all;
    expect(dispatched).toContain(`${await number(found)}已转${world.unit('area').name}，应在2026年`);
    expect(taken).toContain(`已由${world.unit('area').name}接收办理`);
    expect(answered).toMatch(/已答复，请在2026年12月\d+日前查看并评价/u);
    expect(sent.every(({ to }) => to === '13900001234')).toBe(true);
    expect(all.join('')).not.toMatch(/周小满|路面|塌|水泥/u);
    expect(all.every((text) => text.endsWith('https://anhe.example/r'))).toBe(true);
  });

  it('go to nobody who did not want them, nor to a landline', async () => {
    await requestAt(world, 'working', { wantsMessages: false });
    await requestAt(world, 'working', { person: { id: newId(), name: '周小满', contact: { by: 'phone', value: '0913-5520001' } } });
    await requestAt(world, 'working', { person: { id: newId() } });
    expect(await texts()).toEqual([]);
  });

  it('do not name the unit of a private matter', async () => {
    const guarded = typeWhere(world, ({ privacy, administrative }) => privacy === 'guarded' && !administrative);
    await requestAt(world, 'working', { type: guarded.code });
    const all = await texts();
    expect(all).toHaveLength(2);
    expect(all.every((text) => text.includes('有新进展') && !text.includes(world.unit('area').name))).toBe(true);
  });

  it('ask for more, and say that it goes on elsewhere or is not taken up', async () => {
    const asked = await requestAt(world, 'working');
    await ground.command(op.askPerson, receiver(world).actor, { ...asked.at, text: '请问具体在哪一段路？' }, { basis: asked.revision });
    const odd = await filedRequest(world, { text: '看 https://example.test/ 便宜卖' });
    await ground.command(op.discard, world.clerk, { ...odd.at, why: 'advert' }, { basis: odd.revision });
    const all = await texts();
    expect(all.some((text) => text.includes('需要您补充情况'))).toBe(true);
    expect(all.some((text) => text.includes('不再按诉求办理'))).toBe(true);
    expect(all.join('')).not.toMatch(/哪一段|example\.test/u);
  });

  it('reach those who joined when the main one is answered or ends, by the number of their own receipt', async () => {
    const [main, twin] = [await takenRequest(world), await takenRequest(world, { person: { id: newId(), name: '郝立', contact: { by: 'phone', value: '13700004321' } } })];
    await ground.command(op.join, publicActor, { ...main.at, ...joining('13600001111', true) });
    await ground.command(op.join, publicActor, { ...main.at, ...joining('13600002222', false) });
    await ground.command(op.joinTo, world.clerk, { ...twin.at, to: main.at.matter }, { basis: twin.revision });
    expect((await texts()).join('')).toContain(`${await number(twin)}已并入同一件事`);
    sent.length = 0;
    const { actor, unit } = receiver(world);
    const { revision } = (await ground.query(op.get, world.clerk, main.at)).line;
    const gone = await ground.command(op.dispatch, world.clerk, { ...main.at, to: unit }, { basis: revision });
    const taken = await ground.command(op.accept, actor, main.at, { basis: gone.revision });
    expect(new Set((await texts(), sent.map(({ to }) => to)))).toEqual(new Set(['13900001234']));
    sent.length = 0;
    await ground.command(op.reply, actor, { ...main.at, outcome: 'solved', text: '路面已经补平，明天起可以通行。', personSaid: true }, { basis: taken.revision });
    await texts();
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['13600001111', '13700004321', '13900001234']);
    expect(sent.find(({ to }) => to === '13700004321')?.text).toContain(await number(twin));
    sent.length = 0;
    await ground.command(op.rate, receiptActor(world.county), { code: main.code, rating: 'good', solved: true });
    await texts();
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['13600001111', '13700004321']);
  });

  it('are planned once for an event', async () => {
    const found = await requestAt(world, 'offered');
    await texts();
    expect(sent).toHaveLength(1);
    const [event] = await ground.rows<{ id: string }>("select id from kernel.event where type = 'requests.dispatched' and stream = $1", [found.at.matter]);
    await ground.insert('kernel.outbox', { id: newId(), county: world.county, task: 'notices.tell-request', payload: JSON.stringify({ county: world.county, event: event?.id, stream: found.at.matter, seq: 3, type: 'requests.dispatched', body: {} }) });
    await texts();
    expect(sent).toHaveLength(1);
  });

  it('wait for the morning at night', async () => {
    const found = await requestAt(world, 'offered');
    await texts();
    const now = ground.now;
    try {
      ground.now = new Date('2026-11-25T22:30:00+08:00');
      const { planned } = await ground.command(noticeOperations.planRequest, world.system, { ...found.at, event: 'requests.dispatched' });
      expect(planned).toBe(1);
      expect(await ground.rows("select run_at from kernel.outbox where task = 'notices.send'")).toEqual([{ run_at: new Date('2026-11-26T07:00:00+08:00') }]);
    } finally {
      ground.now = now;
    }
    expect(quietUntil(new Date('2026-11-25T06:59:00+08:00'))).toEqual(new Date('2026-11-25T07:00:00+08:00'));
    expect(quietUntil(new Date('2026-11-25T07:00:00+08:00'))).toBeUndefined();
    expect(quietUntil(new Date('2026-11-25T21:59:00+08:00'))).toBeUndefined();
  });
});
