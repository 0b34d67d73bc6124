import { postJson, rotaTables } from '../../patrols/index.ts';
import { openColumn } from '../rows.ts';

/** That an assignment `a` of a post `p` holds on a day: the post is held, too. */
export const holdsNow = (day: string): string => `a.valid_from <= ${day} and (a.valid_to is null or ${day} < a.valid_to) and p.valid_from <= ${day} and (p.valid_to is null or ${day} < p.valid_to)`;

/** The lead of a village `v` on a day. @param day the text of its parameter */
export const leadOf = (day: string): string => `
  left join lateral (
    select json_build_object('assignment', a.id, 'post', ${postJson}, 'from', a.valid_from) as lead
      from policing.assignment a join ${rotaTables} on p.county = a.county and p.id = a.post
     where a.place = v.place and a.part = 'lead' and ${holdsNow(day)} limit 1) l on true`;

/** The columns of a village's line over `v` (place) and its lead `l`. */
export const villageColumns = (day: string): string => `
  v.place, places.name_of(v.place) as "placeName", places.name_of(left(v.place, 9)) as "townName", l.lead,
  (select coalesce(json_agg(${postJson} order by n.name, p.id), '[]') from policing.assignment a join ${rotaTables} on p.county = a.county and p.id = a.post
    where a.place = v.place and a.part = 'support' and ${holdsNow(day)}) as supports,
  case when l.lead is null then (
    select max(e.over)::text from (select least(a.valid_to, p.valid_to) as over from policing.assignment a join staff.post p on p.county = a.county and p.id = a.post where a.place = v.place and a.part = 'lead') e
     where e.over <= ${day}) end as "gapSince",
  ${openColumn('v.place')} as open, (select max(x.happened_on)::text from policing.visit x where x.place = v.place) as "lastVisit"`;
