import { disputeOperations } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommittee, partyInput, places } from '../../test/build.ts';
import type { BuiltPost, BuiltUnit } from '../../test/build.ts';
import { useGround } from '../../test/ground.ts';
import { modules } from '../modules/index.ts';
import { receiptActor } from './access/actor.ts';
import { ReferenceBook } from './reference.ts';
import type { ReferenceRow } from './reference.ts';

const row = (more: Partial<ReferenceRow>): ReferenceRow => ({ county: '610500', list: 'retention', code: 'short', validFrom: '2010-01-01', validTo: null, position: 0, body: {}, source: '试', verified: true, ...more });

describe('the dated rows of a county', () => {
  const book = new ReferenceBook([
    row({ position: 1 }), row({ code: 'long', position: 0 }),
    row({ county: '610524', validFrom: '2026-01-01', validTo: '2027-01-01', position: 1, source: '合阳' }), row({ county: '610524', code: 'local', validFrom: '2026-01-01', position: 2 }),
    row({ list: 'calendar', code: 'a-day', body: { day: '2026-11-30', working: true, name: { zh: '日', en: 'day' } } }),
    row({ list: 'calendar', code: 'a-day', county: '610524', body: { day: '2026-11-30', working: false, name: { zh: '日', en: 'day' } } }),
  ]);
  const codes = (county: string, day: string) => book.of(county).list('retention', day).map(({ code, county: of }) => `${code} ${of}`);

  it('go before the city’s on the days on which they hold, and beside them where the city has none', () => {
    expect(codes('610524', '2026-11-25')).toEqual(['long 610500', 'short 610524', 'local 610524']);
    expect(codes('610524', '2025-11-25')).toEqual(['long 610500', 'short 610500']);
    expect(codes('610524', '2027-01-01')).toEqual(['long 610500', 'short 610500', 'local 610524']);
    expect(book.of('610524').row('retention', 'local', '2020-01-01').county).toBe('610524');
  });

  it('hold nowhere else', () => {
    for (const county of ['610500', '610581', '000000']) expect(codes(county, '2026-11-25')).toEqual(['long 610500', 'short 610500']);
    // Whoever writes to another county goes by their own rows: each book leads to every other.
    expect(book.of('610524').of('610500')).toBe(book);
    expect(book.of('610524').of('610524')).toBe(book.of('610524'));
    expect(() => book.of('610581').row('retention', 'local', '2026-11-25')).toThrow('no row');
  });

  it('make the county’s own calendar', () => {
    expect([book, book.of('610581'), book.of('610524')].map(({ calendar }) => calendar.isWorkingDay('2026-11-30'))).toEqual([true, true, false]);
  });
});

describe('a matter', () => {
  const ground = useGround(() => modules);
  const otherCounty = '610581';
  let here: { unit: BuiltUnit; mediator: BuiltPost };
  let there: { unit: BuiltUnit; mediator: BuiltPost };

  beforeAll(async () => {
    const [found] = await ground.rows<{ place: string }>('select place from places.division where place like $1 and length(place) = 12 order by place limit 1', [`${otherCounty}%`]);
    here = await buildCommittee(ground);
    there = await buildCommittee(ground, found?.place ?? '');
    for (const [list, code, body] of [['numbers', 'acceptance', { pattern: '{year}年{word}第{number}号', start: 500 }], ['clocks', 'mediation', { amount: 10, unit: 'day' }]] as const) {
      const [general] = await ground.rows<{ body: object }>('select body from kernel.reference where list = $1 and code = $2', [list, code]);
      await ground.insert('kernel.reference', { list, code, county: places.county, valid_from: '2026-01-01', body: JSON.stringify({ ...general?.body, ...body }), source: '本县规定（试）', verified: true });
    }
    await ground.readBook();
  });

  async function accepted({ unit, mediator }: typeof here) {
    const input = {
      county: unit.county, matter: newId(), place: unit.place, origin: 'oral', happenedOn: '2026-11-25', filedOn: '2026-11-25', type: 'neighbour', summary: '两家因水沟争吵',
      parties: [partyInput({ side: 'applicant' }), partyInput({ side: 'respondent' })], committee: unit.id,
    };
    const { revision } = await ground.command(disputeOperations.register, mediator.actor, input);
    const at = { county: input.county, matter: input.matter };
    const done = await ground.command(disputeOperations.accept, mediator.actor, { ...at, acceptedOn: '2026-11-25', seised: 'no', authorityAct: false }, { basis: revision });
    const { code } = await ground.command(matterOperations.issueReceipt, mediator.actor, { ...at, receipt: newId(), party: input.parties[0]?.id });
    return { done, view: await ground.query(disputeOperations.get, mediator.actor, at), receipt: await ground.query(matterOperations.openReceipt, receiptActor('610500'), { code }) };
  }

  it('goes by its county’s own limits and numbers, on every page; one of another county by the city’s', async () => {
    const own = await accepted(here);
    expect(own.done).toMatchObject({ number: expect.stringMatching(/^2026年.+第500号$/), dueOn: '2026-12-05' });
    expect(own.view.clocks.find(({ kind }) => kind === 'mediation')).toMatchObject({ due: '2026-12-05' });
    expect(own.receipt.clock?.arithmetic).toEqual(own.view.clocks.find(({ kind }) => kind === 'mediation')?.arithmetic);
    const other = await accepted(there);
    expect(other.done).toMatchObject({ number: expect.stringMatching(/人调受字第1号$/), dueOn: '2026-12-25' });
    expect(other.receipt.clock?.arithmetic).not.toEqual(own.receipt.clock?.arithmetic);
  });
});
