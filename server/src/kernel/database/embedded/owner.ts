import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

/** The account a database runs under when we are root: Postgres refuses to run as root itself. */
export type Owner = { readonly name: string; readonly uid: number; readonly gid: number };

const ownName = 'anhe';

/**
 * The account to run the database in `cluster` under; undefined means the account we already have.
 *
 * As root: whoever owns the cluster already, else an existing `postgres` or `anhe`, else a system account made now,
 * else `nobody`. Throws when there is none at all.
 */
export function findOwner(cluster: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    const name = accounts.find((account) => account.uid === uid)?.name;
    if (uid !== 0 && name !== undefined) return { name, uid, gid };
  }
  const found =
    named(accounts, 'postgres') ?? named(accounts, ownName) ?? (makeAccount() ? named(readAccounts(), ownName) : undefined);
  const owner = found ?? named(accounts, 'nobody');
  if (owner === undefined) {
    throw new Error(
      '以 root 运行时须有一个普通用户（如 postgres）来运行数据库 · run as root, the database needs an ordinary account such as postgres',
    );
  }
  return owner;
}

/** What `spawn` needs to run something as the owner, never in a folder the owner may not see. */
export const asOwner = (owner: Owner | undefined): { cwd: string; uid?: number; gid?: number } =>
  owner === undefined ? { cwd: '/' } : { cwd: '/', uid: owner.uid, gid: owner.gid };

/** Whether the owner can enter every one of these folders (permissions of all folders above included). */
export function canEnter(owner: Owner | undefined, folders: readonly string[]): boolean {
  if (owner === undefined) return true;
  const script = 'for folder in "$@"; do cd "$folder" && test -r . || exit 1; done';
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...folders], { ...asOwner(owner), stdio: 'ignore' }).status === 0;
}

function readAccounts(): Owner[] {
  const text = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name !== undefined && uid !== undefined && gid !== undefined && uid !== ''
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : [];
  });
}

const named = (accounts: readonly Owner[], name: string): Owner | undefined =>
  accounts.find((account) => account.name === name && account.uid !== 0);

/** Debian and Red Hat have useradd, Alpine has adduser; a container may have neither, or a read-only /etc. */
function makeAccount(): boolean {
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', ownName]],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', ownName]],
  ];
  return ways.some(([command, words]) => spawnSync(command, words, { stdio: 'ignore', timeout: 10_000 }).status === 0);
}
