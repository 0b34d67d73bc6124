import type { CatalogueEntry } from '../kernel/index.ts';

export const campaignErrors = {
  'campaigns.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'campaigns.asks-for-persons': {
    status: 422, zh: '专项行动只布置事项、地方和单位的工作，不收集个人名单。这里写了“{words}”：{why}。请改为布置工作、填报数量',
    en: 'A campaign is about matters, places and units, and collects no list of persons. It says “{words}”: {whyEn}. Ask for work and for numbers instead',
  },
  'campaigns.unknown-kind': { status: 422, zh: '没有这一类专项行动', en: 'There is no such kind of campaign' },
  'campaigns.not-a-count': { status: 422, zh: '“{code}”不是可以按地方累计的数量指标，不能作为任务的统计口径', en: '{code} is no count over a time, and cannot measure a task' },
  'campaigns.unit-unknown': { status: 422, zh: '有单位不存在、已经撤销，或者不在您的辖区内', en: 'A unit does not exist, is closed, or is not in your area' },
  'campaigns.nobody': { status: 422, zh: '任务“{task}”在参加的地方没有一个可以落实的村、乡镇或者单位', en: 'The task “{task}” falls on no village, town or unit of the places' },
  'campaigns.too-many': { status: 422, zh: '任务落到各地共 {count} 项，一次行动最多 {most} 项，请分开布置', en: 'It makes {count} tasks at places and may make {most}: divide it' },
  'campaigns.counted-anew': { status: 409, zh: '行动的日期已经变了，请刷新后再生成总结', en: 'Its days have changed: load the page again and draft the report then' },
} as const satisfies Record<string, CatalogueEntry>;
