import { formatShort, isPlaceCode } from '@anhe/contract/kernel';
import { openInstallation } from '../compose.ts';
import type { Installation } from '../compose.ts';
import { NoAccount, makeAdministrator, printCard, resetPassword } from './accounts.ts';
import type { AccountTools, Opened } from './accounts.ts';
import { UsageError } from './command.ts';
import type { CommandContext, Given } from './command.ts';
import { either, inWords } from './words.ts';

function sayLink({ say, language, config }: CommandContext, opened: Opened): void {
  say(either(language, `登录名 ${opened.login}；请在 ${opened.expiresAt} 前打开下面的链接设定密码：`, `Login ${opened.login}; open this link before ${opened.expiresAt} to choose a password:`));
  say(`${config.publicUrl}${opened.link}`);
}

async function sayCard({ say, language }: CommandContext, tools: AccountTools, login: string): Promise<void> {
  const card = await printCard(tools, login);
  say(either(language, `登录卡 ${card.number}，持卡人 ${card.holder}；须在 ${card.activateBy} 前首次使用并设定 PIN。`, `Card ${card.number} of ${card.holder}; first use, with a PIN to choose, before ${card.activateBy}.`));
  card.codes.forEach((code, index) => say(`${String(index + 1).padStart(2)}  ${code}`));
}

async function sayAccounts({ say, language }: CommandContext, { signIn }: Pick<Installation, 'signIn'>): Promise<void> {
  const accounts = await signIn.accounts.list();
  for (const { login, name, county, used } of accounts) say(`${(login ?? '').padEnd(24)} ${county}  ${name}  ${used === null ? '' : formatShort(used)}`);
  say(either(language, `共 ${accounts.length} 个账号；末列为最近使用时间`, `${accounts.length} accounts; the last column tells when each was last used`));
}

const acts = ['first', 'reset-password', 'card', 'list'] as const;

const isAct = (text: string): text is (typeof acts)[number] => (acts as readonly string[]).includes(text); // compared with the list itself

/** `anhe user`: accounts for when nobody can sign in yet, or any more. */
export async function runUser(context: CommandContext, { words: [act = ''], options }: Given<'login' | 'name' | 'place' | 'unit'>): Promise<number> {
  const { login = '', place = '610500' } = options;
  if (!isAct(act)) throw new UsageError(act);
  if (act !== 'list' && login === '') throw new UsageError('--login');
  if (!isPlaceCode(place)) throw new UsageError(`--place ${place}`);
  const tools = await openInstallation(context.config, context.life, context.say);
  const wish = { login, place, name: options.name ?? login, unitName: options.unit ?? '综治中心' };
  return inWords(context, async () => {
    try {
      if (act === 'list') await sayAccounts(context, tools);
      else if (act === 'card') await sayCard(context, tools, login);
      else sayLink(context, await (act === 'reset-password' ? resetPassword(tools, login) : makeAdministrator(tools, wish)));
      return 0;
    } catch (error) {
      if (!(error instanceof NoAccount)) throw error;
      context.say(either(context.language, `没有登录名为 ${login} 的账号`, `nobody has the login ${login}`));
      return 1;
    }
  });
}
