import type { CatalogueEntry } from '../kernel/index.ts';

export const surveyErrors = {
  'surveys.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'surveys.no-method': { status: 422, zh: '没有这份问卷方法，或者今天不适用', en: 'There is no such method, or it does not hold today' },
  'surveys.code-unknown': { status: 404, zh: '没有这个填答码。请核对来信上的填答码（没有数字 0、1 和字母 I、L、O）', en: 'There is no such answer code. Check it against the letter (it has no 0, 1, I, L or O)' },
  'surveys.answered-already': { status: 409, zh: '这份问卷已经填过了，每个填答码只能用一次。谢谢您', en: 'This form was answered already; a code serves once. Thank you' },
  'surveys.over': { status: 409, zh: '这次调查已于{day}结束，没有收下这份答卷。谢谢您愿意告诉我们', en: 'This survey ended on {dayEn}; the answer was not taken. Thank you for wishing to tell us' },
  'surveys.not-open': { status: 409, zh: '这次调查从{day}开始，请那天以后再填', en: 'This survey begins on {dayEn}; please answer from then on' },
  'surveys.handled-here': { status: 422, zh: '这件事是您所在的单位办的，答卷应由其他单位的人录入', en: 'Your own unit handled this matter: somebody of another unit enters the answer' },
} as const satisfies Record<string, CatalogueEntry>;
