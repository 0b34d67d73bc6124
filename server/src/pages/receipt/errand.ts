import { errandStatuses } from '@anhe/contract/errands';
import type { ErrandStatus } from '@anhe/contract/errands';
import type { Wording } from '@anhe/contract/kernel';
import type { ReaderLine, ReceiptFile, ReceiptView } from '@anhe/contract/matters';
import { frame } from '../frame.ts';
import { Html, html } from '../html.ts';
import { factors, holder, readersList } from './page.ts';
import type { Attempt, FactorForms } from './page.ts';
import { Speaker, queryOf } from './speaker.ts';
import type { Manner } from './speaker.ts';

const stationNames: readonly Wording[] = [
  { zh: '登记', en: 'Recorded' }, { zh: '已授权', en: 'Authorised' }, { zh: '已交办理单位', en: 'At the office' }, { zh: '有结果', en: 'Result' }, { zh: '办结', en: 'Closed' },
];

const sentences: Readonly<Record<ErrandStatus, Wording>> = {
  authorised: { zh: '{holder}已接受您的委托，还没有收您的材料。', en: '{holder} has taken your authorisation and holds none of your papers.' },
  holding: { zh: '{holder}已收下您的材料，准备去办。', en: '{holder} holds your papers and is about to go.' },
  submitted: { zh: '材料已交到办理单位，等结果。', en: 'Your papers are with the office; the result is awaited.' },
  settled: { zh: '已有结果。材料还没退清的，请到{holder}签收。', en: 'There is a result. Papers that are not back yet can be had from {holder}.' },
  closed: { zh: '已办结，材料都已退还。', en: 'Closed; all papers were given back.' },
};

const can: readonly Wording[] = [
  { zh: '随时可以撤回委托，把材料要回来：打上面的电话，或者到村里说一声。', en: 'You may take your authorisation back at any time and have your papers: call the number above, or say so in the village.' },
  { zh: '授权到期以后，代办人只能退还材料，不能再办。', en: 'Once the authorisation is over the worker may only give papers back.' },
  { zh: '代办不收钱。', en: 'It costs nothing.' },
];

const isErrandStatus = (status: string): status is ErrandStatus => Object.hasOwn(errandStatuses, status);

/** What the second factor opens of an errand: what was authorised, and who read it. */
export interface OpenedErrand {
  readonly file: Pick<ReceiptFile, 'summary'>;
  readonly readers: readonly ReaderLine[];
}

/** `/r/CODE` of an errand: where it stands and who has it; with the word, what was authorised and who looked. @param qr the page's address as an SVG, for the printed slip */
export function errandPage(manner: Manner, code: string, qr: string, view: ReceiptView, more: { readonly forms: FactorForms; readonly attempt: Attempt } | OpenedErrand): Html {
  const speaker = new Speaker(manner);
  const path = `/r/${code}`;
  const sentence = isErrandStatus(view.status) ? speaker.say(sentences[view.status], { holder: view.holder.name }) : view.status;
  const items = stationNames.map((name, at) => html`<li class="${at < view.station ? 'past' : at === view.station ? 'now' : ''}"${at === view.station && html` aria-current="step"`}>${speaker.say(name)}<small> ${speaker.word(at < view.station ? 'done' : at === view.station ? 'now' : 'later')}</small></li>`);
  const file = 'forms' in more
    ? factors(speaker, view, path, more.forms, more.attempt)
    : html`<section id="more"><h2>${speaker.word('file')}</h2><p class="quiet">${speaker.word('fileUntil')}</p>${more.file.summary !== null && html`<p class="text">${more.file.summary}</p>`}
<h3>${speaker.word('readers')}</h3>${readersList(speaker, more.readers)}<form method="post" action="${path}/close${queryOf(manner)}"><button class="second">${speaker.word('close')}</button></form></section>`;
  return frame(speaker, sentence, path, html`
<h1>${sentence}</h1><ol class="stations" aria-label="${speaker.word('stations')}">${items}</ol>
<section><dl>${view.number !== null && html`<dt>${speaker.word('number')}</dt><dd class="number">${view.number}</dd>`}
<dt>${speaker.word('filed')}</dt><dd>${speaker.day(view.filedOn)}</dd>${view.closedOn !== null && html`<dt>${speaker.word('closed')}</dt><dd>${speaker.day(view.closedOn)}</dd>`}
<dt>${speaker.word('code')}</dt><dd class="code">${code}</dd></dl></section>
${holder(speaker, view)}
<section><h2>${speaker.word('can')}</h2><ul>${can.map((line) => html`<li>${speaker.say(line)}</li>`)}</ul></section>
${file}
<div class="slip" aria-hidden="true">${new Html(qr)}</div>
<footer><a href="/r${queryOf(manner)}">${speaker.word('another')}</a><a href="/">${speaker.word('home')}</a></footer>`);
}
