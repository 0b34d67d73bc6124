import { formatMomentEn, formatMomentZh, roles } from '@anhe/contract/kernel';
import type { Role } from '@anhe/contract/kernel';
import { paperKinds } from '@anhe/contract/documents';
import { consentSentences } from '@anhe/contract/disputes';
import type { HeldAfter, HeldAgreement } from '@anhe/contract/disputes';
import type { HeldPaper } from '@anhe/contract/documents';
import { attachmentKinds, clockKinds, sharedFields } from '@anhe/contract/matters';
import type { ClockView, ReaderLine, ReceiptFile, ReceiptView } from '@anhe/contract/matters';
import { sides } from '@anhe/contract/parties';
import { frame } from '../frame.ts';
import { Html, html } from '../html.ts';
import type { Part } from '../html.ts';
import { afterSection } from './after.ts';
import { signSection } from './sign.ts';
import type { SignAttempt } from './sign.ts';
import { Speaker, queryOf } from './speaker.ts';
import type { Manner } from './speaker.ts';
import { fieldWords, isDisputeStatus, stationNames, statusWords, words } from './words.ts';

/** `/r`: asks for the code. */
export function enterPage(manner: Manner, path: string, problem?: { readonly code: string; readonly fault?: boolean }): Html {
  const speaker = new Speaker(manner);
  return frame(speaker, speaker.word('enterTitle'), path, html`
<h1>${speaker.word('enterTitle')}</h1>
<section><p id="lead">${speaker.word('enterLead')}</p>
<form method="get" action="/r">${manner.language === 'en' && html`<input type="hidden" name="lang" value="en">`}${manner.large && html`<input type="hidden" name="size" value="large">`}
<label for="code">${speaker.word('codeLabel')}</label>
<input type="text" id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="610524-7K3M9-QWX2P" value="${problem?.code}" aria-describedby="lead${problem === undefined ? '' : ' error'}"${problem !== undefined && html` aria-invalid="true" autofocus`}>
${problem !== undefined && html`<p class="error" id="error" role="alert">${speaker.word(problem.fault === true ? 'fault' : 'unknown')}</p>`}
<button>${speaker.word('look')}</button></form></section>
<footer><a href="/">${speaker.word('home')}</a></footer>`);
}

function stations(speaker: Speaker, at: number): Html {
  const items = stationNames.map((name, index) => {
    const state = index < at ? 'past' : index === at ? 'now' : '';
    const said = speaker.word(index < at ? 'done' : index === at ? 'now' : 'later');
    return html`<li class="${state}"${index === at && html` aria-current="step"`}>${speaker.say(name)}<small> ${said}</small></li>`;
  });
  return html`<ol class="stations" aria-label="${speaker.word('stations')}">${items}</ol>`;
}

export function holder(speaker: Speaker, view: Pick<ReceiptView, 'holder'>): Html {
  const { name, phone, address } = view.holder;
  return html`<section><h2>${speaker.word('holder')}</h2><p>${name}</p>
${phone === null ? html`<p class="quiet">${speaker.word('noPhone')}</p>` : html`<p><a class="tel" href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a></p>`}
${address !== null && html`<p class="quiet">${speaker.word('address')}：${address}</p>`}</section>`;
}

export function clock(speaker: Speaker, view: ClockView | null): Html {
  if (view === null) return html`<section><h2>${speaker.word('clock')}</h2><p>${speaker.word('noClock')}</p></section>`;
  const { remainingDays: days } = view;
  const left = days > 0 ? speaker.word('left', { days }) : days === 0 ? speaker.word('lastDay') : speaker.word('over', { days: -days });
  return html`<section class="clock${days < 0 ? ' over' : ''}"><h2>${speaker.word('clock')} · ${speaker.say(clockKinds[view.kind])}</h2>
<p><b>${speaker.word('dueOn', { day: speaker.day(view.due) })}</b> · ${left}</p>
<details open><summary>${speaker.word('arithmetic')}</summary><ul>${view.arithmetic.map((line) => html`<li>${speaker.say(line)}</li>`)}</ul>
<p class="quiet">${speaker.word('basis')}：${speaker.say(view.basis)}${!view.verified && speaker.word('unverified')}</p></details></section>`;
}

function remedies(speaker: Speaker, view: ReceiptView): Part {
  if (view.remedies.length === 0) return null;
  const items = view.remedies.map((remedy) => html`<div class="remedy"><h3>${speaker.say(remedy.title)}</h3><dl>
<dt>${speaker.word('where')}</dt><dd>${speaker.say(remedy.window)}</dd><dt>${speaker.word('within')}</dt><dd>${speaker.say(remedy.within)}</dd>
<dt>${speaker.word('basis')}</dt><dd>${speaker.say(remedy.basis)}${!remedy.verified && speaker.word('unverified')}</dd></dl></div>`);
  return html`<section><h2>${speaker.word('remedies')}</h2><p>${speaker.word('remediesLead')}</p>${items}</section>`;
}

/** What was just tried with a second factor, and how it went. */
export interface Attempt {
  readonly error?: string;
  readonly sentTo?: string;
}

export interface FactorForms {
  /** Ids of the two commands, in hidden fields: pressing twice is harmless. */
  readonly ask: string;
  readonly give: string;
}

/** @param about what the second factor opens, in words */
export function factors(speaker: Speaker, view: Pick<ReceiptView, 'factors'>, path: string, forms: FactorForms, attempt: Attempt, about: { readonly title: string; readonly lead: string } = { title: speaker.word('more'), lead: speaker.word('moreLead') }): Html {
  const [word, sms] = [view.factors.includes('word'), view.factors.includes('sms')];
  if (!word && !sms) return html`<section class="noprint"><h2>${about.title}</h2><p>${speaker.word('noFactor')}</p></section>`;
  const label = speaker.word(word && sms ? 'wordOrDigits' : word ? 'word' : 'digits');
  const query = queryOf(speaker.manner);
  return html`<section class="noprint" id="more"><h2>${about.title}</h2><p>${about.lead}</p>
${attempt.sentTo !== undefined && html`<p class="told" role="status">${speaker.word('sent', { phone: attempt.sentTo })}</p>`}
${sms && html`<form method="post" action="${path}/ask${query}#more"><input type="hidden" name="command" value="${forms.ask}"><button class="second">${speaker.word('send')}</button></form>`}
<form method="post" action="${path}/pass${query}"><input type="hidden" name="command" value="${forms.give}">
<label for="word">${label}</label><input type="text" id="word" name="word" required maxlength="20" autocomplete="one-time-code"${attempt.error !== undefined && html` aria-invalid="true" aria-describedby="word-error" autofocus`}>
${attempt.error !== undefined && html`<p class="error" id="word-error" role="alert">${attempt.error}</p>`}
<button>${speaker.word('open')}</button></form></section>`;
}

export interface OpenedFile {
  readonly file: ReceiptFile;
  /** The agreement that waits for the holder's signature, and how an attempt at it went. */
  readonly sign: { readonly held: HeldAgreement; readonly forms: { readonly sign: string; readonly ask: string | undefined }; readonly attempt: SignAttempt; readonly sentTo: string | undefined };
  /** Papers made for the parties, each to be opened as PDF. */
  readonly documents: readonly HeldPaper[];
  readonly readers: readonly ReaderLine[];
  /** Id of the command with which a consent is taken back, in a hidden field. */
  readonly withdraw: string;
  /** Performance and confirmation. */
  readonly after: HeldAfter;
}

const fieldOf = (speaker: Speaker, field: string): string => {
  const [kind, rest] = field.split(':');
  const known = fieldWords[field];
  if (known !== undefined) return speaker.say(known);
  if (kind === 'file' && rest !== undefined && rest in attachmentKinds) return speaker.say(attachmentKinds[rest as keyof typeof attachmentKinds]); // one of its keys
  if (kind === 'paper' && rest !== undefined && rest in paperKinds) return speaker.say(paperKinds[rest as keyof typeof paperKinds]); // likewise
  return field;
};

const roleOf = (speaker: Speaker, role: string): string => (role in roles ? speaker.say(roles[role as Role]) : speaker.word(role === 'party' ? 'byParty' : 'system')); // one of its keys

/** Units that help, what they may read, and the way to take a consent back. */
function shares(speaker: Speaker, items: ReceiptFile['shares'], path: string, withdraw: string): Html {
  if (items.length === 0) return html``;
  const lines = items.map((share) => html`<li>${share.unitName}${share.phone !== null && ` · ${share.phone}`} · ${speaker.day(share.since)}<br><span class="quiet">${speaker.word('mayRead')}：${share.fields.map((field) => speaker.say(sharedFields[field])).join('、')}</span>
${share.withdrawable && html`<form method="post" action="${path}/withdraw${queryOf(speaker.manner)}"><input type="hidden" name="command" value="${withdraw}"><input type="hidden" name="handover" value="${share.id}"><button class="second">${speaker.word('withdraw', { unit: share.unitName })}</button></form>`}</li>`);
  return html`<h3>${speaker.word('shares')}</h3><p class="quiet">${speaker.word('sharesLead')}</p><ul class="log">${lines}</ul>`;
}

/** Who opened the holder's data: when, from where, what, and why. */
export function readersList(speaker: Speaker, readers: readonly ReaderLine[]): Html {
  const moment = speaker.manner.language === 'zh' ? formatMomentZh : formatMomentEn;
  const lines = readers.map((line) => html`<li>${moment(line.at)}<br>${line.unitName} ${roleOf(speaker, line.role)}${line.outcome === 'exported' && ` · ${speaker.word('exported')}`}：${line.what.map((field) => fieldOf(speaker, field)).join('、')}${line.reason !== null && html`<br><span class="quiet">${speaker.word('reason')}：${line.reason}</span>`}</li>`);
  return html`<p class="quiet">${speaker.word('readersLead')}</p>${lines.length === 0 ? html`<p>${speaker.word('noReaders')}</p>` : html`<ul class="log">${lines}</ul>`}`;
}

function fileSection(speaker: Speaker, { file, sign, documents, readers, withdraw, after }: OpenedFile, path: string): Html {
  const query = queryOf(speaker.manner);
  const papers = file.papers.map((paper) => html`<li><a href="${path}/paper/${paper.id}">${speaker.say(attachmentKinds[paper.kind])} · ${speaker.day(paper.happenedOn)}</a></li>`);
  return html`${sign.sentTo !== undefined && html`<p class="told" role="status">${speaker.word('sent', { phone: sign.sentTo })}</p>`}${signSection(speaker, path, sign.held, sign.forms, sign.attempt)}<section id="more"><h2>${speaker.word('file')}</h2><p class="quiet">${speaker.word('fileUntil')}</p>
<h3>${speaker.word('parties')}</h3><ul>${file.parties.map((party) => html`<li>${speaker.say(sides[party.side])} ${party.name}${party.own && speaker.word('you')}</li>`)}</ul>
${file.summary !== null && html`<h3>${speaker.word('summary')}</h3><p class="text">${file.summary}</p>`}
${file.agreement !== null && html`<h3>${speaker.word('agreement')}</h3><p class="text">${file.agreement}</p>`}
${afterSection(speaker.manner.language, after)}
${documents.length > 0 && html`<h3>${speaker.word('documents')}</h3><p class="quiet">${speaker.word('documentsLead')}</p><ul class="papers">${documents.map(({ kind, title, number, on }) => html`<li><a href="${path}/document/${kind}" type="application/pdf">${[speaker.say(title), number, on === null ? null : speaker.day(on)].filter((part) => part !== null).join(' · ')}</a></li>`)}</ul>`}
<h3>${speaker.word('papers')}</h3>${papers.length === 0 ? html`<p class="quiet">${speaker.word('noPapers')}</p>` : html`<ul class="papers">${papers}</ul>`}
${shares(speaker, file.shares, path, withdraw)}
<h3>${speaker.word('readers')}</h3>${readersList(speaker, readers)}
<form method="post" action="${path}/close${query}"><button class="second">${speaker.word('close')}</button></form></section>`;
}

/**
 * `/r/CODE`: all that the code alone shows, then the second factor or what it opened.
 * @param qr the page's address as an SVG, for the printed slip
 */
export function receiptPage(manner: Manner, code: string, qr: string, view: ReceiptView, more: { readonly forms: FactorForms; readonly attempt: Attempt } | OpenedFile): Html {
  const speaker = new Speaker(manner);
  const path = `/r/${code}`;
  const status = isDisputeStatus(view.status) ? statusWords[view.status] : undefined;
  const sentence = status === undefined ? view.status : speaker.say(status.sentence, { holder: view.holder.name });
  const can = [...(status?.can ?? []), words.free];
  return frame(speaker, sentence, path, html`
<h1>${sentence}</h1>${stations(speaker, view.station)}
<section><dl>${view.number !== null && html`<dt>${speaker.word('number')}</dt><dd class="number">${view.number}</dd>`}
<dt>${speaker.word('filed')}</dt><dd>${speaker.day(view.filedOn)}</dd>${view.closedOn !== null && html`<dt>${speaker.word('closed')}</dt><dd>${speaker.day(view.closedOn)}</dd>`}
<dt>${speaker.word('code')}</dt><dd class="code">${code}</dd></dl></section>
${holder(speaker, view)}${clock(speaker, view.clock)}
<section><h2>${speaker.word('can')}</h2><ul>${can.map((line) => html`<li>${speaker.say(line)}</li>`)}</ul></section>
${'forms' in more ? factors(speaker, view, path, more.forms, more.attempt) : fileSection(speaker, more, path)}
<section class="limitation"><h2>${speaker.word('limitation')}</h2><p>${speaker.word('limitationText', { day: speaker.day(view.filedOn) })}</p></section>
${remedies(speaker, view)}
<div class="slip" aria-hidden="true">${new Html(qr)}</div>
<footer><a href="/r${queryOf(manner)}">${speaker.word('another')}</a><a href="/">${speaker.word('home')}</a></footer>`);
}

/** What is said when another sentence than that of consent was typed. */
export const otherSentence = (manner: Manner): string => new Speaker(manner).word('signConsent', { sentence: consentSentences[manner.language] });

/** The sentence for a wrong word: how many tries are left. */
export const wrongWord = (manner: Manner, left: number): string => new Speaker(manner).word(left > 0 ? 'wrong' : 'wrongLast', { left });
