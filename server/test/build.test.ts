import { describe, expect, it } from 'vitest';
import { buildCommittee, buildMatter } from './build.ts';
import { useGround } from './ground.ts';

describe('what the tests build', () => {
  const ground = useGround(() => []);

  it('is a committee with a matter in its hands, its event chained and its parties masked', async () => {
    const { unit, mediator } = await buildCommittee(ground);
    const matter = await buildMatter(ground, unit, { holderPost: mediator.id, dueOn: '2026-12-20' });
    const rows = await ground.rows<{ revision: number; same: boolean; parties: number }>(
      `select m.revision, m.chain = e.hash as same, (select count(*)::int from matters.matter_party p where p.matter = m.id) as parties
         from matters.matter m join kernel.event e on e.county = m.county and e.stream = m.id and e.seq = m.revision where m.id = $1`,
      [matter.id],
    );
    expect(rows).toEqual([{ revision: 1, same: true, parties: 2 }]);
  });
});
