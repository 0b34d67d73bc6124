/**
 * Short messages to phones. A phone may lie on the family's table: no names, no text, only number, status and where to
 * look; a code is good for minutes. `{…}` is filled in.
 */
export const templates = {
  'receipt-digits': '【安和】验证码 {digits}，10 分钟内有效，用于查看受理单。不是您本人操作的，请不必理会。',
  'sign-in-code': '【安和】登录验证码 {code}，{minutes} 分钟内有效。工作人员不会向您索要，请勿告诉他人。',
  accepted: '【安和】您的事项{number}已受理。凭受理单编号查进度：{link}',
  agreed: '【安和】您的事项{number}已达成调解协议。凭受理单编号查看：{link}',
  'performance-due': '【安和】您的事项{number}，协议约定的一期将于{day}到期。请按约定履行；有困难请提前联系调委会。查看：{link}',
  'performance-overdue': '【安和】您的事项{number}，协议约定的一期已于{day}到期，还没有登记履行。已履行的请把凭证告诉调委会。查看：{link}',
  // Of a request: to whom, by when, and whose turn it is. Of a private one the unit is not named: it would tell what it is about.
  'request-dispatched': '【安和】您的诉求{number}已转{unit}，应在{day}前答复。凭受理单编号查进度：{link}',
  'request-taken': '【安和】您的诉求{number}已由{unit}接收办理，应在{day}前答复。凭受理单编号查进度：{link}',
  'request-moved': '【安和】您的诉求{number}有新进展。凭受理单编号查看：{link}',
  'request-asked': '【安和】您的诉求{number}需要您补充情况，补充之前暂停计时。凭受理单编号打开：{link}',
  'request-answered': '【安和】您的诉求{number}已答复，请在{day}前查看并评价；没有解决可以提出。凭受理单编号打开：{link}',
  'request-joined': '【安和】您的诉求{number}已并入同一件事一起办理，答复时另行告知。凭受理单编号查进度：{link}',
  'request-closed': '【安和】您的诉求{number}已办结。情况还在的，可以重新提交。凭受理单编号查看：{link}',
  'request-ended': '【安和】您的诉求{number}不再按诉求办理，原因和下一步请凭受理单编号查看：{link}',
  closed: '【安和】您的事项{number}已结案。凭受理单编号查看：{link}',
} as const;

export type Template = keyof typeof templates;

export const templateNames = Object.keys(templates) as [Template, ...Template[]];

/** A message's text. Throws when a value is missing: half a message is worse than none. */
export function messageText(template: Template, values: Readonly<Record<string, string>>): string {
  return templates[template].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template} needs ${name}`);
    return value;
  });
}
