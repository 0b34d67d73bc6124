/**
 * Every error a person can meet, with its wording. `{name}` is filled from the error's details.
 * A module adds its own with `errorCatalogue`; codes are `<capability>.<what>`.
 */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export interface CatalogueEntry extends Wording {
  /** HTTP status of the answer. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
}

export const kernelErrors = {
  'kernel.invalid-input': { status: 422, zh: '有 {count} 处需要改正', en: '{count} entries need correction' },
  'kernel.not-signed-in': { status: 401, zh: '请先登录', en: 'Please sign in first' },
  'kernel.not-found': { status: 404, zh: '没有找到，或不在您的工作范围内', en: 'Not found, or not within your scope' },
  'kernel.not-allowed': { status: 403, zh: '以“{role}”身份不能做这一步', en: 'This step is not open to a {role}' },
  'kernel.no-post': { status: 403, zh: '您目前没有有效岗位，请联系管理员', en: 'You hold no valid post; please ask an administrator' },
  'kernel.command-reused': { status: 409, zh: '这一操作编号已用于别的内容，请刷新页面后再试', en: 'This command id was used with other content; reload the page and try again' },
  'kernel.answer-gone': { status: 410, zh: '这一步早已办过，没有再办一次；当时的答复已不再保存，请刷新页面查看现状', en: 'This was done long ago and was not done again; its answer is no longer kept, reload the page to see how things stand' },
  'kernel.stale': { status: 409, zh: '您打开之后，别人已作了改动；您填写的内容仍在，请看过改动再决定', en: 'Someone changed this after you opened it; your text is kept, look at the change first' },
  'kernel.conflict': { status: 409, zh: '与已有记录冲突：{what}', en: 'In conflict with an existing record: {what}' },
  'kernel.too-many-requests': { status: 429, zh: '请求过于频繁，请 {seconds} 秒后再试', en: 'Too many requests; try again in {seconds} seconds' },
  'kernel.too-large': { status: 413, zh: '文件超过 {limit}', en: 'The file is larger than {limit}' },
  'kernel.too-many-pixels': { status: 413, zh: '照片有 {width}×{height} 个像素，太大了；请用手机拍的照片，或者截小一些', en: 'The photograph has {width}×{height} pixels, which is too large; use one taken with a phone, or crop it' },
  'kernel.wrong-content': { status: 415, zh: '文件内容与名称“{name}”不符，实际是 {actual}', en: 'The content of “{name}” is not what its name says; it is {actual}' },
  'kernel.unknown-file-kind': { status: 415, zh: '不收“{name}”这种文件；可以是 {kinds}', en: 'Files like “{name}” are not taken; use {kinds}' },
  'kernel.unreadable-table': { status: 422, zh: '文件不能导入：{zh}', en: 'The file cannot be imported: {en}' },
  'kernel.busy': { status: 503, zh: '这一事项正由他人办理，请几秒后重试；您填写的内容仍在', en: 'Someone else is working on this right now; try again in a few seconds, your text is kept' },
  'kernel.unavailable': { status: 503, zh: '服务器暂时无法保存，您填写的内容仍在本页；请稍后再按一次', en: 'The server cannot save right now; your text is still on this page, press again in a moment' },
} as const satisfies Record<string, CatalogueEntry>;

export const fieldErrors = {
  required: { zh: '请填写', en: 'Please fill this in' },
  'too-short': { zh: '至少 {limit} 个字', en: 'At least {limit} characters' },
  'too-long': { zh: '最多 {limit} 个字', en: 'At most {limit} characters' },
  'too-small': { zh: '不能小于 {limit}', en: 'Not less than {limit}' },
  'too-large': { zh: '不能大于 {limit}', en: 'Not more than {limit}' },
  'wrong-kind': { zh: '格式不对', en: 'Wrong kind of value' },
  'unknown-choice': { zh: '不在可选范围内', en: 'Not one of the choices' },
  'unknown-field': { zh: '没有这一项', en: 'There is no such field' },
  'impossible-date': { zh: '没有这一天', en: 'No such day' },
  'future-moment': { zh: '时间在现在之后，请检查手机的时间', en: 'That moment is yet to come: look at the phone’s clock' },
  'future-date': { zh: '不能晚于今天', en: 'Not later than today' },
  'past-date': { zh: '不能早于 {limit}', en: 'Not earlier than {limit}' },
  'phone-number': { zh: '电话号码应为 11 位手机号，或带区号的座机号', en: 'A mobile number has 11 digits; a landline needs its area code' },
  unreadable: { zh: '含有无法显示的字符，请重新输入', en: 'It holds characters that cannot be shown; please type it again' },
  'county-code': { zh: '县区代码应为 6 位数字', en: 'A county code has 6 digits' },
  'place-code': { zh: '区划代码应为 6、9、12 或 15 位数字', en: 'A place code has 6, 9, 12 or 15 digits' },
  'place-unknown': { zh: '没有这一区划代码', en: 'There is no such place code' },
  'place-expired': { zh: '这一区划代码已于 {date} 停用，现为 {now}', en: 'This place code ended on {date}; it is now {now}' },
  'party-twice': { zh: '与第 {other} 位当事人重复', en: 'The same as party {other}' },
  'not-in-scope': { zh: '不在您的工作范围内', en: 'Not within your scope' },
  'already-used': { zh: '已经使用', en: 'Already in use' },
  'unit-ended': { zh: '“{unit}”已于 {date} 撤销，不能移交给它', en: '“{unit}” ended on {date}; nothing can be passed to it' },
  'own-unit': { zh: '不能移交给自己的单位', en: 'Not to your own unit' },
  'instalments-differ': { zh: '各期合计 {sum} 元，协议金额 {amount} 元，{direction}了 {difference} 元', en: 'The instalments make {sum} yuan, the agreement {amount} yuan: a difference of {difference} yuan' },
  'contact-needed': { zh: '至少留一种联系方式；没有电话可写“由村里转告”', en: 'Leave one way to reach them; without a phone choose “through the village”' },
  'sum-differs': { zh: '各项相加是 {sum}，应为 {total}，相差 {difference}', en: 'The parts come to {sum}, the total is {total}: a difference of {difference}' },
  'text-differs': { zh: '与条款的文字不一致，请按条款重新生成', en: 'Not the text of the clauses: make it from them again' },
  'text-changed': { zh: '协议文字已改为第 {version} 稿，请看过现在的文字再签', en: 'The text has changed to version {version}: look at it as it is now before signing' },
  'person-twice': { zh: '与第 {other} 行是同一人（姓名和联系方式相同）', en: 'The same person as in row {other} (same name and contact)' },
} as const satisfies Record<string, Wording>;

export type FieldErrorCode = keyof typeof fieldErrors;
export type Details = Readonly<Record<string, string | number | boolean | null>>;

export interface FieldError {
  /** Path in the input, e.g. ["parties", 0, "name"]. */
  readonly path: readonly (string | number)[];
  readonly code: FieldErrorCode;
  readonly details?: Details;
}

/** What a caller gets for a refusal: a code of the catalogue, with the fields or the article where there are any. */
export interface Problem {
  readonly code: string;
  readonly message: Wording;
  readonly details?: Details;
  readonly fields?: readonly (FieldError & { readonly message: Wording })[];
  /** Id of the law article that forbids the step. */
  readonly article?: string;
  /** For a stale basis: the events recorded since. */
  readonly changed?: readonly unknown[];
}

/** Fills `{name}` in a wording from details; an unknown name stays visible, so that a missing detail is noticed. */
export function fill(wording: Wording, details: Details = {}): Wording {
  const one = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = details[name];
      return value === undefined || value === null ? whole : String(value);
    });
  return { zh: one(wording.zh), en: one(wording.en) };
}

/** A refusal: thrown by rules and handlers, turned into a Problem by the one renderer; nothing is changed. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Details;
  readonly fields: readonly FieldError[];
  readonly article: string | undefined;
  readonly changed: readonly unknown[] | undefined;

  constructor(
    code: string,
    options: { details?: Details; fields?: readonly FieldError[]; article?: string | undefined; changed?: readonly unknown[] } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = options.details ?? {};
    this.fields = options.fields ?? [];
    this.article = options.article;
    this.changed = options.changed;
  }
}

/** A refusal for one or several wrong fields. */
export function invalid(...fields: FieldError[]): Refusal {
  return new Refusal('kernel.invalid-input', { fields, details: { count: fields.length } });
}
