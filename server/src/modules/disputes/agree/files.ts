import { disputeOperations, disputeTypes } from '@anhe/contract/disputes';
import { contactValue, contactWays } from '@anhe/contract/parties';
import type { Contact } from '@anhe/contract/parties';
import type { County, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { openContent } from '../../matters/index.ts';
import { openParty } from '../../parties/index.ts';
import { disputeFound } from '../queries/get.ts';
import type { DisputeFound } from '../queries/get.ts';
import { rosterHeaders } from './columns.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An empty roster with its headings, and how to fill it in. */
export const memberTemplate = onQuery({
  operation: disputeOperations.memberTemplate,
  facts: () => ({}),
  answer: async () => ({
    fileName: '群体名册-模板.xlsx', mediaType,
    bytes: new Uint8Array(await writeWorkbook([
      { name: '名册', headers: rosterHeaders, rows: [] },
      {
        name: '说明', headers: ['填写说明'],
        rows: [
          ['一行一人；姓名必填。'], ['联系方式填手机号或带区号的座机号；没有电话的填“由村里转告”，或填住址。'], ['金额填数字，单位为元，可以有两位小数。'],
          ['已授权代表人的，“是否授权”填“是”并写授权日期；没有授权的填“否”，由本人各自签名。'], ['不要填身份证号。'], ['同一份名册再次导入不会重复登记；改了金额或授权的行会更新。'],
        ],
      },
    ])),
  }),
});

/** A member in clear, for a paper or a file whose reading is logged. */
export interface ClearMember {
  readonly id: Id;
  readonly name: string;
  readonly contact: string;
  readonly amount: string | null;
  readonly authorisedOn: string | null;
  readonly note: string | null;
  readonly signedOn: string | null;
  /** Signed by a representative. */
  readonly by: Id | null;
}

export interface MemberRow {
  readonly county: string;
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly amount: string | null;
  readonly authorised_on: string | null;
  readonly note: string | null;
  readonly note_sealed: Buffer | null;
  readonly signed_on: string | null;
  readonly by_party: string | null;
}

const text = `
  select p.county, p.id, p.sealed, g.amount::text as amount, g.authorised_on::text as authorised_on, g.note, n.sealed as note_sealed, s.signed_on::text as signed_on, s.by_party
    from matters.matter_party mp
    join disputes.group_member g on g.county = mp.county and g.matter = mp.matter and g.party = mp.party and g.left_at is null
    join parties.party p on p.county = mp.county and p.id = mp.party
    left join matters.content n on n.county = g.county and n.id = g.note
    left join disputes.agreement a on a.county = mp.county and a.matter = mp.matter and a.status <> 'void'
    left join disputes.signature s on s.county = a.county and s.agreement = a.id and s.signer = mp.party and s.as_what = 'party'
   where mp.county = $1 and mp.matter = $2 order by mp.position`;

/** The roster with what is sealed, in the order of the file it came from. */
export const memberRows = (county: County, matter: Id): Statement<readonly MemberRow[]> => raw(text, [county, matter], (rows) => rows as readonly MemberRow[]); // the columns of the text above

const reach = (contact: Contact): string => (contact.by === 'wechat' ? `微信${contact.value}` : contactValue(contact) ?? contactWays[contact.by].zh);

/** Opens the roster. */
export function clearMembers(keys: Parameters<typeof openParty>[0], rows: readonly MemberRow[]): ClearMember[] {
  return rows.map((row) => {
    const party = row.sealed === null ? undefined : openParty(keys, row);
    return {
      id: row.id, name: party?.name ?? '（已删除）', contact: party === undefined ? '' : reach(party.contact), amount: row.amount, authorisedOn: row.authorised_on,
      note: row.note === null ? null : openContent(keys, row.county, row.note, row.note_sealed), signedOn: row.signed_on, by: row.by_party,
    };
  });
}

/** The schedule of shares and the list to sign, in clear. */
export const memberFile = onQuery({
  operation: disputeOperations.memberFile,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ rows: memberRows(input.county, input.matter) }),
  log: ({ input }, { subject }: { subject: DisputeFound }) => [{ place: subject.row.place, matter: input.matter, outcome: 'exported', fields: ['name', 'contact'] }],
  answer: async ({ keys, today }, { subject, facts }: { subject: DisputeFound; facts: { rows: readonly MemberRow[] } }) => {
    const members = clearMembers(keys, facts.rows);
    const total = members.reduce((sum, { amount }) => sum + Math.round(Number(amount ?? 0) * 100), 0) / 100;
    const signed = ({ signedOn, by }: ClearMember): string => (signedOn === null ? '' : by === null ? `本人 ${signedOn}` : `代表人代签 ${signedOn}`);
    return {
      fileName: `群体分配表-${today}.xlsx`, mediaType,
      bytes: new Uint8Array(await writeWorkbook([
        {
          name: '分配表', headers: ['序号', '姓名', '联系方式', '金额（元）', '授权日期', '备注'],
          rows: [...members.map((one, index) => [index + 1, one.name, one.contact, one.amount === null ? null : Number(one.amount), one.authorisedOn ?? '未授权', one.note ?? '']), ['合计', `${members.length} 人`, '', total, '', disputeTypes[subject.row.type].zh]],
        },
        { name: '签名表', headers: ['序号', '姓名', '金额（元）', '签名、按指印', '日期', '系统记录'], rows: members.map((one, index) => [index + 1, one.name, one.amount === null ? null : Number(one.amount), '', '', signed(one)]) },
      ])),
    };
  },
});
