import { surveyKinds } from '@anhe/contract/surveys';
import type { SurveyForm } from '@anhe/contract/surveys';
import { frame } from '../frame.ts';
import { html } from '../html.ts';
import type { Html, Part } from '../html.ts';
import { Speaker, queryOf } from '../receipt/speaker.ts';
import type { Manner } from '../receipt/speaker.ts';
import { surveyWords } from './words.ts';

/** A form that is sent: the command's id and the chance that nobody keeps. */
export interface FormChance {
  readonly command: string;
  readonly blind: string;
}

/** What came of a first try: what is wrong, and what was chosen. */
export interface SurveyAttempt {
  readonly error?: string | undefined;
  readonly chosen: Readonly<Record<string, string>>;
}

/** `/s`: asks for the code. */
export function surveyEnterPage(manner: Manner, problem?: { readonly code: string; readonly fault: boolean }): Html {
  const speaker = new Speaker(manner);
  return frame(speaker, speaker.say(surveyWords.enterTitle), '/s', html`
<h1>${speaker.say(surveyWords.enterTitle)}</h1>
<section><p id="lead">${speaker.say(surveyWords.enterLead)}</p>
<form method="get" action="/s">${manner.language === 'en' && html`<input type="hidden" name="lang" value="en">`}${manner.large && html`<input type="hidden" name="size" value="large">`}
<label for="code">${speaker.say(surveyWords.codeLabel)}</label>
<input type="text" id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="610524-7K3M9-QWX2P" value="${problem?.code}" aria-describedby="lead${problem === undefined ? '' : ' error'}"${problem !== undefined && html` aria-invalid="true" autofocus`}>
${problem !== undefined && html`<p class="error" id="error" role="alert">${speaker.say(problem.fault ? surveyWords.fault : surveyWords.unknown)}</p>`}
<button>${speaker.say(surveyWords.go)}</button></form></section>
<footer><a href="/">${speaker.word('home')}</a></footer>`, speaker.say(surveyWords.name));
}

function office(speaker: Speaker, { office: name, phone }: SurveyForm): Html {
  return html`<section><h2>${speaker.say(surveyWords.who)}</h2><p>${name}</p>
${phone === null ? html`<p class="quiet">${speaker.say(surveyWords.noPhone)}</p>` : html`<p><a class="tel" href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a></p>`}</section>`;
}

/** One question: its answers are as large as a finger, and the whole line can be pressed. */
function question(speaker: Speaker, { code, text, options }: SurveyForm['questions'][number], at: number, chosen: string | undefined): Html {
  return html`<fieldset class="question"><legend><small>${speaker.say(surveyWords.ordinal, { n: at + 1 })}</small> ${speaker.say(text)}</legend>
${options.map((option) => html`<label class="choice"><input type="radio" name="q-${code}" value="${option.code}"${option.code === chosen && html` checked`}> ${speaker.say(option.name)}</label>`)}</fieldset>`;
}

/** The sentences of a form that takes no answer now. */
function closed(speaker: Speaker, form: SurveyForm, done: boolean): { readonly title: string; readonly text: string } | undefined {
  const said = (title: keyof typeof surveyWords, text: keyof typeof surveyWords, day = '') => ({ title: speaker.say(surveyWords[title]), text: speaker.say(surveyWords[text], { day }) });
  if (form.state === 'answered') return done ? said('thanksTitle', 'thanks') : said('usedTitle', 'used');
  if (form.state === 'declined') return said('declinedTitle', 'declined');
  if (form.state === 'over') return said('overTitle', 'over', speaker.day(form.endsOn));
  return form.state === 'not-open' ? said('soonTitle', 'soon', speaker.day(form.opensOn)) : undefined;
}

/** `/s/CODE`: the questions on one short page, or why no answer is taken. @param done that it was just sent */
export function surveyPage(manner: Manner, code: string, form: SurveyForm, chance: FormChance, attempt: SurveyAttempt, done: boolean): Html {
  const speaker = new Speaker(manner);
  const path = `/s/${code}`;
  const name = speaker.say(surveyWords.name);
  const said = closed(speaker, form, done);
  if (said !== undefined) return frame(speaker, said.title, path, html`<h1>${said.title}</h1><section><p>${said.text}</p></section>${office(speaker, form)}<footer><a href="/">${speaker.word('home')}</a></footer>`, name);
  const error: Part = attempt.error !== undefined && html`<p class="error" id="error" role="alert">${attempt.error}</p>`;
  return frame(speaker, form.title, path, html`
<h1>${form.title}</h1>
<section><p>${speaker.say(surveyWords.lead, { office: form.office, about: speaker.say(surveyKinds[form.about]), count: form.questions.length })}</p>
<p>${speaker.say(surveyWords.secret)}</p><p class="quiet">${speaker.say(surveyWords.free)} ${speaker.say(surveyWords.until, { day: speaker.day(form.endsOn) })}</p></section>
<form method="post" action="${path}${queryOf(manner)}"${attempt.error !== undefined && html` aria-describedby="error"`}>
<input type="hidden" name="command" value="${chance.command}"><input type="hidden" name="blind" value="${chance.blind}">${error}
${form.questions.map((one, at) => question(speaker, one, at, attempt.chosen[one.code]))}
<button>${speaker.say(surveyWords.send)}</button></form>
${office(speaker, form)}
<footer><a href="/">${speaker.word('home')}</a></footer>`, name);
}
