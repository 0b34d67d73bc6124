import { isPlaceCode } from '@anhe/contract/kernel';
import { openInstallation } from '../compose.ts';
import { NoAccount, makeAdministrator, printCard, resetPassword } from './accounts.ts';
import type { AccountTools, Opened } from './accounts.ts';
import { UsageError, command } from './command.ts';
import type { CommandContext, Language } from './command.ts';

const either = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);

function sayLink({ say, language, config }: CommandContext, opened: Opened): void {
  say(either(language, `登录名 ${opened.login}；请在 ${opened.expiresAt} 前打开下面的链接设定密码：`, `Login ${opened.login}; open this link before ${opened.expiresAt} to choose a password:`));
  say(`${config.publicUrl}${opened.link}`);
}

async function sayCard({ say, language }: CommandContext, tools: AccountTools, login: string): Promise<void> {
  const card = await printCard(tools, login);
  say(either(language, `登录卡 ${card.number}，持卡人 ${card.holder}；须在 ${card.activateBy} 前首次使用并设定 PIN。`, `Card ${card.number} of ${card.holder}; first use, with a PIN to choose, before ${card.activateBy}.`));
  card.codes.forEach((code, index) => say(`${String(index + 1).padStart(2)}  ${code}`));
}

/** `anhe user`: accounts for when nobody can sign in yet, or any more. */
export const userCommand = command({
  name: 'user',
  summary: { zh: '账号：设管理员、重设密码、打印登录卡', en: 'accounts: makes an administrator, resets a password, prints a card' },
  words: { shown: 'administrator|password|card <login>', least: 2, most: 2 },
  options: {
    name: { type: 'string', help: { zh: '管理员姓名', en: 'name of the administrator' } },
    place: { type: 'string', help: { zh: '区划代码，默认 610500', en: 'place code, 610500 unless said' } },
    unit: { type: 'string', help: { zh: '所在单位名称', en: 'name of their unit' } },
  },
  run: async (context, { words, options }) => {
    const [act = '', login = ''] = words;
    const place = options.place ?? '610500';
    if (!['administrator', 'password', 'card'].includes(act)) throw new UsageError(act);
    if (!isPlaceCode(place)) throw new UsageError(`--place ${place}`);
    const tools = await openInstallation(context.config, context.life, context.say);
    try {
      if (act === 'card') await sayCard(context, tools, login);
      else if (act === 'password') sayLink(context, await resetPassword(tools, login));
      else sayLink(context, await makeAdministrator(tools, { login, place, name: options.name ?? login, unitName: options.unit ?? '综治中心' }));
    } catch (error) {
      if (!(error instanceof NoAccount)) throw error;
      context.say(either(context.language, `没有登录名为 ${login} 的账号`, `nobody has the login ${login}`));
      return 1;
    }
    return 0;
  },
});
