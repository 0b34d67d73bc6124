/** Words of the frame: the strip that tells the truth, and what all pages share. */
export const shellWords = {
  title: { zh: '安和 · 外出', en: 'Anhe · field' },
  field: { zh: '外出办事', en: 'Field work' },
  back: { zh: '返回', en: 'Back' },
  settings: { zh: '设置', en: 'Settings' },
  'strip.none': { zh: '没有信号，{count} 条待发', en: 'No signal, {count} waiting' },
  'strip.none.all': { zh: '没有信号，已办的都发出去了', en: 'No signal; all that was done has gone out' },
  'strip.busy': { zh: '正在联络，{count} 条待发', en: 'Connecting, {count} waiting' },
  'strip.busy.all': { zh: '正在联络', en: 'Connecting' },
  'strip.waiting': { zh: '{count} 条待发', en: '{count} waiting' },
  'strip.all': { zh: '都已发出', en: 'All has gone out' },
  'strip.asOf': { zh: '看到的是 {at} 的情况', en: 'Shown as of {at}' },
  'strip.never': { zh: '还没有取到本村的情况', en: 'The village’s matters have not arrived yet' },
  'strip.refused': { zh: '{count} 条没办成', en: '{count} refused' },
  update: { zh: '有新版本。已填的都存着，更新只要几秒。', en: 'There is a new version. All you typed is kept; it takes a few seconds.' },
  'update.act': { zh: '更新', en: 'Update' },
  looking: { zh: '正在打开', en: 'Opening' },
  optional: { zh: '（可不填）', en: ' (optional)' },
  needed: { zh: '请填写', en: 'Please fill this in' },
  choose: { zh: '请选择', en: 'Please choose' },
  begun: { zh: '接着上次没填完的', en: 'Going on with what was begun' },
  anew: { zh: '清空重填', en: 'Start over' },
  'phone.wrong': { zh: '手机号是 11 位，座机要带区号', en: 'A mobile number has 11 digits; a landline needs its area code' },
  'notice.kept': { zh: '“{what}”已存在手机上，有信号就自动发出，不会重复。', en: '“{what}” is kept on the phone; it goes out by itself when there is a signal, and never twice.' },
} as const;

/** Words of photographs. */
export const photoWords = {
  title: { zh: '照片', en: 'Photographs' },
  take: { zh: '拍照或选照片', en: 'Take or choose a photograph' },
  left: { zh: '还可以加 {count} 张', en: '{count} more can be added' },
  drop: { zh: '去掉第 {at} 张', en: 'Remove number {at}' },
  alt: { zh: '第 {at} 张照片', en: 'Photograph {at}' },
  busy: { zh: '正在处理照片', en: 'Preparing the photograph' },
  'not-a-photo': { zh: '这不是手机能看的照片，没有加上。请换一张，或者直接拍。', en: 'This is no picture that this phone can show, so it was not added. Choose another, or take one.' },
  'too-large': { zh: '照片太大（40 MB 以上），没有加上。请直接拍一张。', en: 'The photograph is too large (over 40 MB), so it was not added. Take one instead.' },
  note: { zh: '照片会缩小再发，里面的位置和时间先去掉。', en: 'Photographs are made smaller, and where and when they were taken is removed.' },
} as const;
