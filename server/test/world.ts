import { beforeAll } from 'vitest';
import { disputeOperations as dispute } from '@anhe/contract/disputes';
import type { DisputeStatus, DisputeStep } from '@anhe/contract/disputes';
import { addDays, allRoles, dayOf, newId } from '@anhe/contract/kernel';
import type { Id, Role, Upload } from '@anhe/contract/kernel';
import { matterOperations as matter } from '@anhe/contract/matters';
import type { PartyInput } from '@anhe/contract/parties';
import { placeOperations as place } from '@anhe/contract/places';
import { staffOperations as staff } from '@anhe/contract/staff';
import type { Actor, StaffActor } from '../src/kernel/access/actor.ts';
import { publicActor, receiptActor, systemActor } from '../src/kernel/access/actor.ts';
import { ticketFor } from '../src/kernel/files/index.ts';
import { buildPost, buildUnit, partyInput, places } from './build.ts';
import type { BuiltPost, BuiltUnit } from './build.ts';
import { stepInput } from './cases/steps.ts';
import type { StagedDispute } from './cases/steps.ts';
import type { Ground } from './ground.ts';

/** A village of another town: nobody of the world's own village has it in scope. */
export const elsewherePlace = '610524101001';

/** Where a member of staff stands towards the world's matters. */
export const standings = ['committee', 'window', 'area', 'county', 'elsewhere'] as const;
export type Standing = (typeof standings)[number];

/** A status at which the world can have a dispute, ready for its next steps. */
export type Stage = DisputeStatus;
export type { StagedDispute } from './cases/steps.ts';

/** A dispute that was handed on. */
export type Handed = StagedDispute & { readonly handover: Id };

/** The steps that bring a registered dispute to a stage. */
const roads: Readonly<Record<Exclude<Stage, 'offered' | 'handed-back' | 'to-assign' | 'elsewhere'>, readonly DisputeStep[]>> = {
  registered: [], 'not-admissible': ['refuse'], accepted: [], drafted: ['draftAgreement', 'sign'], agreed: ['agreeOrally'], failed: ['fail'], withdrawn: ['withdraw'],
  declined: ['decline'], closed: ['agreeOrally', 'close'], archived: ['agreeOrally', 'close', 'archive'],
};

/**
 * A village with everything that operations work on: a committee, the window of its town, another unit of the same
 * village, one of the county, one elsewhere, each with a post of every role. Disputes are filed by the window for the committee.
 */
export class World {
  readonly ground: Ground;
  readonly county = places.county;
  readonly village = places.village;
  readonly #units = new Map<Standing, BuiltUnit>();
  readonly #seconds = new Map<Standing, BuiltPost>();
  readonly #posts = new Map<string, BuiltPost>();
  readonly #city: BuiltPost[] = [];

  constructor(ground: Ground) {
    this.ground = ground;
  }

  async build(): Promise<this> {
    const where: Readonly<Record<Standing, { readonly place: string; readonly kind: string }>> = {
      committee: { place: this.village, kind: 'committee' }, window: { place: places.town, kind: 'centre' },
      area: { place: this.village, kind: 'studio-veteran' }, county: { place: places.county, kind: 'justice-bureau' },
      elsewhere: { place: elsewherePlace, kind: 'committee' },
    };
    for (const standing of standings) {
      const unit = await buildUnit(this.ground, where[standing]);
      this.#units.set(standing, unit);
      this.#seconds.set(standing, await buildPost(this.ground, unit, 'clerk'));
      for (const role of allRoles) this.#posts.set(`${standing} ${role}`, await buildPost(this.ground, unit, role));
    }
    const hall = await buildUnit(this.ground, { place: '610500', kind: 'centre' });
    for (const role of ['supervisor', 'leader', 'leader'] as const) this.#city.push(await buildPost(this.ground, hall, role));
    return this;
  }

  unit(standing: Standing): BuiltUnit {
    return known(this.#units.get(standing));
  }

  post(standing: Standing, role: Role): BuiltPost {
    return known(this.#posts.get(`${standing} ${role}`));
  }

  /** Those who review for the city: one supervisor and two leaders. */
  city(which: 'supervisor' | 'leader' | 'other leader'): BuiltPost {
    return known(this.#city[['supervisor', 'leader', 'other leader'].indexOf(which)]);
  }

  /** The day on the ground's clock. */
  get today(): string {
    return dayOf(this.ground.now);
  }

  get mediator(): StaffActor {
    return this.post('committee', 'mediator').actor;
  }

  get clerk(): StaffActor {
    return this.post('window', 'clerk').actor;
  }

  /** Another clerk of the same window. */
  get otherClerk(): StaffActor {
    return known(this.#seconds.get('window')).actor;
  }

  /** A job of this county. */
  get system(): Actor {
    return systemActor('test', this.county);
  }

  get administrator(): StaffActor {
    return this.post('committee', 'administrator').actor;
  }

  /** The input of a filing for the committee. */
  filing(): { readonly county: string; readonly matter: Id; readonly parties: readonly PartyInput[]; readonly [field: string]: unknown } {
    return {
      county: this.county, matter: newId(), place: this.village, origin: 'oral', happenedOn: addDays(this.today, -1), filedOn: this.today, type: 'neighbour',
      summary: '两家因院墙排水发生争吵', parties: [partyInput({ side: 'applicant' }), partyInput({ side: 'respondent' })], committee: this.unit('committee').id,
    };
  }

  terms(): Readonly<Record<string, unknown>> {
    return { agreement: newId(), facts: '两家因院墙排水发生争吵', content: '甲方三日内改好水沟，乙方不再追究', performance: 'on-the-spot' };
  }

  /** A file as an upload answered it to this actor. */
  async upload(actor: Actor, name = '签字页.txt', text = '各方签名'): Promise<Upload> {
    const file = { name, mediaType: 'text/plain', size: Buffer.byteLength(text), digest: await this.ground.files.put(Buffer.from(text)) };
    return { ...file, ticket: ticketFor(this.ground.keys, file, actor, this.ground.now) };
  }

  /** A dispute that the window filed for the committee. */
  async filed(more: object = {}): Promise<StagedDispute> {
    const input = { ...this.filing(), ...more };
    const { revision } = await this.ground.command(dispute.register, this.clerk, input);
    return { at: { county: input.county, matter: input.matter }, parties: input.parties, revision };
  }

  /** One step of the committee on a dispute. */
  async take(found: StagedDispute, step: DisputeStep, more: object = {}): Promise<StagedDispute> {
    const done = await this.ground.command(dispute[step], this.mediator, { ...stepInput(this, step, found), ...more }, { basis: found.revision });
    return { ...found, revision: done.revision };
  }

  /** A dispute brought to a stage by its own commands. */
  async dispute(stage: Stage, more: object = {}): Promise<StagedDispute> {
    let found = await this.filed(more);
    if (stage === 'offered') return found;
    if (stage === 'handed-back') return this.take(found, 'handBack');
    if (stage === 'to-assign' || stage === 'elsewhere') {
      const to = stage === 'to-assign' ? 'window' : 'county';
      return this.answer(await this.handedOver(await this.dispute('accepted', more), 'transfer', to), 'receive', this.post(to, to === 'window' ? 'clerk' : 'handler').actor);
    }
    found = await this.take(found, 'takeOver');
    if (stage !== 'registered' && stage !== 'not-admissible') {
      found = await this.take(found, 'accept');
      found = await this.take(found, 'appoint', { post: this.mediator.post, chosen: 'chosen' });
      found = await this.take(found, 'tell', { told: found.parties.map(({ id }) => ({ party: id, answer: 'consented' })) });
    }
    for (const step of roads[stage]) found = await this.take(found, step);
    return stage === 'drafted' ? this.withSignedPage(found) : found;
  }

  /** A transfer or a request for help that waits for the answer of a unit. */
  async handedOver(found: StagedDispute, kind: 'refer' | 'transfer', to: Standing, more: object = {}): Promise<Handed> {
    const handover = newId();
    const input = { ...stepInput(this, kind, found), handover, to: this.unit(to).id, ...more };
    const { revision } = await this.ground.command(dispute[kind], this.mediator, input, { basis: found.revision });
    return { ...found, revision, handover };
  }

  /** The answer of the unit that was asked. */
  async answer(found: Handed, step: 'receive' | 'answerReferral', actor: Actor, accept = true): Promise<Handed> {
    const input = { ...found.at, handover: found.handover, accept, ...(accept ? {} : { reason: '不属于本单位职责' }) };
    return { ...found, revision: (await this.ground.command(dispute[step], actor, input, { basis: found.revision })).revision };
  }

  /** The same with a photographed page of signatures that a person saw. */
  async withSignedPage(found: StagedDispute): Promise<StagedDispute> {
    const input = { ...found.at, attachment: newId(), kind: 'signed-page', upload: await this.upload(this.mediator), happenedOn: this.today, seen: true };
    return { ...found, revision: (await this.ground.command(matter.attach, this.mediator, input)).revision };
  }

  signatures(parties: readonly PartyInput[]): readonly object[] {
    return [...parties.map(({ id }) => ({ signer: id, asWhat: 'party', how: 'fingerprint' })), { signer: this.mediator.post, asWhat: 'mediator', how: 'signature' }];
  }

  /** A dispute with a file on it. */
  async attachment(): Promise<StagedDispute & { readonly attachment: Id }> {
    const found = await this.dispute('accepted');
    const attachment = newId();
    const { revision } = await this.ground.command(matter.attach, this.mediator, { ...found.at, attachment, kind: 'signed-page', upload: await this.upload(this.mediator), happenedOn: this.today });
    return { ...found, revision, attachment };
  }

  /** A dispute with the receipt of its first party, whose word is known. */
  async receipt(): Promise<StagedDispute & { readonly receipt: Id; readonly code: string; readonly word: string }> {
    const found = await this.dispute('accepted');
    const [receipt, word] = [newId(), '石榴树'];
    const { code } = await this.ground.command(matter.issueReceipt, this.mediator, { ...found.at, receipt, party: found.parties[0]?.id, word });
    return { ...found, receipt, code, word };
  }

  /** The receipt with a pass, and a paper that its holder may open. */
  async openedReceipt(): Promise<StagedDispute & { readonly code: string; readonly pass: string; readonly attachment: Id }> {
    const { at, parties, code, word } = await this.receipt();
    const { pass } = await this.ground.command(matter.givePass, receiptActor(this.county), { code, word });
    const attachment = newId();
    const { revision } = await this.ground.command(matter.attach, this.mediator, { ...at, attachment, kind: 'signed-page', upload: await this.upload(this.mediator), happenedOn: this.today });
    return { at, parties, revision, code, pass: known(pass), attachment };
  }

  /** A unit of the village without posts. */
  async emptyUnit(): Promise<BuiltUnit> {
    return buildUnit(this.ground, { place: this.village });
  }

  /** A post of the committee beside those of the world. */
  async sparePost(): Promise<BuiltPost> {
    return buildPost(this.ground, this.unit('committee'), 'mediator');
  }

  /** A person of the village; with an account when one is asked for. */
  async person(invited = false): Promise<Id> {
    const person = newId();
    await this.ground.command(staff.addPerson, this.administrator, { county: this.county, person, place: this.village, name: '测试人员', phone: null });
    if (invited) await this.ground.command(staff.invite, this.administrator, { county: this.county, person, invitation: newId(), login: `u${person.slice(-12)}` });
    return person;
  }

  /** A villagers' group of the village. */
  async cell(): Promise<string> {
    const made = await this.ground.command(place.addCell, this.post('committee', 'director').actor, { village: this.village, kind: 'group', name: `组${newId().slice(-8)}` });
    return made.place;
  }

  /** The village's codes as a file of this year gives them, under another name. */
  async codes(): Promise<{ readonly import: Id; readonly within: string; readonly [field: string]: unknown }> {
    const [found] = await this.ground.rows<{ name: string }>('select places.name_of($1) as name', [this.village]);
    return { import: newId(), within: this.village, fileName: '代码.xlsx', source: '测试代码', asOf: '2026-11-01', rows: [{ row: 2, code: this.village, name: otherSort(found?.name ?? '') }] };
  }

  async codeImport(): Promise<Id> {
    const codes = await this.codes();
    await this.ground.command(place.previewCodes, this.post('county', 'administrator').actor, codes);
    return codes.import;
  }
}

/** A village's name once it is a community, and back again. */
const otherSort = (name: string): string => (name.endsWith('村委会') ? name.replace('村委会', '社区居委会') : name.replace('社区居委会', '村委会'));

/** Callers who hold no post. */
export type Outsider = 'person' | 'public' | 'receipt' | 'system';

export function outsiders(world: World): Readonly<Record<Outsider, Actor>> {
  const { person } = world.post('committee', 'mediator');
  return {
    person: { kind: 'person', label: `person:${person}`, county: world.county, scope: [], person },
    public: publicActor, receipt: receiptActor(world.county), system: systemActor('test', world.county),
  };
}

export function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the world was built so that this is there');
  return value;
}

/** A world that is built before the tests of a file; there from the start, so that a test's helpers may take it. */
export function useWorld(ground: Ground): World {
  const world = new World(ground);
  beforeAll(async () => {
    await world.build();
  });
  return world;
}
