import type { Day, Id } from '@anhe/contract/kernel';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { VolunteersSubject } from '../rows.ts';
import { openPersonal } from '../sealed.ts';

/** A certificate whose volunteer is still there; of one who left there is nothing to print. */
export interface CertificateSubject extends VolunteersSubject {
  readonly volunteer: Id;
  readonly sealed: Buffer;
  readonly unitName: string;
  readonly phone: string | null;
  readonly number: string;
  readonly minutes: number;
  readonly services: number;
  readonly firstOn: Day;
  readonly lastOn: Day;
  readonly issuedOn: Day;
}

type Row = Omit<CertificateSubject, 'head'> & CertificateSubject['head'];

export const readCertificate = (county: string, certificate: Id): Statement<CertificateSubject | undefined> =>
  raw(
    `select v.county, v.id, v.place, v.revision, v.chain, c.unit, v.post, v.id as volunteer, p.sealed, u.name as "unitName", u.phone, c.number, c.minutes, c.services, c.first_on as "firstOn", c.last_on as "lastOn", c.issued_on as "issuedOn"
       from volunteers.certificate c join volunteers.volunteer v on v.county = c.county and v.id = c.volunteer join volunteers.personal p on p.county = v.county and p.volunteer = v.id
       join staff.unit u on u.county = c.county and u.id = c.unit
      where c.county = $1 and c.id = $2`,
    [county, certificate], (rows) => {
      const row = rows[0] as Row | undefined; // the columns above
      if (row === undefined) return undefined;
      const { county: own, id, place, revision, chain, ...rest } = row;
      return { head: { county: own, id, place, revision, chain }, ...rest };
    },
  );

/** The name that stands on it. */
export const certificateName = (keys: Keyring, { head, volunteer, sealed }: CertificateSubject): string => openPersonal(keys, head.county, volunteer, sealed).name;
