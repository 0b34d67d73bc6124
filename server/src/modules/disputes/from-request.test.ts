import { disputeOperations as dispute } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import { matterOperations as matter } from '@anhe/contract/matters';
import { partyOperations } from '@anhe/contract/parties';
import { requestOperations as op } from '@anhe/contract/requests';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildUnit, places } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { fieldsOf } from '../../../test/answers.ts';
import { useGround } from '../../../test/ground.ts';
import { plainType, takenRequest } from '../../../test/requests.ts';
import type { StagedRequest } from '../../../test/requests.ts';
import { known, useWorld } from '../../../test/world.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { migrateQueue } from '../../kernel/jobs/index.ts';
import { ticketFor } from '../../kernel/files/index.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
});

const words = '邻居把院墙砌到路上，两家吵了三次';

async function photo(): Promise<object> {
  const file = { name: '院墙.jpg', mediaType: 'image/jpeg', size: 4, digest: await ground.files.put(Buffer.from([0xff, 0xd8, 0xff, 0xd9])) };
  return { id: newId(), upload: { ...file, ticket: ticketFor(ground.keys, file, world.clerk, ground.now) } };
}

/** A request that the window turns into a dispute for a committee. */
async function turned(fields: readonly string[], more: object = {}, committee = world.unit('committee').id): Promise<{ readonly found: StagedRequest; readonly at: { readonly county: string; readonly matter: string } }> {
  const found = await takenRequest(world, { text: words, type: plainType(world).code, photos: [await photo()], ...more });
  const id = newId();
  await ground.command(op.turn, world.clerk, {
    ...found.at, dispute: id, committee, type: 'neighbour', fields, consent: 'oral', respondent: { id: newId(), kind: 'person', name: '郑大河' },
  }, { basis: found.revision });
  return { found, at: { county: found.at.county, matter: id } };
}

const names = async (at: { county: string; matter: string }, actor = world.mediator) => {
  const { parties } = await ground.query(dispute.get, actor, at);
  return Promise.all(parties.map(async ({ id, side }) => ({ side, ...(await ground.command(partyOperations.reveal, actor, { ...at, party: id, reason: '核对当事人' })) })));
};

describe('a request that turned out to be a dispute', () => {
  it('lies with its committee without anything typed again: person, words and photographs, under ids of their own', async () => {
    const { found, at } = await turned(['text', 'person', 'photos']);
    expect(await drain(ground)).toEqual([]);
    const view = await ground.query(dispute.get, world.mediator, at);
    expect(view).toMatchObject({ summary: words });
    expect(view).toMatchObject({ status: 'offered', type: 'neighbour', origin: 'oral', filedOn: world.today });
    const both = await names(at);
    expect(both).toMatchObject([{ side: 'applicant', name: '周小满', contact: { by: 'phone', value: '13900001234' } }, { side: 'respondent', name: '郑大河', contact: { by: 'village' } }]);
    expect(both.map(({ id }) => id)).not.toContain(found.party);
    const { items } = await ground.query(matter.attachments, world.mediator, at);
    expect(items).toMatchObject([{ kind: 'scene', name: '院墙.jpg' }]);
    const opened = await ground.query(matter.openAttachment, world.mediator, { ...at, attachment: known(items[0]).id });
    expect([...(opened.bytes as Uint8Array)]).toEqual([0xff, 0xd8, 0xff, 0xd9]); // a file's bytes
    expect((await ground.command(dispute.takeOver, world.mediator, at, { basis: view.revision })).status).toBe('registered');
  });

  it('takes along nothing that the person did not agree to', async () => {
    const { at } = await turned([]);
    await drain(ground);
    const view = await ground.query(dispute.get, world.mediator, at);
    expect(view.summary).toContain('没有同意转交');
    const [applicant, respondent] = await names(at);
    expect(applicant).toMatchObject({ name: '未留姓名', contact: { by: 'receipt' } });
    expect(respondent).toMatchObject({ name: '郑大河' });
    expect((await ground.query(matter.attachments, world.mediator, at)).items).toEqual([]);
    const [{ shared }] = await ground.rows<{ shared: number }>(`select count(*)::int as shared from parties.party where matter = $1 and masked_name like '周%'`, [at.matter]) as [{ shared: number }]; // one row of a count
    expect(shared).toBe(0);
  });

  it('is one dispute, however often the job runs', async () => {
    const { found, at } = await turned(['text', 'person', 'photos']);
    const [task] = await ground.rows<{ payload: object }>("select payload from kernel.outbox where task = 'disputes.from-request'");
    await drain(ground);
    const before = await ground.rows('select id from parties.party where matter = $1 order by id', [at.matter]);
    await ground.insert('kernel.outbox', { id: newId(), county: world.county, task: 'disputes.from-request', payload: JSON.stringify(known(task).payload) });
    expect(await drain(ground)).toEqual([]);
    expect(await ground.rows('select id from parties.party where matter = $1 order by id', [at.matter])).toEqual(before);
    expect(await ground.rows("select 1 from kernel.event where type = 'disputes.registered' and stream = $1", [at.matter])).toHaveLength(1);
    expect(await ground.rows('select 1 from matters.attachment where matter = $1', [at.matter])).toHaveLength(1);
    expect((await ground.query(op.get, world.clerk, found.at)).line.status).toBe('disputed');
  });

  it('is never lost: a committee that ended meanwhile leaves it to the centre to assign', async () => {
    const other = await buildUnit(ground, { place: places.village });
    const { at } = await turned(['text'], {}, other.id);
    await ground.rows('update staff.unit set valid_to = $2 where id = $1', [other.id, world.today]);
    expect(await drain(ground)).toEqual([]);
    const view = await ground.query(dispute.get, world.clerk, at);
    expect(view).toMatchObject({ status: 'to-assign', holder: { unit: world.unit('window').id } });
    const offered = await ground.command(dispute.offer, world.clerk, { ...at, committee: world.unit('committee').id }, { basis: view.revision });
    expect(offered).toMatchObject({ status: 'offered', holder: world.unit('committee').name });
  });

  it('does not take the id of another matter', async () => {
    const [there, found] = [await takenRequest(world), await takenRequest(world)];
    const input = { ...found.at, dispute: there.at.matter, committee: world.unit('committee').id, type: 'neighbour', fields: [], consent: 'oral', respondent: { id: newId(), kind: 'person', name: '郑大河' } };
    expect(await fieldsOf(ground.command(op.turn, world.clerk, input, { basis: found.revision }))).toEqual(['dispute already-used']);
  });

  it('keeps both chains whole', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });
});
