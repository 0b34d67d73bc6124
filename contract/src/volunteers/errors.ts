import type { CatalogueEntry } from '../kernel/index.ts';

export const volunteerErrors = {
  'volunteers.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'volunteers.barred': { status: 409, zh: '现在不能报这项任务：{reason}', en: 'This task cannot be taken now: {reasonEn}' },
  'volunteers.applied-already': { status: 409, zh: '这个电话在本单位已经有一份申请或者登记', en: 'There is an application or a volunteer with this telephone at this unit already' },
  'volunteers.consent-outdated': { status: 422, zh: '同意书已经换成“{now}”版，请用现在的文本签字', en: 'The text of consent is now version {now}: have that one signed' },
  'volunteers.unknown-task': { status: 422, zh: '没有“{kind}”这类任务', en: 'There is no kind of task called {kind}' },
  'volunteers.unknown-course': { status: 422, zh: '没有“{course}”这门培训', en: 'There is no course called {course}' },
  'volunteers.post-taken': { status: 409, zh: '这个岗位已经关联了另一名志愿者，或者不是志愿巡防员岗位', en: 'That post is another volunteer’s, or is not one of a patrol volunteer' },
  'volunteers.full': { status: 409, zh: '名额已满（{wanted} 人）', en: 'All {wanted} are found' },
  'volunteers.patrol-unknown': { status: 422, zh: '这次巡逻没有结束，或者没有已登记的志愿者参加', en: 'That patrol has not ended, or no registered volunteer was on it' },
  'volunteers.patrol-counted': { status: 409, zh: '这次巡逻已经记过', en: 'That patrol was counted already' },
} as const satisfies Record<string, CatalogueEntry>;
