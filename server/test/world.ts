import { disputeOperations as dispute } from '@anhe/contract/disputes';
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
import type { Ground } from './ground.ts';

/** A village of another town: nobody of the world's own village has it in scope. */
export const elsewherePlace = '610524101201';

/** Where a member of staff stands towards the world's matters. */
export const standings = ['committee', 'window', 'area', 'county', 'elsewhere'] as const;
export type Standing = (typeof standings)[number];

/** Statuses in which the world has a dispute at hand, each ready for its next steps. */
export type Stage = 'offered' | 'handed-back' | 'registered' | 'ready' | 'drafted' | 'failed' | 'agreed' | 'closed';

/** A dispute at a stage, with what its steps name. */
export interface StagedDispute {
  readonly at: { readonly county: string; readonly matter: Id };
  readonly parties: readonly PartyInput[];
  readonly revision: number;
}

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
    return this;
  }

  unit(standing: Standing): BuiltUnit {
    return known(this.#units.get(standing));
  }

  post(standing: Standing, role: Role): BuiltPost {
    return known(this.#posts.get(`${standing} ${role}`));
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

  /** A dispute brought to a stage by its own commands. */
  async dispute(stage: Stage): Promise<StagedDispute> {
    const { ground, clerk, mediator } = this;
    const input = this.filing();
    const at = { county: input.county, matter: input.matter };
    const on = { ...at, happenedOn: this.today };
    let { revision } = await ground.command(dispute.register, clerk, input);
    const step = async (operation: (typeof dispute)['accept' | 'takeOver' | 'handBack' | 'appoint' | 'tell' | 'fail' | 'agreeOrally' | 'close' | 'draftAgreement' | 'sign'], more: object = on): Promise<void> => {
      ({ revision } = await ground.command(operation, mediator, more, { basis: revision }));
    };
    const done = (): StagedDispute => ({ at, parties: input.parties, revision });
    if (stage === 'offered') return done();
    if (stage === 'handed-back') {
      await step(dispute.handBack, { ...at, reason: '当事人住在邻村' });
      return done();
    }
    await step(dispute.takeOver, at);
    if (stage === 'registered') return done();
    await step(dispute.accept, { ...at, acceptedOn: this.today, seised: 'no', authorityAct: false });
    await step(dispute.appoint, { ...on, post: mediator.post, chosen: 'chosen', conflict: 'none' });
    await step(dispute.tell, { ...on, how: 'read-out', told: input.parties.map(({ id }) => ({ party: id, answer: 'consented' })) });
    if (stage === 'ready') return done();
    if (stage === 'failed') await step(dispute.fail, { ...on, reason: '分歧太大', remediesTold: true });
    if (stage === 'agreed' || stage === 'closed') await step(dispute.agreeOrally, { ...on, ...this.terms(), writtenNotNeeded: true });
    if (stage === 'closed') await step(dispute.close);
    if (stage === 'drafted') {
      await step(dispute.draftAgreement, { ...on, ...this.terms(), copies: 3 });
      await step(dispute.sign, { ...on, signatures: this.signatures(input.parties) });
      const attached = await ground.command(matter.attach, mediator, { ...at, attachment: newId(), kind: 'signed-page', upload: await this.upload(mediator), happenedOn: this.today, seen: true });
      revision = attached.revision;
    }
    return done();
  }

  signatures(parties: readonly PartyInput[]): readonly object[] {
    return [...parties.map(({ id }) => ({ signer: id, asWhat: 'party', how: 'fingerprint' })), { signer: this.mediator.post, asWhat: 'mediator', how: 'signature' }];
  }

  /** A dispute with a file on it. */
  async attachment(): Promise<StagedDispute & { readonly attachment: Id }> {
    const found = await this.dispute('ready');
    const attachment = newId();
    const { revision } = await this.ground.command(matter.attach, this.mediator, { ...found.at, attachment, kind: 'signed-page', upload: await this.upload(this.mediator), happenedOn: this.today });
    return { ...found, revision, attachment };
  }

  /** A dispute with the receipt of its first party, whose word is known. */
  async receipt(): Promise<StagedDispute & { readonly receipt: Id; readonly code: string; readonly word: string }> {
    const found = await this.dispute('ready');
    const [receipt, word] = [newId(), '石榴树'];
    const { code } = await this.ground.command(matter.issueReceipt, this.mediator, { ...found.at, receipt, party: found.parties[0]?.id, word });
    return { ...found, receipt, code, word };
  }

  /** The receipt with a pass, and a paper that its holder may open. */
  async openedReceipt(): Promise<{ readonly code: string; readonly pass: string; readonly attachment: Id }> {
    const { at, code, word } = await this.receipt();
    const { pass } = await this.ground.command(matter.givePass, receiptActor(this.county), { code, word });
    const attachment = newId();
    await this.ground.command(matter.attach, this.mediator, { ...at, attachment, kind: 'signed-page', upload: await this.upload(this.mediator), happenedOn: this.today });
    return { code, pass: known(pass), attachment };
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
