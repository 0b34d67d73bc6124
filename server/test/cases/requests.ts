import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { requestOperations } from '@anhe/contract/requests';
import { answersTo, departmentOf, filedRequest, plainType, receiver, requestAt, requestFiling, takenRequest, typeWhere } from '../requests.ts';
import type { StagedRequest } from '../requests.ts';
import { outsiders } from '../world.ts';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const desk = { actor: (world: World) => world.clerk, colleague: (world: World) => world.otherClerk };
const worker = { actor: (world: World) => receiver(world).actor, colleague: (world: World) => world.post('area', 'mediator').actor };
const arbiter = { actor: (world: World) => world.post('window', 'supervisor').actor };
const anybody = { actor: (world: World) => outsiders(world).public };
const holder = { actor: (world: World) => outsiders(world).receipt };
const job = { actor: (world: World) => world.system };
const keeper = { actor: (world: World) => world.post('county', 'administrator').actor, colleague: (world: World) => world.post('window', 'administrator').actor };

type Who = Pick<Case, 'actor' | 'colleague'>;

/** What a step says beside the address, and the revision it saw where that is not the one of the stage. */
type More = { readonly basis?: number; readonly [field: string]: unknown };

/** A step on a request that stands ready for it. */
const on = (who: Who, stage: Parameters<typeof requestAt>[1], more: (world: World, found: StagedRequest) => More | Promise<More> = () => ({}), taken: (world: World) => object = () => ({})): Case => ({
  ...who,
  make: async (world) => {
    const found = await requestAt(world, stage, taken(world));
    const { basis = found.revision, ...rest } = await more(world, found);
    return { input: () => ({ ...found.at, ...rest }), basis };
  },
});

/** A question about the county. */
const asked = (who: Who, more: (world: World) => object | Promise<object> = () => ({}), shows?: (world: World) => (answer: unknown) => boolean): Case => ({
  ...who,
  make: async (world) => {
    const rest = await more(world);
    return { input: () => ({ ...rest }), ...(shows === undefined ? {} : { shows: shows(world) }) };
  },
});

/** An act of a receipt's holder. */
const held = (stage: Parameters<typeof requestAt>[1], more: object = {}): Case => ({
  ...holder,
  make: async (world) => {
    const { code } = await requestAt(world, stage);
    return { input: () => ({ code, ...more }) };
  },
  otherwise: (input) => ({ ...input, code: '610524-22222-22222' }),
});

/** A request of the world that a list must show. */
const listed = (who: Who): Case => ({
  ...who,
  make: async (world) => {
    const found = await requestAt(world, 'working');
    return { input: () => ({}), shows: holds(found.at.matter) };
  },
});

const days = (world: World) => ({ from: world.today, to: world.today });

export const publicRequestCases = {
  catalogue: asked(anybody), understand: asked(anybody, (world) => ({ county: world.county, text: '路灯坏了' })), nearby: asked(anybody, (world) => ({ county: world.county, place: world.village })),
  // Without a word: hashing one is slow on purpose.
  file: asked(anybody, (world) => { const { word: _word, ...filing } = requestFiling(world); return filing; }),
  join: { ...anybody, make: async (world) => { const { at } = await takenRequest(world); const mine = { person: { id: newId() }, receipt: newId() }; return { input: () => ({ ...at, ...mine }) }; } },
  published: { ...anybody, make: async (world) => { const { at } = await takenRequest(world); return { input: () => ({}), shows: holds(at.matter) }; } },
  feed: asked(anybody, () => ({ format: 'json' })),
  publicRequest: { ...anybody, make: async (world) => { const { at } = await takenRequest(world); return { input: () => at, shows: holds(at.matter) }; } },
  publicPhoto: { ...anybody, make: async (world) => {
    const found = await requestAt(world, 'replied', { type: typeWhere(world, (type) => type.publish?.photo === true && !type.reserved && type.questions.every(({ required }) => !required)).code });
    const photo = newId();
    const { actor } = receiver(world);
    const { revision } = await world.ground.command(matterOperations.attach, actor, { ...found.at, attachment: photo, kind: 'scene', upload: await world.upload(actor), happenedOn: world.today });
    await world.ground.command(requestOperations.publish, actor, { ...found.at, title: '村口路面塌陷', answer: '已经补平，养护三天后通行。', photos: [photo] }, { basis: revision });
    return { input: () => ({ ...found.at, photo }) };
  } },
  open311Services: asked(anybody), open311Requests: { ...anybody, make: async (world) => { const { at } = await takenRequest(world); return { input: () => ({}), shows: holds(at.matter) }; } },
  placeByKey: { ...anybody, make: async (world) => {
    const { key } = await world.ground.command(requestOperations.makeApiKey, world.post('county', 'administrator').actor, { county: world.county, key: newId(), name: '市民热心地图' });
    return { input: () => ({ apiKey: key, place: world.village }) };
  } },
  held: held('working'), rate: held('replied', { rating: 'good', solved: true }), contest: held('replied', { reason: '又坏了' }), reopen: held('closed', { reason: '又坏了' }), withdraw: held('filed'),
  addMore: held('working', { text: '就在学校北边' }),
} satisfies Partial<CasesOf<typeof requestOperations>>;

async function drawn(world: World): Promise<StagedRequest & { call: Id }> {
  const found = await requestAt(world, 'replied');
  const call = newId();
  await world.ground.insert('requests.call', { county: world.county, id: call, place: world.village, matter: found.at.matter, unit: world.unit('window').id, sampled_on: world.today });
  return { ...found, call };
}

export const deskRequestCases = {
  take: asked(desk, (world) => ({ ...requestFiling(world), type: plainType(world).code, consentOral: true })),
  suggest: asked(desk, (world) => ({ county: world.county, text: '路灯坏了' })),
  list: listed(desk), count: asked(desk), export: asked(desk), get: on(desk, 'working'), figures: asked(desk, days), precedents: asked(desk, ({ county }) => ({ county })),
  callSheet: { ...desk, make: async (world) => { const { at } = await drawn(world); return { input: () => ({ county: world.county }), shows: holds(at.matter) }; } },
  drawCalls: { ...desk, make: async (world) => { await requestAt(world, 'replied'); return { input: () => ({ county: world.county, ...days(world), percent: 50 }) }; }, otherwise: (input) => ({ ...input, percent: 51 }) },
  outreaches: asked(desk),
  holdOutreach: asked(desk, (world) => ({ county: world.county, outreach: newId(), kind: 'meeting', place: world.village, heldOn: world.today, topic: '冬季供水', people: 20, promises: [{ text: '月底前换掉漏水的管子' }] })),
  takeTicket: asked(desk, (world) => ({ ...requestFiling(world), system: '12345', ticket: newId(), receivedOn: world.today })),
  ticketTemplate: asked(desk), ticketAnswers: asked(desk, (world) => ({ county: world.county, system: '12345', ...days(world) })),
} satisfies Partial<CasesOf<typeof requestOperations>>;

const reply = { outcome: 'replied', text: '已经派人到现场看过，情况和处理办法如下。' };
const administrative = (world: World): object => {
  const type = typeWhere(world, (one) => one.administrative);
  return { type: type.code, answers: answersTo(type) };
};
const disputed = (world: World): object => ({ type: typeWhere(world, (type) => type.disputeType !== null && !type.reserved && type.questions.every(({ required }) => !required)).code });

export const stepRequestCases = {
  clear: { ...desk, make: async (world) => { const found = await filedRequest(world, { text: '看 https://example.test/ 便宜卖' }); return { input: () => found.at, basis: found.revision }; } },
  discard: on(desk, 'filed', () => ({ why: 'test' })), restore: on(desk, 'discarded'), dispatch: on(desk, 'filed', (world) => ({ to: receiver(world).unit })),
  read: on(worker, 'offered'), accept: on(worker, 'offered'),
  object: on(worker, 'offered', () => ({ objection: newId(), namedWords: '交通部门', reason: '这条路由县里养护' })),
  decide: on(arbiter, 'objected', async (world, { at }) => {
    const [row] = await world.ground.rows<{ id: Id }>('select id from requests.objection where matter = $1', [at.matter]);
    return { objection: row?.id, to: receiver(world).unit, ground: '按养护分工办理' };
  }),
  assign: on(worker, 'working', (world) => ({ post: world.post('area', 'mediator').id })), retype: on(desk, 'filed', (world) => ({ type: plainType(world).code })), prioritise: on(desk, 'filed', () => ({ priority: 'high' })),
  askPerson: on(worker, 'working', () => ({ text: '请问具体在哪里？' })), inform: on(worker, 'working', () => ({ text: '明天上午去看' })),
  pause: on(worker, 'working', () => ({ why: 'person', reason: '等本人补充' }), (world) => ({ type: typeWhere(world, (type) => type.pausable.includes('person') && !type.villageMay && type.questions.every(({ required }) => !required)).code })),
  resume: on(worker, 'working', async (world, found) => {
    const { revision } = await world.ground.command(requestOperations.pause, receiver(world).actor, { ...found.at, why: 'person', reason: '等本人补充' }, { basis: found.revision });
    return { basis: revision };
  }, (world) => ({ type: typeWhere(world, (type) => type.pausable.includes('person') && !type.villageMay && type.questions.every(({ required }) => !required)).code })),
  extend: on({ actor: (world) => world.post('area', 'leader').actor }, 'working', () => ({ days: 3, reason: '等管材到货' })),
  explain: on(worker, 'working', () => ({ text: '作出这一决定的依据和计算过程如下。' }), administrative), correct: on(worker, 'working', () => ({ text: '经核对确有差错，已经更正。' }), administrative),
  askHelp: on(worker, 'working', (world) => ({ help: newId(), unit: world.unit('county').id, text: '请协助查一下管线权属' })),
  giveHelp: {
    actor: (world) => world.post('county', 'handler').actor, colleague: (world) => world.post('county', 'leader').actor,
    make: async (world) => {
      const found = await requestAt(world, 'working');
      const help = newId();
      await world.ground.command(requestOperations.askHelp, receiver(world).actor, { ...found.at, help, unit: world.unit('county').id, text: '请协助查一下管线权属' }, { basis: found.revision });
      return { input: () => ({ ...found.at, help, text: '权属在镇上' }) };
    },
  },
  reply: on(worker, 'working', () => reply),
  callBack: { ...desk, make: async (world) => { const found = await drawn(world); return { input: () => ({ ...found.at, call: found.call, result: 'solved' }), basis: found.revision }; } },
  joinTo: on(desk, 'filed', async (world) => ({ to: (await takenRequest(world)).at.matter })),
  separate: { ...desk, make: async (world) => {
    const found = await takenRequest(world);
    const { revision } = await world.ground.command(requestOperations.joinTo, world.clerk, { ...found.at, to: (await takenRequest(world)).at.matter }, { basis: found.revision });
    return { input: () => found.at, basis: revision };
  } },
  turn: on(desk, 'filed', (world) => ({
    dispute: newId(), committee: world.unit('committee').id, type: 'neighbour', fields: ['text'], consent: 'oral', respondent: { id: newId(), kind: 'person', name: '吴二顺' },
  }), disputed),
  withdrawFor: on(desk, 'filed', () => ({ reason: '本人来电要求撤回' })), publish: on(worker, 'replied', () => ({ title: '村口路面塌陷', answer: '已经补平，养护三天后通行。' })),
  unpublish: on(worker, 'replied', async (world, found) => {
    const { revision } = await world.ground.command(requestOperations.publish, receiver(world).actor, { ...found.at, title: '村口路面塌陷', answer: '已经补平，养护三天后通行。' }, { basis: found.revision });
    return { basis: revision };
  }),
  forward: on(desk, 'filed', () => ({ system: 'province', service: 'road', reason: '省道由省里养护' })),
  followed: { ...job, make: async (world) => {
    const found = await takenRequest(world);
    await world.ground.command(requestOperations.forward, world.clerk, { ...found.at, system: 'province', service: 'road', reason: '省道由省里养护' }, { basis: found.revision });
    return { input: () => ({ ...found.at, externalId: '17', status: 'open' }) };
  } },
  outgoing: { ...job, make: async (world) => {
    const found = await takenRequest(world);
    await world.ground.command(requestOperations.forward, world.clerk, { ...found.at, system: 'province', service: 'road', reason: '省道由省里养护' }, { basis: found.revision });
    return { input: () => found.at };
  } },
  lapse: { ...job, make: async (world) => {
    const found = await requestAt(world, 'replied');
    await world.ground.rows("update requests.request set respond_by = '2026-11-01' where matter = $1", [found.at.matter]);
    return { input: () => found.at };
  } },
  ladderOf: on(job, 'offered'), toSuggest: on(job, 'filed'),
  raise: on(job, 'offered', (world) => ({ rung: 'leader', why: 'unread', unit: world.unit('area').id, since: world.ground.now.toISOString() })),
} satisfies Partial<CasesOf<typeof requestOperations>>;

const duty = async (world: World) => {
  const input = { county: world.county, duty: newId(), subject: 'department' as const, code: departmentOf(world), place: world.village, unit: world.unit('county').id, from: world.today };
  await world.ground.rows("update requests.duty set valid_to = valid_from where valid_to is null and subject = 'department'");
  return input;
};

export const settingRequestCases = {
  duties: asked(desk, ({ county }) => ({ county })),
  setDuty: { ...keeper, make: async (world) => { const input = await duty(world); return { input: () => input }; } },
  endDuty: { ...keeper, make: async (world) => {
    const input = await duty(world);
    await world.ground.command(requestOperations.setDuty, world.post('county', 'administrator').actor, input);
    return { input: () => ({ county: input.county, duty: input.duty, on: world.today }), basis: 1 };
  } },
  apiKeys: asked(keeper, ({ county }) => ({ county })),
  makeApiKey: asked({ actor: (world) => world.post('county', 'administrator').actor }, ({ county }) => ({ county, key: newId(), name: '市民热心地图' })),
  endApiKey: { actor: (world) => world.post('county', 'administrator').actor, make: async (world) => {
    const key = newId();
    await world.ground.command(requestOperations.makeApiKey, world.post('county', 'administrator').actor, { county: world.county, key, name: '市民热心地图' });
    return { input: () => ({ county: world.county, key }) };
  } },
} satisfies Partial<CasesOf<typeof requestOperations>>;

export const requestCases: CasesOf<typeof requestOperations> = { ...publicRequestCases, ...deskRequestCases, ...stepRequestCases, ...settingRequestCases };
