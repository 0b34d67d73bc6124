import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { outsiders } from '../world.ts';
import type { StagedDispute, World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const staff = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };
const holder = { actor: (world: World) => outsiders(world).receipt };

/** A call on a dispute in hand. */
function on(make: (world: World) => Promise<StagedDispute & { readonly more?: object; readonly shows?: (answer: unknown) => boolean }>): Case {
  return {
    ...staff,
    make: async (world) => {
      const { at, more, shows } = await make(world);
      return { input: () => ({ ...at, ...more }), ...(shows === undefined ? {} : { shows }) };
    },
  };
}

const ready = on((world) => world.dispute('accepted'));

/** A call by the holder of a receipt with a pass. */
const withPass = (more: (found: Awaited<ReturnType<World['openedReceipt']>>, world: World) => object | Promise<object> = () => ({})): Case => ({
  ...holder,
  make: async (world) => {
    const found = await world.openedReceipt();
    const rest = await more(found, world);
    return { input: () => ({ code: found.code, pass: found.pass, ...rest }) };
  },
});

const withCode = (word?: string): Case => ({
  ...holder,
  make: async (world) => {
    const { code } = await world.receipt();
    return { input: () => ({ code, ...(word === undefined ? {} : { word }) }) };
  },
  otherwise: (input) => ({ ...input, code: '610524-22222-22222' }),
});

const dropped = (answer: unknown): boolean => (answer as { dropped: boolean }).dropped; // the answer of both

export const matterCases: CasesOf<typeof matterOperations> = {
  myWork: on(async (world) => {
    const found = await world.dispute('accepted');
    return { ...found, at: {} as StagedDispute['at'], shows: holds(found.at.matter) }; // it asks for no address
  }),
  timeline: ready,
  note: on(async (world) => ({ ...(await world.dispute('accepted')), more: { text: '去看了排水沟', happenedOn: world.today } })),
  attach: {
    ...staff,
    make: async (world) => {
      const { at } = await world.dispute('accepted');
      const attachment = newId();
      return { input: async (actor) => ({ ...at, attachment, kind: 'evidence', upload: await world.upload(actor), happenedOn: world.today }) };
    },
  },
  attachments: ready,
  openAttachment: on(async (world) => {
    const found = await world.attachment();
    return { ...found, more: { attachment: found.attachment } };
  }),
  seeAttachment: on(async (world) => {
    const found = await world.attachment();
    return { ...found, more: { attachment: found.attachment } };
  }),
  receipts: ready,
  issueReceipt: on(async (world) => {
    const found = await world.dispute('accepted');
    return { ...found, more: { receipt: newId(), party: found.parties[0]?.id, word: '石榴树' } };
  }),
  revokeReceipt: on(async (world) => {
    const found = await world.receipt();
    return { ...found, more: { receipt: found.receipt } };
  }),
  readers: ready,
  handovers: ready,
  handoverWork: on(async (world) => {
    const found = await world.handedOver(await world.dispute('accepted'), 'refer', 'county');
    return { ...found, at: {} as StagedDispute['at'], shows: holds(found.handover) }; // it asks for no address
  }),
  withdrawShare: withPass(async (found, world) => ({ handover: (await world.handedOver(found, 'refer', 'county')).handover })),
  openReceipt: withCode(),
  askPass: withCode(),
  givePass: withCode('石榴树'),
  receiptReaders: withPass(),
  receiptFile: withPass(),
  openReceiptPaper: withPass(({ attachment }) => ({ attachment })),
  drafts: {
    ...staff,
    make: async (world) => {
      const draft = await saved(world);
      return { input: () => ({}), shows: holds(draft) };
    },
  },
  saveDraft: {
    ...staff,
    make: () => {
      const draft = newId();
      return { input: () => ({ draft, form: 'disputes.register', body: { summary: '邻里排水' } }) };
    },
  },
  dropDraft: {
    ...staff,
    make: async (world) => {
      const draft = await saved(world);
      return { input: () => ({ draft }), shows: dropped };
    },
  },
  views: {
    ...staff,
    make: async (world) => {
      const view = await named(world);
      return { input: () => ({}), shows: holds(view) };
    },
  },
  saveView: {
    ...staff,
    make: () => {
      const view = newId();
      return { input: () => ({ view, name: `视图${view.slice(-8)}`, filters: {} }) };
    },
  },
  dropView: {
    ...staff,
    make: async (world) => {
      const view = await named(world);
      return { input: () => ({ view }), shows: dropped };
    },
  },
  followPlace: {
    actor: (world) => outsiders(world).system,
    make: async (world) => {
      const input = { county: world.county, moves: [{ from: world.village, to: world.village.slice(0, 9), kind: 'raised' }] };
      // What others left in the village goes first: this call moves one dispute, whenever it is made.
      await world.ground.command(matterOperations.followPlace, outsiders(world).system, input);
      await world.dispute('accepted');
      return { input: () => input };
    },
    otherwise: (input) => ({ ...input, moves: [] }),
  },
};

async function saved(world: World): Promise<string> {
  const draft = newId();
  await world.ground.command(matterOperations.saveDraft, world.mediator, { draft, form: 'disputes.register', body: { summary: '邻里排水' } });
  return draft;
}

async function named(world: World): Promise<string> {
  const view = newId();
  await world.ground.command(matterOperations.saveView, world.mediator, { view, name: `视图${view.slice(-8)}`, filters: {} });
  return view;
}
