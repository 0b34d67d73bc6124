/** What happens in the room between acceptance and agreement; none of it moves the status. */
export const roomSteps = {
  confirmFacts: { title: { zh: '记载无争议事实', en: 'Record undisputed facts' }, from: ['accepted', 'drafted'], to: 'same' },
  askViolence: { title: { zh: '单独询问家庭暴力', en: 'Ask apart about violence' }, from: ['accepted', 'drafted'], to: 'same' },
  investigate: { title: { zh: '记录调查走访', en: 'Record an inquiry' }, from: ['registered', 'accepted', 'drafted'], to: 'same' },
  noteWarning: { title: { zh: '记录激化苗头', en: 'Note a warning sign' }, from: ['registered', 'accepted', 'drafted', 'agreed', 'failed', 'declined'], to: 'same' },
  visitWarning: { title: { zh: '记录苗头回看', en: 'Record a look-in' }, from: ['registered', 'accepted', 'drafted', 'agreed', 'failed', 'declined'], to: 'same' },
  reportToPolice: { title: { zh: '向公安机关报告', en: 'Report to the police' }, from: ['registered', 'accepted', 'drafted', 'agreed', 'failed', 'declined'], to: 'same' },
  challenge: { title: { zh: '申请换调解员', en: 'Challenge a mediator' }, from: ['accepted', 'drafted'], to: 'same' },
  decideChallenge: { title: { zh: '答复换人申请', en: 'Decide the challenge' }, from: ['accepted', 'drafted'], to: 'same' },
  changeMediator: { title: { zh: '更换调解员', en: 'Change the mediator' }, from: ['accepted', 'drafted'], to: 'same' },
  pauseClock: { title: { zh: '中止期限', en: 'Pause the limit' }, from: ['accepted', 'drafted'], to: 'same' },
  resumeClock: { title: { zh: '恢复期限', en: 'Let the limit run again' }, from: ['accepted', 'drafted'], to: 'same' },
  extendMediation: { title: { zh: '延长调解期限', en: 'Extend the limit' }, from: ['accepted', 'drafted'], to: 'same' },
} as const;
export type RoomStep = keyof typeof roomSteps;
