import type { Upload } from '@anhe/contract/kernel';
import { mostPhotos } from '@anhe/contract/requests';
import type { CatalogueType } from '@anhe/contract/requests';
import type { PlaceLine } from '@anhe/contract/places';
import { frame } from '../frame.ts';
import { html } from '../html.ts';
import type { Html, Part } from '../html.ts';
import { Speaker, queryOf } from '../receipt/speaker.ts';
import type { Manner } from '../receipt/speaker.ts';
import { fileWords } from './words.ts';

/** What was typed so far; all of it comes back with a page that has something to mend. */
export interface Typed {
  readonly command: string;
  readonly text: string;
  readonly type: string;
  readonly place: string;
  /** The code of the place that was chosen among those of one name. */
  readonly placeCode: string;
  readonly spot: string;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly name: string;
  readonly phone: string;
  readonly wants: boolean;
  readonly word: string;
  /** Photographs that were received already. */
  readonly photos: readonly Upload[];
}

export interface FormPage {
  readonly manner: Manner;
  readonly typed: Typed;
  readonly groups: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[];
  readonly types: readonly CatalogueType[];
  /** Places of the typed name, where there are several. */
  readonly places: readonly PlaceLine[];
  /** What is wrong, by field: `text`, `place`, `answers.CODE`…; `form` for what is of no field. */
  readonly errors: ReadonlyMap<string, string>;
}

const fileSpeaker = (manner: Manner) => {
  const speaker = new Speaker(manner);
  return { speaker, tell: (name: keyof typeof fileWords, details: Record<string, string | number> = {}): string => speaker.say(fileWords[name], details) };
};
type Teller = ReturnType<typeof fileSpeaker>;

const idOf = (field: string): string => `f-${field.replaceAll(/[^a-z0-9-]/gi, '-')}`;

interface FieldParts {
  readonly page: FormPage;
  readonly teller: Teller;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
}

/** The attributes that tie a field to its hint and its error; the first wrong one gets the cursor. */
function ties({ page, field, hint }: FieldParts): Html {
  const wrong = page.errors.has(field);
  const by = [...(wrong ? [`${idOf(field)}-error`] : []), ...(hint === undefined ? [] : [`${idOf(field)}-hint`])].join(' ');
  return html` id="${idOf(field)}"${by !== '' && html` aria-describedby="${by}"`}${wrong && html` aria-invalid="true"`}${page.errors.keys().next().value === field && html` autofocus`}`;
}

const around = (parts: FieldParts, control: Html): Html => html`<label for="${idOf(parts.field)}">${parts.label}</label>
${parts.hint !== undefined && html`<p class="quiet" id="${idOf(parts.field)}-hint">${parts.hint}</p>`}${control}
${parts.page.errors.has(parts.field) && html`<p class="error" id="${idOf(parts.field)}-error">${parts.page.errors.get(parts.field)}</p>`}`;

const line = (parts: FieldParts, name: string, value: string, more: Part = null): Html => around(parts, html`<input type="text" name="${name}" value="${value}" maxlength="200"${more}${ties(parts)}>`);

/** The questions of the chosen type, each by its kind. */
function questions(page: FormPage, teller: Teller): Part {
  const type = page.types.find(({ code }) => code === page.typed.type);
  return type?.questions.map((question) => {
    const parts: FieldParts = { page, teller, field: `answers.${question.code}`, label: `${teller.speaker.say(question.name)}${question.required ? teller.tell('required') : ''}`, ...(question.hint === null ? {} : { hint: teller.speaker.say(question.hint) }) };
    const given = page.typed.answers[question.code];
    const name = `q-${question.code}`;
    const options = question.values.map(({ code, name: words }) => html`<option value="${code}"${(given === code || (Array.isArray(given) && given.includes(code))) && html` selected`}>${teller.speaker.say(words)}</option>`);
    const text = typeof given === 'string' ? given : '';
    if (question.kind === 'singlevaluelist') return around(parts, html`<select name="${name}"${ties(parts)}><option value=""></option>${options}</select>`);
    if (question.kind === 'multivaluelist') return around(parts, html`<select name="${name}" multiple size="${Math.min(6, options.length)}"${ties(parts)}>${options}</select>`);
    if (question.kind === 'text') return around(parts, html`<textarea name="${name}" rows="3" maxlength="500"${ties(parts)}>${text}</textarea>`);
    if (question.kind === 'datetime') return around(parts, html`<input type="datetime-local" name="${name}" value="${text}"${ties(parts)}>`);
    return line(parts, name, text, question.kind === 'number' && html` inputmode="decimal"`);
  });
}

function where(page: FormPage, teller: Teller): Html {
  const { typed, places } = page;
  const choices = places.map(({ place, name, within }) => html`<li><label class="choice"><input type="radio" name="placeCode" value="${place}"${typed.placeCode === place && html` checked`}> ${within}${name}</label></li>`);
  return html`${line({ page, teller, field: 'place', label: `${teller.tell('place')}${teller.tell('required')}`, hint: teller.tell('placeHint') }, 'place', typed.place, html` required`)}
${choices.length > 0 && html`<fieldset><legend>${teller.tell('placePick')}</legend><ul class="choices">${choices}</ul></fieldset>`}
${line({ page, teller, field: 'spot', label: teller.tell('spot'), hint: teller.tell('spotHint') }, 'spot', typed.spot)}`;
}

function photos(page: FormPage, teller: Teller): Html {
  const { typed } = page;
  const kept = typed.photos.map((photo) => html`<input type="hidden" name="photo" value="${JSON.stringify(photo)}">`);
  const parts: FieldParts = { page, teller, field: 'photos', label: teller.tell('photos'), hint: teller.tell('photosHint') };
  return html`${kept}${typed.photos.length > 0 && html`<p class="told">${teller.tell('photosKept', { count: typed.photos.length, names: typed.photos.map(({ name }) => name).join('、') })}</p>`}
${typed.photos.length < mostPhotos && around(parts, html`<input type="file" name="file" multiple accept="image/jpeg,image/png,image/webp,image/heic"${ties(parts)}>`)}`;
}

function typeChoice(page: FormPage, teller: Teller): Html {
  const groups = page.groups.map((group) => {
    const options = page.types.filter((type) => type.group === group.code).map(({ code, name, promise }) => html`<option value="${code}"${page.typed.type === code && html` selected`}>${teller.speaker.say(name)}（${teller.speaker.say(promise)}）</option>`);
    return options.length > 0 && html`<optgroup label="${teller.speaker.say(group.name)}">${options}</optgroup>`;
  });
  const parts: FieldParts = { page, teller, field: 'type', label: teller.tell('type') };
  return around(parts, html`<select name="type"${ties(parts)}><option value="">${teller.tell('typeNone')}</option>${groups}</select>`);
}

const labels: Readonly<Record<string, keyof typeof fileWords>> = { text: 'text', type: 'type', place: 'place', spot: 'spot', photos: 'photos', name: 'person', phone: 'phone', word: 'word' };

/** What a field is called, without what stands behind it in brackets. */
function labelOf({ types, typed }: FormPage, { speaker, tell }: Teller, field: string): string {
  const question = types.find(({ code }) => code === typed.type)?.questions.find(({ code }) => field === `answers.${code}`);
  const known = labels[field];
  return (question !== undefined ? speaker.say(question.name) : known === undefined ? field : tell(known)).replace(/（.*）$| \(.*\)$/, '');
}

/** `/file`: the whole request on one page, for browsers without scripts. */
export function formPage(page: FormPage): Html {
  const teller = fileSpeaker(page.manner);
  const { tell } = teller;
  const { typed, errors, manner } = page;
  const field = (name: string, label: keyof typeof fileWords, hint?: keyof typeof fileWords): FieldParts => ({ page, teller, field: name, label: tell(label), ...(hint === undefined ? {} : { hint: tell(hint) }) });
  const told = [...errors].map(([name, words]) => html`<li>${name === 'form' ? words : html`<a href="#${idOf(name)}">${labelOf(page, teller, name)}${manner.language === 'zh' ? '：' : ': '}${words}</a>`}</li>`);
  const text: FieldParts = { ...field('text', 'text', 'textHint'), label: `${tell('text')}${tell('required')}` };
  return frame(teller.speaker, tell('title'), '/file', html`
<h1>${tell('title')}</h1><p class="limitation danger">${tell('danger')} <a href="tel:110">110</a> <a href="tel:120">120</a> <a href="tel:119">119</a></p>
${told.length > 0 && html`<section class="wrong" role="alert"><p>${tell('wrong', { count: told.length })}</p><ul>${told}</ul></section>`}
<form method="post" action="/file${queryOf(manner)}" enctype="multipart/form-data"><input type="hidden" name="command" value="${typed.command}">
<section><p>${tell('lead')}</p>${around(text, html`<textarea name="text" rows="6" required${ties(text)}>${typed.text}</textarea>`)}${typeChoice(page, teller)}${questions(page, teller)}</section>
<section>${where(page, teller)}${photos(page, teller)}</section>
<section><h2>${tell('who')}</h2>${line(field('name', 'person'), 'name', typed.name, html` autocomplete="name"`)}${line(field('phone', 'phone', 'phoneHint'), 'phone', typed.phone, html` inputmode="tel" autocomplete="tel"`)}
<label class="choice"><input type="checkbox" name="wants" value="yes"${typed.wants && html` checked`}> ${tell('wants')}</label>${line(field('word', 'word', 'wordHint'), 'word', typed.word, html` autocomplete="off"`)}</section>
<section><h2>${tell('goes')}</h2><ul><li>${tell('goesText')}</li><li>${tell('goesPerson')}</li><li>${tell('goesPublic')}</li></ul><p>${tell('promised')}</p><button>${tell('send')}</button></section></form>
<footer><a href="/file/paper${queryOf(manner)}">${tell('paper')}</a><a href="/">${teller.speaker.word('home')}</a></footer>`, tell('name'));
}
