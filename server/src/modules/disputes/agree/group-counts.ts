/** Counts of the members of a group; part of a larger statement over county $1 and matter $2. */
export const groupCounts = `
  (select case when count(*) = 0 then null else json_build_object('side', min(mp.side), 'members', count(*), 'authorised', count(g.authorised_on), 'told', count(c.party),
            'toldOn', case when count(*) = count(c.party) then max(c.told_on) end, 'signed', count(s.signer)) end
     from matters.matter_party mp
     left join disputes.group_member g on g.county = mp.county and g.matter = mp.matter and g.party = mp.party
     left join disputes.consent c on c.county = mp.county and c.matter = mp.matter and c.party = mp.party
     left join disputes.agreement a on a.county = mp.county and a.matter = mp.matter and a.status <> 'void'
     left join disputes.signature s on s.county = a.county and s.agreement = a.id and s.signer = mp.party and s.as_what = 'party'
    where mp.county = $1 and mp.matter = $2 and mp.standing = 'member')`;
