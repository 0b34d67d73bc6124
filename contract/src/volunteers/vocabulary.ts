import { enumOf } from '../kernel/index.ts';

/** How somebody asked to be taken on. Either way they signed the text of consent on paper. */
export const applyWays = {
  desk: { zh: '本人到场申请', en: 'Came to the desk' },
  form: { zh: '交来纸质申请表', en: 'Handed in the paper form' },
} as const;
export type ApplyWay = keyof typeof applyWays;
export const ApplyWay = enumOf(applyWays).meta({ id: 'VolunteerApplyWay' });

/** Why an application was not taken up; what was written of the person goes at once. */
export const refusalGrounds = {
  age: { zh: '年龄不在任何一类任务的范围内', en: 'Outside the ages of every kind of task' },
  place: { zh: '不在本地居住或者工作，联系不上', en: 'Neither lives nor works here' },
  none: { zh: '眼下没有需要志愿者的任务', en: 'There is no task for volunteers at present' },
  willing: { zh: '本人改变主意', en: 'Changed their mind' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type RefusalGround = keyof typeof refusalGrounds;
export const RefusalGround = enumOf(refusalGrounds).meta({ id: 'VolunteerRefusalGround' });

/** What the thanks of a city go to: units and groups. */
export const recognitionKinds = {
  thanks: { zh: '通报感谢', en: 'Public thanks' },
  model: { zh: '优秀志愿服务队', en: 'Model group' },
  story: { zh: '做法推广', en: 'Its way of working is passed on' },
} as const;
export type RecognitionKind = keyof typeof recognitionKinds;
export const RecognitionKind = enumOf(recognitionKinds).meta({ id: 'VolunteerRecognitionKind' });

/** Parts of what is kept of a volunteer, as a reader names them when the whole is asked for. */
export const personalParts = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Telephone' },
  birthYear: { zh: '出生年份', en: 'Year of birth' },
  emergency: { zh: '紧急联系人', en: 'Whom to call in an emergency' },
  can: { zh: '能做什么', en: 'What they can do' },
  policies: { zh: '保险单号', en: 'Numbers of insurance' },
} as const;
export type PersonalPart = keyof typeof personalParts;
