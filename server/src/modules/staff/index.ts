import { staffOperations } from '@anhe/contract/staff';
import { defineModule } from '../../kernel/run/handler.ts';
import { appointDeputy, endDeputy } from './commands/deputy.ts';
import { addCredential, addPerson, changePerson, endCard, invite, printCard } from './commands/person.ts';
import { addPost, endPost, setPostAreas } from './commands/post.ts';
import { addUnit, changeUnit, closeUnit, startNumbers } from './commands/unit.ts';
import { staffPolicies } from './policy.ts';
import { exportStaff, template } from './queries/files.ts';
import { me, mediatorsOf } from './queries/me.ts';
import { unit } from './queries/unit.ts';
import { persons, units } from './queries/units.ts';

export { importStaff } from './import/import.ts';
export { holdsOn } from './rules.ts';
export { standingEvents } from './standing-events.ts';
export { readPost, readUnit, standingOfAccount, standingOfPerson } from './statements.ts';
export type { PostWithPerson } from './statements.ts';
export type { UnitRow } from './rows.ts';

/** Units, posts, deputies and credentials; who may act as what. */
export const staff = defineModule({
  name: 'staff',
  operations: staffOperations,
  policies: staffPolicies,
  handlers: {
    me, units, unit, persons, mediatorsOf, template, export: exportStaff, addUnit, changeUnit, closeUnit, startNumbers, addPerson, changePerson, invite,
    printCard, endCard, addCredential, addPost, endPost, setPostAreas, appointDeputy, endDeputy,
  },
});
