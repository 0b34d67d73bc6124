/** The columns of a matter's line (`MatterLine` of the contract) over `m`, for statements of other capabilities that show matters. */
export const matterLineColumns = `
  m.county, m.id, m.kind, m.status, m.type, m.party_line as parties, m.number, m.place, places.name_of(m.place) as "placeName", m.holder_unit as "holderUnit",
  h.name as "holderName", m.holder_post as "holderPost", n.name as "holderPerson", m.filed_on as "filedOn", m.due_on as "dueOn", m.due_clock as "dueClock",
  m.next_step as "nextStep", m.open, m.revision`;

/** What these columns are read from, beside `m` itself. */
export const matterLineTables = `
  join staff.unit h on h.county = m.county and h.id = m.holder_unit
  left join staff.post hp on hp.county = m.county and hp.id = m.holder_post
  left join staff.person n on n.county = hp.county and n.id = hp.person`;
