import { ClearParty, maskContact, maskName } from '@anhe/contract/parties';
import type { Contact, MaskedParty, PartyInput, Side } from '@anhe/contract/parties';
import { Refusal } from '@anhe/contract/kernel';
import type { County, FieldError, Id } from '@anhe/contract/kernel';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { insert, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';

/** Where a party's row belongs. */
export interface PartyHome {
  readonly county: County;
  readonly matter: Id;
  readonly place: string;
}

const boundTo = (county: County, id: Id): string => `parties.party ${county} ${id}`;

/** A name for exact match: width, blanks and dots of names from other tongues do not matter. */
const normalName = (name: string): string => name.normalize('NFKC').replaceAll(/[\s·•・.]/g, '').toLowerCase();

/** A number for exact match; undefined for ways of contact that do not tell persons apart. */
function normalContact(contact: Contact): string | undefined {
  if (contact.by === 'village' || contact.by === 'address' || contact.by === 'receipt') return undefined;
  return contact.by === 'phone' ? contact.value.replaceAll(/\D/g, '') : contact.value.normalize('NFKC').toLowerCase();
}

/** Keyed digest of a name, for finding a repeated filing. */
export const nameIndex = (keys: Keyring, name: string): Buffer => keys.index('party name', normalName(name));

/** Keyed digest of a telephone number or WeChat name; null where contact does not tell persons apart. */
export function contactIndex(keys: Keyring, contact: Contact): Buffer | null {
  const normal = normalContact(contact);
  return normal === undefined ? null : keys.index('party contact', normal);
}

type Personal = Pick<PartyInput, 'kind' | 'name' | 'contact' | 'details'>;

function personalColumns(keys: Keyring, county: County, id: Id, party: Personal) {
  return {
    masked_name: maskName(party.name, party.kind),
    masked_contact: maskContact(party.contact),
    contact_by: party.contact.by,
    sealed: keys.seal({ id, name: party.name, contact: party.contact, details: party.details }, boundTo(county, id)),
    name_index: nameIndex(keys, party.name),
    contact_index: contactIndex(keys, party.contact),
  };
}

/** The row of a new party, its personal fields encrypted. */
export function partyInsert(keys: Keyring, home: PartyHome, party: PartyInput): Change {
  return insert('parties.party', {
    county: home.county, id: party.id, place: home.place, matter: home.matter, kind: party.kind,
    ...personalColumns(keys, home.county, party.id, party),
  });
}

/** What stands where a name was, once retention is over. */
export const erasedName = '已删除';

/** Retention is over: what would tell who the parties of a matter were goes; that there were some stays. */
export const partiesErase = ({ county, matter }: Pick<PartyHome, 'county' | 'matter'>, now: Date): Change =>
  update('parties.party', { county, matter }, { sealed: null, name_index: null, contact_index: null, masked_name: erasedName, masked_contact: '', contact_by: 'none', erased_at: now }, 'any');

/** What is needed of a row to show a party in clear. */
export interface SealedParty {
  readonly county: string;
  readonly id: string;
  readonly sealed: Buffer | null;
}

/** A party in clear. Throws when it was erased. */
export function openParty(keys: Keyring, row: SealedParty): ClearParty {
  if (row.sealed === null) throw new Refusal('parties.erased');
  return ClearParty.parse(keys.open(row.sealed, boundTo(row.county, row.id)));
}

/** The columns from which a masked party is made. */
export interface PartyColumns {
  readonly id: string;
  readonly kind: string;
  readonly side: string;
  readonly position: number;
  readonly masked_name: string;
  readonly masked_contact: string;
  readonly contact_by: string;
}

/** A party as pages show it. */
export function maskedParty(row: PartyColumns): MaskedParty {
  return {
    id: row.id, kind: row.kind === 'organisation' ? 'organisation' : 'person', side: row.side as Side, position: row.position, // a constraint holds the side
    name: row.masked_name, contact: row.masked_contact, contactBy: row.contact_by as MaskedParty['contactBy'], // and the way of contact
  };
}

/** The same person or organisation entered twice: same name and same way of contact, or the same telephone number. */
export function enteredTwice(parties: readonly PartyInput[]): FieldError[] {
  const errors: FieldError[] = [];
  parties.forEach((party, index) => {
    const contact = normalContact(party.contact);
    const other = parties.slice(0, index).findIndex((before) => {
      const sameName = normalName(before.name) === normalName(party.name);
      return sameName && (normalContact(before.contact) === contact || contact === undefined);
    });
    if (other >= 0) errors.push({ path: ['parties', index, 'name'], code: 'party-twice', details: { other: other + 1 } });
  });
  return errors;
}

/** The masked names of a matter for its line in a list: 张*、李* 等 5 人. */
export function partyLine(parties: readonly Pick<PartyInput, 'name' | 'kind'>[]): string {
  const names = parties.slice(0, 3).map((party) => maskName(party.name, party.kind));
  return parties.length > 3 ? `${names.join('、')} 等 ${parties.length} 方` : names.join('、');
}

