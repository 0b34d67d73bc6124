import type { CatalogueEntry } from '../kernel/index.ts';

export const policingErrors = {
  'policing.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'policing.led-already': { status: 409, zh: '{place}自{day}起已由“{name}”包村；要换人请用“交接”', en: '{name} leads {place} from {day} on; to change that, hand it over' },
  'policing.not-an-officer': { status: 422, zh: '“{name}”不是派出所的社区民警岗位', en: '{name} holds no community officer’s post of a police station' },
  'policing.not-on-duty': { status: 422, zh: '“{name}”在{day}没有在岗', en: '{name} does not hold the post on {day}' },
  'policing.out-of-place': { status: 422, zh: '“{name}”的岗位范围不含这个村，请管理员先调整岗位范围', en: 'This village is not among the places of {name}’s post: an administrator sets those first' },
  'policing.names-somebody': { status: 422, zh: '走访只记事项和地方，不记人：请去掉电话或证件号码', en: 'A visit records matters and places, nobody: take the telephone or identity number out' },
  'policing.not-there': { status: 422, zh: '有 {count} 项不在这个村', en: '{count} of the items are not of this village' },
  'policing.not-joint': { status: 422, zh: '联合行动要有派出所，并且至少还有镇街或村（社区）一方；现在只有：{who}', en: 'Working together takes the police station and the town or the village; here there is only: {whoEn}' },
  'policing.linked-already': { status: 409, zh: '已经登记过联合行动', en: 'It is recorded as joint already' },
  'policing.shift-differs': { status: 422, zh: '这个班次不在建议的村和时段内', en: 'That shift is not in the village and hours of the proposal' },
} as const satisfies Record<string, CatalogueEntry>;
