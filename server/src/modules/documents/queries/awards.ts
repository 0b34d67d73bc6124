import { awardName } from '@anhe/contract/awards';
import { documentOperations, paperKinds } from '@anhe/contract/documents';
import { Refusal } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { awardLines, publicLists, readAward } from '../../awards/index.ts';
import { paperFile } from './file.ts';

type Ops = typeof documentOperations;
type Certified = Request<Ops['awardCertificate']>;

const certificateFacts = ({ input }: Certified) => ({
  line: awardLines('a.county = $1 and a.id = $2', [input.county, input.award]),
  office: raw(
    "select u.name, places.name_of(left(a.place, 6)) as place from awards.award a left join awards.act c on c.county = a.county and c.award = a.id and c.kind = 'naming' left join staff.unit u on u.county = c.acted_county and u.id = c.acted_unit where a.county = $1 and a.id = $2",
    [input.county, input.award], (rows) => rows[0] as { name: string | null; place: string } | undefined, // the two columns
  ),
});

/** The certificate of an award that was named here; one entered from paper has its own. */
export const awardCertificate = onQuery<Ops['awardCertificate'], { award: NonNullable<ReturnType<ReturnType<typeof readAward>['shape']>> }, ReturnType<typeof certificateFacts>>({
  operation: documentOperations.awardCertificate,
  subject: ({ input }: { input: { county: string; award: Id } }) => {
    const read = readAward(input.county, input.award);
    return { ...read, shape: (rows: readonly unknown[]) => {
      const award = read.shape(rows);
      return award === undefined ? undefined : { award };
    } };
  },
  facts: certificateFacts,
  answer: ({ input }, { facts }) => {
    const [line] = facts.line;
    if (line === undefined) throw new Error('an award that was found has its line');
    if ((line.state !== 'in-force' && line.state !== 'warned') || line.entered || line.number === null || line.namedOn === null || line.until === null) {
      throw new Refusal('documents.not-applicable', { details: { reason: '只有本系统决定、现在有效的命名才有证书', reasonEn: 'only an award decided here and in force has one' } });
    }
    const { name, place } = facts.office ?? { name: null, place: undefined };
    return paperFile('awardCertificate', {
      holder: line.holder, award: awardName(line.kind, line.grade).zh, number: line.number, namedOn: line.namedOn, until: line.until, ...(place === undefined || line.holder.startsWith(place) ? {} : { place }), ...(name === null ? {} : { office: name }),
    }, input.format, paperKinds.awardCertificate.zh, line.number);
  },
});

const listFacts = ({ actor, today }: Request<Ops['awardList']>) => ({
  ...publicLists(today, null),
  office: raw(
    'select name, phone from staff.unit where county = $1 and id = $2', actor.kind === 'staff' ? [actor.county, actor.unit] : [actor.county, null],
    (rows) => rows[0] as { name: string; phone: string | null } | undefined, // the two columns
  ),
});

/** The notice as it is put up, or the list of all that bear an award. */
export const awardList = onQuery<Ops['awardList'], undefined, ReturnType<typeof listFacts>>({
  operation: documentOperations.awardList,
  facts: listFacts,
  answer: ({ input, today }, { facts }) => {
    const entries = input.what === 'notice'
      ? facts.notices.map((one) => ({ holder: one.holder, place: one.placeName, award: awardName(one.kind, one.grade).zh, from: one.from, until: one.until }))
      : facts.named.map((one) => ({ holder: one.holder, place: one.placeName, award: awardName(one.kind, one.grade).zh, number: one.number, from: one.namedOn, until: one.until }));
    const { name, phone } = facts.office ?? { name: '', phone: null };
    return paperFile('awardList', { what: input.what, office: name, ...(phone === null ? {} : { phone }), entries, printedOn: today }, input.format, input.what === 'notice' ? '平安命名公示' : '平安命名名单', today);
  },
});
