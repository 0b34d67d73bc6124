import { describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { Refusal, newId } from '@anhe/contract/kernel';
import { buildCommittee, buildUnit, buildPost, partyInput, places } from '../../../test/build.ts';
import type { BuiltPost, BuiltUnit } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);

interface Wishes {
  readonly form?: 'oral' | 'written';
  readonly performance?: 'on-the-spot' | 'by-date';
}

function settled(unit: BuiltUnit, mediator: BuiltPost, wishes: Wishes = {}) {
  const [one, two] = [partyInput({ side: 'applicant' }), partyInput({ side: 'respondent', contact: { by: 'village' } })];
  return {
    county: unit.county, matter: newId(), place: unit.place, origin: 'oral' as const, happenedOn: '2026-11-24', filedOn: '2026-11-25', type: 'neighbour' as const,
    summary: '两家因院墙排水发生争吵', parties: [one, two], committee: unit.id, agreement: newId(), facts: '两家因院墙排水发生争吵', content: '甲方三日内改好水沟，乙方不再追究',
    performance: wishes.performance ?? ('by-date' as const), ...(wishes.performance === 'on-the-spot' ? {} : { performBy: '2026-11-30' }),
    mediator: mediator.id, form: wishes.form ?? ('oral' as const), toldHow: 'read-out' as const, writtenNotNeeded: true,
  };
}

describe('a dispute settled on the spot', () => {
  it('orally: one command, in force today, in the yearly register, follow-up clock running', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const input = settled(unit, mediator);
    const answer = await ground.command(op.settleOnSpot, mediator.actor, input);
    expect(answer).toMatchObject({ status: 'agreed', defects: [], holder: unit.name, matter: input.matter });
    expect(answer.number).toMatch(/^（2026）.+人调口字第1号$/);
    const view = await ground.query(op.get, mediator.actor, { county: input.county, matter: input.matter });
    expect(view).toMatchObject({ status: 'agreed', outcome: 'oral', type: 'neighbour', revision: 6, summary: input.summary });
    expect(view.agreement).toMatchObject({ form: 'oral', status: 'effective', effectiveOn: '2026-11-25', content: input.content });
    expect(view.numbers['oral']).toMatch(/人调口字第1号$/);
    expect(view.parties.map((party) => party.name)).toEqual([expect.stringMatching(/^.{1,2}\*$/), expect.stringMatching(/^.{1,2}\*$/)]);
    expect(view.clocks.map(({ kind, status, due }) => ({ kind, status, due }))).toEqual(
      expect.arrayContaining([
        { kind: 'acceptance', status: 'kept', due: expect.any(String) },
        { kind: 'mediation', status: 'kept', due: '2026-12-25' },
        { kind: 'follow-up', status: 'running', due: expect.any(String) },
      ]),
    );
    expect(view.abilities).toContain('followUp');
    const events = await ground.rows<{ type: string; bytes: Buffer }>('select type, bytes from kernel.event where stream = $1 order by seq', [input.matter]);
    expect(events.map((event) => event.type)).toEqual(['disputes.registered', 'disputes.accepted', 'disputes.mediator-appointed', 'disputes.told', 'disputes.session-held', 'disputes.agreed-orally']);
    for (const party of input.parties) expect(events.some((event) => event.bytes.includes(party.name))).toBe(false);
  });

  it('in writing: draft, signatures, seal, in force when all have signed; thirty days for confirmation', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const input = settled(unit, mediator, { form: 'written' });
    const at = { county: input.county, matter: input.matter };
    const draft = await ground.command(op.settleOnSpot, mediator.actor, input);
    expect(draft.status).toBe('drafted');
    const seal = { ...at, happenedOn: '2026-11-25', sealUse: newId(), copies: 3, acrossPages: true };
    await expect(ground.command(op.putSeal, mediator.actor, seal, { basis: draft.revision })).rejects.toMatchObject({ code: 'disputes.not-lawful-now', details: { rule: 'no-signed-page' } });
    const signatures = [
      ...input.parties.map((party) => ({ signer: party.id, asWhat: 'party' as const, how: 'fingerprint' as const })),
      { signer: mediator.id, asWhat: 'mediator' as const, how: 'signature' as const },
    ];
    const signed = await ground.command(op.sign, mediator.actor, { ...at, happenedOn: '2026-11-25', signatures }, { basis: draft.revision });
    await ground.insert('kernel.file', { county: at.county, id: newId(), place: input.place, name: 'p.jpg', media_type: 'image/jpeg', size: 3, digest: Buffer.alloc(32), actor: 'test' });
    const [file] = await ground.rows<{ id: string }>('select id from kernel.file limit 1');
    await ground.insert('matters.attachment', { county: at.county, id: newId(), place: input.place, matter: at.matter, file: file?.id, kind: 'signed-page', happened_on: '2026-11-25', added_by: mediator.id, seen_by: mediator.id, seen_at: ground.now, recorded_at: ground.now });
    const sealed = await ground.command(op.putSeal, mediator.actor, seal, { basis: signed.revision });
    expect(sealed).toMatchObject({ status: 'agreed' });
    const view = await ground.query(op.get, mediator.actor, at);
    expect(view.agreement).toMatchObject({ form: 'written', status: 'effective', effectiveOn: '2026-11-25', seal: { copies: 3 } });
    expect(view.clocks.find((clock) => clock.kind === 'confirmation')).toMatchObject({ due: '2026-12-25', force: 'law' });
  });

  it('goes on to follow-up, closing and the archive', async () => {
    const { unit, mediator, director } = await buildCommittee(ground);
    const input = settled(unit, mediator);
    const at = { county: input.county, matter: input.matter };
    const agreed = await ground.command(op.settleOnSpot, mediator.actor, input);
    await expect(ground.command(op.close, mediator.actor, { ...at, happenedOn: '2026-11-25' }, { basis: agreed.revision })).rejects.toMatchObject({ article: 'pml-31' });
    const visited = await ground.command(op.followUp, mediator.actor, { ...at, happenedOn: '2026-11-25', followUp: newId(), how: 'visit', performed: 'full', satisfied: 'yes' }, { basis: agreed.revision });
    const closed = await ground.command(op.close, director.actor, { ...at, happenedOn: '2026-11-25' }, { basis: visited.revision });
    const archived = await ground.command(op.archive, director.actor, { ...at, happenedOn: '2026-11-25', retention: 'short' }, { basis: closed.revision });
    expect(archived.status).toBe('archived');
    const view = await ground.query(op.get, mediator.actor, at);
    expect(view).toMatchObject({ archivedOn: '2026-11-25', keepUntil: '2056-11-25' });
    expect(view.numbers['dossier']).toBeUndefined();
  });
});

describe('what stands in the way', () => {
  it('a party entered twice, a wrong county, a future day: the field is named and nothing is written', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const input = settled(unit, mediator);
    const twice = { ...input, parties: [input.parties[0], { ...input.parties[0], id: newId() }] };
    await expect(ground.command(op.settleOnSpot, mediator.actor, twice)).rejects.toMatchObject({ code: 'kernel.invalid-input', fields: [{ path: ['parties', 1, 'name'], code: 'party-twice' }] });
    await expect(ground.command(op.settleOnSpot, mediator.actor, { ...input, filedOn: '2026-11-26' })).rejects.toMatchObject({ fields: [{ path: ['filedOn'], code: 'future-date' }] });
    await expect(ground.command(op.settleOnSpot, mediator.actor, { ...input, performBy: undefined })).rejects.toMatchObject({ fields: [{ path: ['performBy'], code: 'required' }] });
    expect(await ground.rows('select 1 from matters.matter where id = $1', [input.matter])).toEqual([]);
    expect(await ground.rows("select 1 from kernel.series where unit = $1", [unit.id])).toEqual([]);
  });

  it('the centre files for a committee, which hands back with a reason; another one takes over', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const other = await buildCommittee(ground);
    const centre = await buildUnit(ground, { place: places.town, kind: 'centre', name: '测试镇综治中心' });
    const clerk = await buildPost(ground, centre, 'clerk');
    const { mediator: _m, form: _f, toldHow: _t, writtenNotNeeded: _w, agreement: _a, facts: _x, content: _c, performance: _p, performBy: _b, ...filing } = settled(unit, mediator);
    const at = { county: filing.county, matter: filing.matter };
    const filed = await ground.command(op.register, clerk.actor, filing);
    expect(filed).toMatchObject({ status: 'offered', holder: unit.name });
    const back = await ground.command(op.handBack, mediator.actor, { ...at, reason: '当事人住在邻村' }, { basis: filed.revision });
    expect(back).toMatchObject({ status: 'handed-back', holder: centre.name });
    await expect(ground.command(op.takeOver, mediator.actor, at, { basis: back.revision })).rejects.toBeInstanceOf(Refusal);
    const offered = await ground.command(op.offer, clerk.actor, { ...at, committee: other.unit.id }, { basis: back.revision });
    const taken = await ground.command(op.takeOver, other.mediator.actor, at, { basis: offered.revision });
    expect(taken).toMatchObject({ status: 'registered', holder: other.unit.name });
  });

  it('a stale basis changes nothing and tells what changed', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const input = settled(unit, mediator);
    const agreed = await ground.command(op.settleOnSpot, mediator.actor, input);
    const visit = { county: input.county, matter: input.matter, happenedOn: '2026-11-25', followUp: newId(), how: 'visit', performed: 'full', satisfied: 'yes' };
    await expect(ground.command(op.followUp, mediator.actor, visit, { basis: agreed.revision - 1 })).rejects.toMatchObject({ code: 'kernel.stale', changed: [{ type: 'disputes.agreed-orally' }] });
    await expect(ground.command(op.followUp, mediator.actor, visit)).rejects.toMatchObject({ fields: [{ path: ['basis'], code: 'required' }] });
  });

  it('another village sees nothing: not found, as if it did not exist', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const stranger = await buildCommittee(ground, places.otherVillage);
    const input = settled(unit, mediator);
    await ground.command(op.settleOnSpot, mediator.actor, input);
    await expect(ground.query(op.get, stranger.mediator.actor, { county: input.county, matter: input.matter })).rejects.toMatchObject({ code: 'kernel.not-found' });
    const seen = await ground.query(op.list, stranger.mediator.actor, {});
    expect(seen.items.filter((line) => line.id === input.matter)).toEqual([]);
  });
});
