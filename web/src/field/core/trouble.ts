import type { Wording } from '@anhe/contract/kernel';
import { PasskeyTrouble } from '../../offline/passkey.ts';
import { WrongPasskey } from '../../offline/vault.ts';

/** What can stand in the way on a phone, in words. */
export const troubleIn = {
  house: { zh: '那边现在收不下，过一会儿再试。已填的都在手机上。', en: 'It cannot be taken right now: try again in a while. All you wrote is on the phone.' },
  unheard: { zh: '没有连上网，或者没有回音。有信号了再试一次。', en: 'No connection, or no answer came. Try again when there is a signal.' },
  full: { zh: '手机存满了，这一条没有存下。请删掉一些照片、视频，再按一次；已填的还在这一页。', en: 'The phone is full: this was not kept. Delete some photographs or videos and press again; what you typed is still on this page.' },
  closed: { zh: '浏览器不让保存（可能是无痕模式）。请换用普通窗口打开。', en: 'The browser does not let anything be kept (a private window, perhaps). Open the page in a usual window.' },
  unanswered: { zh: '手机没有验证成，或者取消了。可以再试一次，也可以输入口令。', en: 'The phone did not recognise you, or you turned away. Try again, or use the passphrase.' },
  unfit: { zh: '这台手机的通行密钥打不开这里。请输入口令。', en: 'This phone’s passkey does not open this. Use the passphrase.' },
  broken: { zh: '这一步没有做成，请再按一次；已填的还在这一页。', en: 'That did not work: press again. What you typed is still on this page.' },
} as const satisfies Record<string, Wording>;

export const isWording = (value: unknown): value is Wording =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';

const wordsOf = (error: unknown): Wording | undefined => (typeof error === 'object' && error !== null && 'words' in error && isWording(error.words) ? error.words : undefined);

/** The name of an error of the browser's database, also where the library wrapped it. */
function storageError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const inner = 'inner' in error ? storageError(error.inner) : '';
  return inner !== '' ? inner : 'name' in error && typeof error.name === 'string' ? error.name : '';
}

/** Why something did not work, for a person: what the house said, no signal, a full disk, a browser that keeps nothing. */
export function wordsFor(error: unknown): Wording {
  const said = wordsOf(error);
  if (said !== undefined) return said;
  if (error instanceof PasskeyTrouble) return troubleIn[error.why];
  if (error instanceof WrongPasskey) return troubleIn.unfit;
  const name = storageError(error);
  if (name === 'Unheard') return troubleIn.unheard;
  if (name === 'QuotaExceededError') return troubleIn.full;
  return ['InvalidStateError', 'OpenFailedError', 'MissingAPIError', 'SecurityError', 'UnknownError'].includes(name) ? troubleIn.closed : troubleIn.broken;
}
