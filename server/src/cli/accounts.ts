import { countyOf, dayOf, newId } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import type { OutputOf } from '@anhe/contract/kernel';
import type { Installation } from '../compose.ts';
import { systemActor } from '../kernel/access/actor.ts';
import { accountOf } from '../kernel/access/accounts.ts';
import { commandIdFor } from '../kernel/run/run.ts';

/** What the account commands need of an installation. */
export type AccountTools = Pick<Installation, 'road' | 'signIn' | 'clock'>;

export interface Opened {
  readonly login: string;
  /** Path of the link by which a password is chosen, once. */
  readonly link: string;
  readonly expiresAt: string;
}

/** Asked for a login that nobody has. */
export class NoAccount extends Error {
  override readonly name = 'NoAccount';
}

const actorFor = (place: PlaceCode) => systemActor('command-line', countyOf(place), place);

/**
 * Makes an administrator of a place and a centre for the post, where there is none yet. Repeating it gives a new link.
 * Throws the operations' refusals (a login that someone else has, a place that does not exist).
 */
export async function makeAdministrator(tools: AccountTools, wish: { readonly login: string; readonly name: string; readonly place: PlaceCode; readonly unitName: string }): Promise<Opened> {
  const { road } = tools;
  const { login, name, place, unitName } = wish;
  const [county, actor, today] = [countyOf(place), actorFor(place), dayOf(tools.clock())];
  const existing = await tools.signIn.accounts.find(login);
  if (existing !== undefined) return (await invite(tools, existing.county, existing.person, login)).opened;
  const { items } = await road.query(staffOperations.units, actor, { place, kinds: ['centre'], limit: 200 });
  const run = <Op extends (typeof staffOperations)['addUnit' | 'addPerson' | 'addPost']>(operation: Op, input: Readonly<Record<string, unknown>>) =>
    road.command(operation, actor, { command: commandIdFor(`${operation.name} administrator ${place} ${login}`), input });
  const unit = items.find((line) => line.place === place)?.id ?? commandIdFor(`first centre ${place}`);
  if (!items.some((line) => line.id === unit)) {
    await run(staffOperations.addUnit, { county, unit, place, kind: 'centre', name: unitName, shortName: unitName.slice(0, 20), validFrom: today });
  }
  const person = commandIdFor(`administrator ${place} ${login}`);
  await run(staffOperations.addPerson, { county, person, place, name });
  await run(staffOperations.addPost, { county, unit, post: commandIdFor(`administrator post ${place} ${login}`), person, role: 'administrator', place, validFrom: today });
  const { opened, invitation, account } = await invite(tools, county, person, login);
  await tools.signIn.accounts.make({ account, county, person, name, login: opened.login, phone: null, invitation, expiresAt: new Date(opened.expiresAt) });
  return opened;
}

/** A new link to choose a password; the old password holds until it is used. */
export async function resetPassword(tools: AccountTools, login: string): Promise<Opened> {
  const { county, person } = await known(tools, login);
  return (await invite(tools, county, person, login)).opened;
}

/** A new card of one-time codes, to be printed; shown this once. */
export async function printCard(tools: AccountTools, login: string): Promise<OutputOf<typeof staffOperations.printCard>> {
  const { county, person, account } = await known(tools, login);
  const card = newId();
  const printed = await tools.road.command(staffOperations.printCard, actorFor(county), { command: newId(), input: { county, person, card } });
  // Whether or not a worker runs now: the same task later changes nothing.
  await tools.signIn.accounts.makeCard({ account, card, activateBy: new Date(printed.activateBy), expiresAt: new Date(printed.expiresAt) });
  return printed;
}

async function known(tools: AccountTools, login: string) {
  const found = await tools.signIn.accounts.find(login);
  if (found === undefined) throw new NoAccount(login);
  return found;
}

/** Invites over the road and opens the link at once, whether or not a worker runs now; the same task later changes nothing. */
async function invite(tools: AccountTools, county: string, person: Id, login: string): Promise<{ opened: Opened; invitation: Id; account: Id }> {
  const invitation = newId();
  const opened = await tools.road.command(staffOperations.invite, actorFor(county), { command: newId(), input: { county, person, invitation, login } });
  const account = accountOf(county, person);
  if ((await tools.signIn.accounts.find(login)) !== undefined) await tools.signIn.accounts.openLink(account, invitation, new Date(opened.expiresAt));
  return { opened, invitation, account };
}
