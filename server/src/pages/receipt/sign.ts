import { consentSentences } from '@anhe/contract/disputes';
import type { HeldAgreement } from '@anhe/contract/disputes';
import { formatMomentEn, formatMomentZh } from '@anhe/contract/kernel';
import { html } from '../html.ts';
import type { Html, Part } from '../html.ts';
import { queryOf } from './speaker.ts';
import type { Speaker } from './speaker.ts';

/** What was just tried with a signature, and how it went. */
export interface SignAttempt {
  readonly error?: string | undefined;
}

/** The first sixteen digits in fours, as the printed agreement shows them. */
const shortDigest = (digest: string): string => digest.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');

function signForm(speaker: Speaker, path: string, { id, digest }: { readonly id: string; readonly digest: string }, command: string, ask: string | undefined, { error }: SignAttempt): Html {
  const query = queryOf(speaker.manner);
  const sentence = consentSentences[speaker.manner.language];
  return html`${ask !== undefined && html`<form method="post" action="${path}/ask${query}#sign"><input type="hidden" name="command" value="${ask}"><button class="second">${speaker.word('send')}</button></form>`}
<form method="post" action="${path}/sign${query}#sign"><input type="hidden" name="command" value="${command}"><input type="hidden" name="agreement" value="${id}"><input type="hidden" name="digest" value="${digest}">
<label for="consent">${speaker.word('signType', { sentence })}</label><input type="text" id="consent" name="consent" required maxlength="80" autocomplete="off"${error !== undefined && html` aria-invalid="true" aria-describedby="sign-error"`}>
<label for="sign-word">${speaker.word('signWord')}</label><input type="text" id="sign-word" name="word" required maxlength="20" autocomplete="one-time-code"${error !== undefined && html` aria-invalid="true" aria-describedby="sign-error" autofocus`}>
${error !== undefined && html`<p class="error" id="sign-error" role="alert">${error}</p>`}
<button>${speaker.word('signAct')}</button></form>`;
}

/**
 * The agreement that waits for the holder's signature: its whole text, then the sentence to type and the second factor
 * once more. Nothing where none waits.
 * @param forms ids of the commands in hidden fields; `ask` where digits can be sent
 */
export function signSection(speaker: Speaker, path: string, held: HeldAgreement, forms: { readonly sign: string; readonly ask: string | undefined }, attempt: SignAttempt): Part {
  const { agreement, blocked, signedAt } = held;
  if (agreement === null) return null;
  const moment = speaker.manner.language === 'zh' ? formatMomentZh : formatMomentEn;
  const lines = agreement.content.split('\n').filter((line) => line.trim() !== '');
  const performed = [agreement.performance, agreement.performBy === null ? null : speaker.word('dueOn', { day: speaker.day(agreement.performBy) }), agreement.performHow].filter((part) => part !== null);
  return html`<section id="sign"><h2>${speaker.word('signTitle')}</h2><p class="quiet">${speaker.word('signVersion', { version: agreement.version, digest: shortDigest(agreement.digest) })}</p>
<h3>${speaker.word('signFacts')}</h3><p class="text">${agreement.facts}</p>
<h3>${speaker.word('agreement')}</h3>${lines.length === 1 ? html`<p class="text">${lines[0]}</p>` : html`<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`}
<h3>${speaker.word('signPerform')}</h3><p>${performed.join(' · ')}${agreement.amount !== null && ` · ${agreement.amount} ${speaker.word('yuan')}`}</p>
${signedAt !== null ? html`<p class="told" role="status">✓ ${speaker.word('signDone', { at: moment(signedAt) })}</p>`
    : blocked !== null ? html`<p class="told">${speaker.say(blocked)}${blocked.articleName !== null && `（${speaker.say(blocked.articleName)}）`}</p>`
    : html`<p>${speaker.word('signLead')}</p>${signForm(speaker, path, agreement, forms.sign, forms.ask, attempt)}`}</section>`;
}
