import { disputeOperations, disputeStatuses, disputeTypes, mostExchanged, origins, outcomes } from '@anhe/contract/disputes';
import type { DisputeLine } from '@anhe/contract/disputes';
import { Refusal, mappedRow } from '@anhe/contract/kernel';
import type { ColumnMap, FactsOfRow, Id } from '@anhe/contract/kernel';
import { contactValue, maskContact, maskName } from '@anhe/contract/parties';
import type { Contact } from '@anhe/contract/parties';
import type { Actor } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { AccessEntry, Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { openContent } from '../../matters/index.ts';
import { openParty } from '../../parties/index.ts';
import { disputeIds, disputeLines, loggedFilters } from '../queries/list.ts';
import { mapOf } from './maps.ts';

interface PersonRow {
  readonly matter: Id;
  readonly id: Id;
  readonly side: string;
  readonly kind: string;
  readonly sealed: string | null;
}

interface SealedRow {
  readonly matter: Id;
  readonly agreement: string | null;
  readonly summary: { readonly id: Id; readonly sealed: string | null } | null;
  readonly parties: readonly PersonRow[] | null;
}

/** What a line does not hold: the agreement's number and, where a map asks for it, what is sealed. */
function sealedRows(ids: { readonly text: string; readonly values: readonly unknown[] }, personal: boolean): Statement<readonly SealedRow[]> {
  return raw(
    `select x.id as matter,
            (select n.text from matters.number n where n.county = x.county and n.matter = x.id and n.series in ('agreement', 'oral') order by n.year desc, n.value desc limit 1) as agreement,
            ${personal ? `(select json_build_object('id', c.id, 'sealed', encode(c.sealed, 'hex')) from matters.content c where c.county = x.county and c.matter = x.id and c.kind = 'summary' order by c.recorded_at limit 1) as summary,
            (select coalesce(json_agg(json_build_object('matter', x.id, 'id', p.id, 'side', mp.side, 'kind', p.kind, 'sealed', encode(p.sealed, 'hex')) order by mp.position), '[]')
               from matters.matter_party mp join parties.party p on p.county = mp.county and p.id = mp.party where mp.county = x.county and mp.matter = x.id and mp.standing is distinct from 'left') as parties` : 'null as summary, null as parties'}
       from (${ids.text}) x`,
    ids.values,
    (rows) => rows as readonly SealedRow[], // the four columns above
  );
}

/** Whether a row may go out in clear: the map says so, and the committee that holds it sends it. */
const isClear = (map: ColumnMap, actor: Actor, line: DisputeLine): boolean =>
  map.clear && actor.kind === 'staff' && (actor.role === 'director' || actor.role === 'mediator') && actor.unit === line.holderUnit;

const reach = (contact: Contact, clear: boolean): string => (clear ? contactValue(contact) ?? maskContact(contact) : maskContact(contact));

function personal(keys: Keyring, county: string, sealed: SealedRow, clear: boolean): FactsOfRow['text'] {
  const opened = (sealed.parties ?? []).flatMap((row) => (row.sealed === null ? [] : [{ row, party: openParty(keys, { county, id: row.id, sealed: Buffer.from(row.sealed, 'hex') }) }]));
  const names = (side: (one: string) => boolean): string => opened.filter(({ row }) => side(row.side))
    .map(({ row, party }) => (clear ? party.name : maskName(party.name, row.kind === 'organisation' ? 'organisation' : 'person'))).join('、');
  const summary = sealed.summary?.sealed ?? null;
  return {
    applicants: names((side) => side === 'applicant'), respondents: names((side) => side !== 'applicant'), contacts: opened.map(({ party }) => reach(party.contact, clear)).join('、'),
    // People's own words name people: they go out in clear or not at all.
    summary: clear && summary !== null && sealed.summary !== null ? openContent(keys, county, sealed.summary.id, Buffer.from(summary, 'hex')) : null,
  };
}

const clearSources = new Set(['applicants', 'respondents', 'contacts', 'summary']);

/** Whether a map asks for anything of the parties or their words. */
const asksPersonal = (map: ColumnMap): boolean => map.columns.some(({ source }) => source !== undefined && clearSources.has(source));

function factsOf(line: DisputeLine, sealed: SealedRow | undefined, own: FactsOfRow['text']): FactsOfRow {
  return {
    text: {
      number: line.number, agreementNumber: sealed?.agreement ?? null, filedOn: line.filedOn, happenedOn: line.happenedOn, acceptedOn: line.acceptedOn, agreedOn: line.agreedOn, closedOn: line.closedOn,
      placeCode: line.place, placeName: line.placeName, type: line.type, origin: line.origin, status: line.status, outcome: line.outcome, amount: line.amount, committee: line.holderName, mediators: line.mediators,
      parties: line.parties, ...own,
    },
    words: { type: disputeTypes[line.type].zh, origin: origins[line.origin].zh, status: disputeStatuses[line.status].zh, ...(line.outcome === null ? {} : { outcome: outcomes[line.outcome].zh }) },
  };
}

interface Gathered {
  readonly rows: readonly DisputeLine[];
  readonly sealed: readonly SealedRow[];
}

/** One row of the access log for the file, and one for each matter whose parties went out in clear. */
function logOf({ actor, input, book, today }: Request<typeof disputeOperations.exportAs>, { rows }: Gathered): readonly AccessEntry[] {
  const map = mapOf(book, input.map, today);
  if (rows.length > mostExchanged) return [];
  const fields = map.columns.flatMap(({ source }) => (source !== undefined && clearSources.has(source) ? [source] : []));
  const home = 'place' in actor ? actor.place : actor.county;
  return [
    { place: home, outcome: 'exported', fields: [`map:${input.map}`, `rows:${rows.length}`], reason: loggedFilters(input.filters) },
    ...(fields.length === 0 ? [] : rows.filter((line) => isClear(map, actor, line)).map((line): AccessEntry => ({ place: line.place, matter: line.id, outcome: 'exported', fields, reason: `map:${input.map}` }))),
  ];
}

/** The register in another platform's columns. */
export const exportAs = onQuery({
  operation: disputeOperations.exportAs,
  facts: (request) => ({
    rows: disputeLines(request, request.input.filters, mostExchanged + 1, undefined),
    sealed: sealedRows(disputeIds(request, request.input.filters, mostExchanged + 1), asksPersonal(mapOf(request.book, request.input.map, request.today))),
  }),
  log: (request, { facts }) => logOf(request, facts),
  answer: async ({ actor, input, book, keys, today }, { facts: { rows, sealed } }) => {
    const map = mapOf(book, input.map, today);
    if (rows.length > mostExchanged) throw new Refusal('disputes.too-many-to-export', { details: { most: mostExchanged } });
    const beside = new Map(sealed.map((row) => [row.matter, row]));
    const personalAsked = asksPersonal(map);
    const lines = rows.map((line) => {
      const row = beside.get(line.id);
      return mappedRow(map, factsOf(line, row, row === undefined || !personalAsked ? {} : personal(keys, line.county, row, isClear(map, actor, line))));
    });
    return {
      fileName: `${map.name.zh}-${today}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: new Uint8Array(await writeWorkbook([{ name: map.sheet, headers: map.columns.map(({ header }) => header), rows: lines }])),
    };
  },
});
