/**
 * The rules of the house as data: what may know what, and how large a thing may grow.
 * The checks beside this file read them; nothing else does.
 */

/** What a check found: where, which rule, and what to do about it. */
export interface Finding {
  /** Path from the root of the repository, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** The workspaces of the house and the one folder of scripts beside them. */
export const workspaces = ['contract', 'server', 'web', 'e2e', 'bench', 'scripts'] as const;
export type Workspace = (typeof workspaces)[number];

/**
 * Which workspace may import which. Server and web meet only in the contract; a browser journey drives a running
 * server and imports none of it; a measurement may start the server's own parts.
 */
export const mayImport: Readonly<Record<Workspace, readonly Workspace[]>> = {
  contract: ['contract'],
  server: ['server', 'contract'],
  web: ['web', 'contract'],
  e2e: ['e2e', 'contract'],
  bench: ['bench', 'contract', 'server'],
  scripts: ['scripts', 'contract', 'server'],
};

/**
 * What tests and measurements of a workspace may use of another beside these: a phone's own outbox is played against a server
 * that is killed, journeys go over the same bad line as that phone, and what is measured on a page is done there as journeys do it.
 */
export const testsMayImport: Readonly<Partial<Record<Workspace, readonly string[]>>> = {
  server: ['web/src/offline/'], e2e: ['server/test/chaos/carrier.ts', 'server/src/kernel/seeded.ts', 'server/test/docx.ts'],
  // What is measured as it is: a page as journeys do it, the phone's own core over a line that is counted, an entry as its build makes it.
  bench: ['e2e/src/ground/', 'web/src/offline/', 'web/src/field/core/', 'web/built.ts'],
};

/**
 * The capabilities in the order of their dependence. One imports only those of an earlier row; those of one row do not
 * know each other and meet by events.
 */
export const order: readonly (readonly string[])[] = [
  ['kernel'],
  ['places'],
  ['staff'],
  ['parties', 'devices'],
  ['matters'],
  ['disputes', 'requests', 'patrols', 'alarms', 'errands'],
  ['screening', 'guidance', 'policing', 'volunteers', 'surveys'],
  ['figures'],
  ['supervision', 'assessment', 'awards'],
  ['campaigns'],
  ['yearly'],
  ['documents', 'notices'],
];

/** Capabilities that only consume events: nothing but the list of modules may import them. */
export const lastInLine: readonly string[] = order.at(-1) ?? [];

/** Schemas of Postgres that belong to a library or to sign-in and not to a capability. */
export const foreignSchemas: readonly string[] = ['sign_in', 'graphile_worker'];

/** Largest sizes in lines. */
export const budgets = { file: 400, testFile: 600, function: 80, page: 150 } as const;

/**
 * The fewest modules each part must have had read. Below it a check has looked at the wrong place and would pass on
 * nothing.
 */
export type Minimum = Readonly<Partial<Record<Workspace | 'tables' | 'schemas', number>>>;

/** Gives the row of a capability in `order`, or undefined for a name the order does not know. */
function rankOf(capability: string): number | undefined {
  const rank = order.findIndex((row) => row.includes(capability));
  return rank === -1 ? undefined : rank;
}

/** True when code or tables of `from` may depend on `to`: itself or an earlier row. Unknown names may nothing. */
export function mayDependOn(from: string, to: string): boolean {
  if (from === to) return true;
  const a = rankOf(from);
  const b = rankOf(to);
  return a !== undefined && b !== undefined && b < a;
}
