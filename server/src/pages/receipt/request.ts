import { formatMomentEn, formatMomentZh } from '@anhe/contract/kernel';
import type { ReaderLine, ReceiptView } from '@anhe/contract/matters';
import { endings, impossibleReasons, outcomes, ratings } from '@anhe/contract/requests';
import type { HeldRequest } from '@anhe/contract/requests';
import { frame } from '../frame.ts';
import { Html, html } from '../html.ts';
import type { Part } from '../html.ts';
import { clock, factors, holder, readersList } from './page.ts';
import type { Attempt, FactorForms } from './page.ts';
import { messageTitles, requestSentences, requestWords } from './request-words.ts';
import { Speaker, queryOf } from './speaker.ts';
import type { Manner } from './speaker.ts';

/** What a holder may do on this page; each is a plain form. */
export const requestActs = ['rate', 'contest', 'reopen', 'more', 'withdraw'] as const;
export type RequestAct = (typeof requestActs)[number];

/** What was just tried, how it went, and what was typed. */
export interface ActAttempt {
  readonly act?: RequestAct | undefined;
  readonly error?: string | undefined;
  readonly typed?: string | undefined;
}

export interface RequestPage {
  readonly manner: Manner;
  readonly code: string;
  /** The page's address as an SVG. */
  readonly qr: string;
  readonly view: ReceiptView;
  readonly held: HeldRequest;
  /** Who opened the holder's data; undefined until the second factor was given. */
  readonly readers: readonly ReaderLine[] | undefined;
  /** Ids of the commands, one for each form: pressing twice is harmless. */
  readonly commands: Readonly<Record<RequestAct, string>>;
  readonly factorForms: FactorForms;
  readonly attempt: Attempt & ActAttempt;
  /** The act that led here, told at the top; `file` right after filing. */
  readonly done?: RequestAct | 'file' | undefined;
  /** The number to call at once, where the words spoke of danger. */
  readonly call?: string | undefined;
}

class RequestSpeaker extends Speaker {
  tell(name: keyof typeof requestWords, details: Record<string, string> = {}): string {
    return this.say(requestWords[name], details);
  }
}

function stations(speaker: RequestSpeaker, { stations: items }: HeldRequest): Html {
  const now = Math.max(0, items.findLastIndex(({ done }) => done));
  const list = items.map(({ title, done, on }, index) => {
    const state = index === now ? 'now' : done || index < now ? 'past' : '';
    const said = speaker.word(index === now ? 'now' : index < now ? 'done' : 'later');
    return html`<li class="${state}"${index === now && html` aria-current="step"`}>${speaker.say(title)}<small> ${said}${on !== null && ` ${speaker.day(on)}`}</small></li>`;
  });
  return html`<ol class="stations" aria-label="${speaker.word('stations')}">${list}</ol>`;
}

function messages(speaker: RequestSpeaker, held: HeldRequest): Part {
  if (held.guarded && !held.mayRead) return null;
  const moment = speaker.manner.language === 'zh' ? formatMomentZh : formatMomentEn;
  const items = held.messages.filter(({ text }) => text !== null).map(({ kind, by, unitName, at, text }) => html`<li><b>${speaker.say(messageTitles[kind])}</b> · ${by === 'person' ? speaker.tell('you') : unitName} · <span class="quiet">${moment(at)}</span><p class="text">${text}</p></li>`);
  return html`<section id="answers"><h2>${speaker.tell('answers')}</h2>
${held.outcome !== null && html`<p><b>${speaker.say(outcomes[held.outcome])}</b>${held.impossible !== null && html`<br>${speaker.tell('impossible')}：${speaker.say(impossibleReasons[held.impossible])}`}</p>`}
${items.length === 0 ? html`<p class="quiet">${speaker.tell('noMessages')}</p>` : html`<ul class="log">${items}</ul>`}
${held.text !== null && html`<h3>${speaker.tell('said')}</h3><p class="text">${held.text}</p>`}</section>`;
}

interface FormParts {
  readonly page: RequestPage;
  readonly speaker: RequestSpeaker;
}

const action = ({ page, speaker }: FormParts, act: RequestAct): string => `/r/${page.code}/request/${act}${queryOf(speaker.manner)}#do`;
const hidden = (command: string): Html => html`<input type="hidden" name="command" value="${command}">`;
const errorOf = ({ page: { attempt } }: FormParts, act: RequestAct): Part => attempt.act === act && attempt.error !== undefined && html`<p class="error" id="${act}-error" role="alert">${attempt.error}</p>`;

/** One tap: how it was. What was answered as solved is asked about as solved. */
function rateForm(parts: FormParts): Part {
  const { page: { held, commands }, speaker } = parts;
  const solved = held.outcome === 'solved';
  const buttons = (['good', 'fair', 'poor'] as const).map((rating) => html`<button name="rating" value="${rating}"${rating !== 'good' && html` class="second"`}>${speaker.tell(`${solved ? 'solved' : 'rate'}-${rating}`)}</button>`);
  return html`<h3>${speaker.tell(solved ? 'solved' : 'answered')}</h3>${errorOf(parts, 'rate')}
<form method="post" action="${action(parts, 'rate')}">${hidden(commands.rate)}<input type="hidden" name="solved" value="${solved || held.outcome === 'replied' ? 'yes' : 'no'}">${buttons}</form>`;
}

/** A form with one text, folded until it is wanted or went wrong. */
function textForm(parts: FormParts, act: 'contest' | 'reopen' | 'more', title: string, lead: string, button: string, open = false): Html {
  const { page: { attempt, commands }, speaker } = parts;
  const wrong = attempt.act === act && attempt.error !== undefined;
  return html`<details${(open || wrong) && html` open`}><summary>${title}</summary><p>${lead}</p>
<form method="post" action="${action(parts, act)}">${hidden(commands[act])}<label for="${act}-text">${speaker.tell('reason')}</label>
<textarea id="${act}-text" name="text" rows="4" required maxlength="${act === 'more' ? 2000 : 1000}"${wrong && html` aria-invalid="true" aria-describedby="${act}-error" autofocus`}>${attempt.act === act && attempt.typed}</textarea>${errorOf(parts, act)}
<button>${button}</button></form></details>`;
}

/** What can be done now and until when; where the word is needed first, that alone. */
function acts(parts: FormParts): Html {
  const { page, speaker } = parts;
  const { held } = page;
  const can = new Set(held.can);
  const locked = held.guarded && !held.mayRead;
  const done = page.attempt.act !== undefined && !can.has(page.attempt.act === 'more' ? 'addMore' : page.attempt.act) && errorOf(parts, page.attempt.act);
  return html`<section id="do" class="noprint"><h2>${speaker.word('can')}</h2>${done}
${held.respondBy !== null && (can.has('rate') || can.has('reopen')) && html`<p>${speaker.tell('until', { day: speaker.day(held.respondBy) })}</p>`}
${locked ? html`<p>${speaker.tell(page.view.factors.length > 0 ? 'wordFirst' : 'noWord')}</p>` : html`
${can.has('rate') && rateForm(parts)}
${can.has('contest') && textForm(parts, 'contest', speaker.tell('contest'), speaker.tell('contestLead'), speaker.tell('contestAct'))}
${can.has('reopen') && textForm(parts, 'reopen', speaker.tell('reopen'), speaker.tell('reopenLead'), speaker.tell('reopenAct'))}
${can.has('answerAsked') ? textForm(parts, 'more', speaker.tell('asked'), speaker.tell('askedLead'), speaker.tell('moreAct'), true)
    : can.has('addMore') && textForm(parts, 'more', speaker.tell('more'), speaker.tell('moreLead'), speaker.tell('moreAct'))}
${can.has('withdraw') && html`<details${page.attempt.act === 'withdraw' && html` open`}><summary>${speaker.tell('withdraw')}</summary><p>${speaker.tell('withdrawLead')}</p>${errorOf(parts, 'withdraw')}
<form method="post" action="${action(parts, 'withdraw')}">${hidden(page.commands.withdraw)}<button class="second">${speaker.tell('withdrawAct')}</button></form></details>`}
${can.size === 0 && html`<p>${speaker.tell('nothingNow')}</p>`}`}</section>`;
}

function remedies(speaker: RequestSpeaker, { remedies: list }: HeldRequest): Part {
  if (list.length === 0) return null;
  return html`<section><h2>${speaker.word('remedies')}</h2><p>${speaker.tell('remediesLead')}</p>${list.map((remedy) => html`<div class="remedy"><h3>${speaker.say(remedy.form)}</h3><dl>
<dt>${speaker.word('where')}</dt><dd>${speaker.say(remedy.where)}</dd><dt>${speaker.word('within')}</dt><dd>${speaker.say(remedy.within)}</dd>
<dt>${speaker.word('basis')}</dt><dd>${speaker.say(remedy.basis)}${!remedy.verified && speaker.word('unverified')}</dd></dl></div>`)}</section>`;
}

/** Who opened the holder's data: behind the second factor, as the promise before sending says. */
function readers({ page, speaker }: FormParts): Html {
  const about = { title: speaker.word('readers'), lead: speaker.tell('readersLead') };
  if (page.readers === undefined) return factors(speaker, page.view, `/r/${page.code}`, page.factorForms, page.attempt, about);
  return html`<section id="more" class="noprint"><h2>${about.title}</h2>${readersList(speaker, page.readers)}
<form method="post" action="/r/${page.code}/close${queryOf(speaker.manner)}"><button class="second">${speaker.word('close')}</button></form></section>`;
}

function told({ page, speaker }: FormParts): Part {
  const { done, held, code } = page;
  if (done === undefined) return null;
  if (done === 'file') return html`<p class="told" role="status">✓ ${speaker.tell('kept', { code })}</p>`;
  const rating = held.rating === null ? '' : speaker.say(ratings[held.rating]);
  return html`<p class="told" role="status">✓ ${speaker.tell(`done-${done}`, { rating, holder: held.holderName })}</p>`;
}

/**
 * `/r/CODE` of a request: how it stands in one sentence, who has it, until when, what was answered, and what its holder
 * can do, as plain forms.
 */
export function requestPage(page: RequestPage): Html {
  const { manner, code, held, view } = page;
  const speaker = new RequestSpeaker(manner);
  const parts: FormParts = { page, speaker };
  const sentence = speaker.say(requestSentences[held.status], { holder: held.holderName });
  const needsWord = held.guarded && !held.mayRead;
  return frame(speaker, sentence, `/r/${code}`, html`
${page.call !== undefined && html`<p><a class="emergency" href="tel:${page.call}">${speaker.tell('call', { phone: page.call })}</a></p>`}${told(parts)}
<h1>${sentence}</h1>${stations(speaker, held)}${held.joinedAs && html`<p class="told">${speaker.tell('joinedAs')}</p>`}
<section><dl><dt>${speaker.word('number')}</dt><dd class="number">${held.number}</dd>${held.typeName !== null && html`<dt>${speaker.tell('type')}</dt><dd>${speaker.say(held.typeName)}</dd>`}
<dt>${speaker.tell('place')}</dt><dd>${held.placeName}</dd><dt>${speaker.word('filed')}</dt><dd>${speaker.day(held.filedOn)}</dd>
${held.ending !== null && html`<dt>${speaker.word('closed')}</dt><dd>${speaker.say(endings[held.ending])}${view.closedOn !== null && ` · ${speaker.day(view.closedOn)}`}</dd>`}
<dt>${speaker.word('code')}</dt><dd class="code">${code}</dd></dl></section>
${holder(speaker, { holder: { name: held.holderName, phone: held.holderPhone, address: view.holder.address } })}
${held.outcome === null ? html`${clock(speaker, held.clock)}${messages(speaker, held)}` : html`${messages(speaker, held)}`}
${acts(parts)}${needsWord && view.factors.length > 0 && factors(speaker, view, `/r/${code}`, page.factorForms, page.attempt)}
${held.outcome !== null && clock(speaker, held.clock)}${!needsWord && readers(parts)}
${remedies(speaker, held)}<p class="quiet noprint">${speaker.tell('print')}</p>
<div class="slip" aria-hidden="true">${new Html(page.qr)}</div>
<footer><a href="/file${queryOf(manner)}">${speaker.tell('fileAnother')}</a><a href="/r${queryOf(manner)}">${speaker.word('another')}</a><a href="/">${speaker.word('home')}</a></footer>`);
}
