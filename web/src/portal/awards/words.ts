import type { Catalogue } from '../../wording/catalogue.ts';

export const publicAwardWords = {
  title: { zh: '平安命名：公示和名单', en: 'Ping’an awards: notices and names' },
  lead: { zh: '铜鼎、银鼎、金鼎只命名地方和单位，不评个人。对公示中的对象有意见，可以在公示期内反映，由没有参与审核的人答复并说明理由。', en: 'Copper, silver and gold go to places and organisations, never to persons. While a notice runs anybody may object; somebody who did not judge it answers with reasons.' },
  example: { zh: '现用的命名标准是示例，不是陕西省、渭南市的正式标准。', en: 'The criteria in use are an example, not the official ones of Shaanxi or Weinan.' },
  notices: { zh: '正在公示', en: 'On notice' },
  'notices.none': { zh: '现在没有公示中的对象。', en: 'Nothing is on notice now.' },
  span: { zh: '公示：{from} 至 {until}', en: 'On notice from {from} to {until}' },
  tell: { zh: '向 {office} 反映', en: 'Tell {office}' },
  named: { zh: '已命名，现在有效', en: 'Named and in force' },
  'named.none': { zh: '现在没有有效的命名。', en: 'No award is in force now.' },
  term: { zh: '{from} 命名，有效期至 {until}', en: 'named on {from}, in force until {until}' },
  warned: { zh: '已被警告，正在整改', en: 'warned, being mended' },
} as const satisfies Catalogue;
