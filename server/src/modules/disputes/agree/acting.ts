import type { MemberFacts, Representation } from '@anhe/contract/disputes';
import type { County, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';

/** Who acts for whom on a matter, and which members authorised it. */
export interface Acting {
  readonly representations: readonly (Representation & { readonly id: Id; readonly authority: Id | null })[];
  readonly members: readonly MemberFacts[];
}

const text = `
  select (select coalesce(json_agg(json_build_object('id', id, 'representative', representative, 'kind', kind, 'powers', powers, 'wholeGroup', whole_group,
            'represents', represents, 'fromOn', from_on, 'toOn', to_on, 'authority', authority) order by recorded_at, id), '[]')
            from disputes.representation where county = $1 and matter = $2) as representations,
         (select coalesce(json_agg(json_build_object('party', party, 'authorisedOn', authorised_on)), '[]')
            from disputes.group_member where county = $1 and matter = $2 and left_at is null) as members`;

/** Read by the steps that somebody may take for others. */
export const actingFacts = (county: County, matter: Id): Statement<Acting> => raw(text, [county, matter], (rows) => rows[0] as Acting); // the columns of the text above
