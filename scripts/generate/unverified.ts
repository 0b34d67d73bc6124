import type { ReferenceList, ReferenceRow } from '@anhe/contract/kernel';

const headings: Readonly<Record<ReferenceList, { readonly zh: string; readonly en: string }>> = {
  'dispute-types': { zh: '纠纷类型', en: 'Types of disputes' },
  grounds: { zh: '不予受理的情形', en: 'Grounds for not taking on' },
  articles: { zh: '法条', en: 'Articles' },
  remedies: { zh: '救济途径', en: 'Remedies' },
  retention: { zh: '保管期限', en: 'Retention' },
  clocks: { zh: '时限', en: 'Clocks' },
  numbers: { zh: '编号', en: 'Numbers' },
  papers: { zh: '文书', en: 'Papers' },
  'screening-topics': { zh: '排查主题', en: 'Topics of screening' },
  'allowance-classes': { zh: '以案定补档次', en: 'Classes of allowance' },
  'guidance-limits': { zh: '指导工作的数值', en: 'Numbers of guidance' },
  returns: { zh: '统计报表', en: 'Returns of statistics' },
  calendar: { zh: '日历', en: 'Calendar' },
  'warning-signs': { zh: '激化苗头', en: 'Warning signs' },
  clauses: { zh: '条款库', en: 'Clause shelf' },
  'clause-checks': { zh: '条款检查', en: 'Checks of clauses' },
  departments: { zh: '部门', en: 'Departments' },
  'request-groups': { zh: '诉求大类', en: 'Groups of requests' },
  'request-types': { zh: '诉求类型', en: 'Types of requests' },
  'request-limits': { zh: '诉求办理的数值', en: 'Numbers of requests' },
  'hazard-kinds': { zh: '隐患种类', en: 'Kinds of hazards' },
  'errand-kinds': { zh: '代办事项', en: 'Kinds of errands' },
  'errand-limits': { zh: '帮办代办的数值', en: 'Numbers of errands' },
  'patrol-formulas': { zh: '巡防公式', en: 'Formulas of the patrol planner' },
  'supervision-rules': { zh: '督办线索规则', en: 'Rules of supervision' },
  'supervision-limits': { zh: '催办的数值', en: 'Numbers of supervision' },
  'campaign-kinds': { zh: '专项行动种类', en: 'Kinds of campaigns' },
  'campaign-bars': { zh: '专项行动不收集的内容', en: 'What no campaign asks for' },
  'assessment-limits': { zh: '考评的数值', en: 'Numbers of assessments' },
  figures: { zh: '指标口径', en: 'Definitions of figures' },
  'outside-figures': { zh: '外部数据的种类', en: 'Kinds of aggregates from outside' },
  'survey-methods': { zh: '满意度调查方法', en: 'Methods of satisfaction surveys' },
  'volunteer-tasks': { zh: '志愿任务种类', en: 'Kinds of tasks for volunteers' },
  'volunteer-courses': { zh: '志愿者培训', en: 'Courses for volunteers' },
  'volunteer-consents': { zh: '志愿者同意书', en: 'Consent of volunteers' },
  'tier-formulas': { zh: '村（社区）工作量分级公式', en: 'Formulas of village workload' },
  'request-details': { zh: '诉求细目', en: 'Details of requests' },
  'award-criteria': { zh: '平安命名标准', en: 'Criteria of Ping’an awards' },
  'award-limits': { zh: '平安命名的期限', en: 'Limits of Ping’an awards' },
  'column-maps': { zh: '其他平台的表格', en: 'Tables of other platforms' },
};

/** Lists that rest on no text: the product's own proposal throughout. They are counted, so that the rows of law are not lost among them. */
const proposals: readonly ReferenceList[] = ['departments', 'request-groups', 'request-types', 'request-details', 'hazard-kinds', 'errand-kinds', 'award-criteria', 'survey-methods', 'volunteer-tasks', 'volunteer-courses', 'campaign-kinds', 'campaign-bars'];

/** What was looked for and not seen in the original, whether or not a row rests on it. */
const notSeen: readonly string[] = [
  'SF/T 0018（人民调解业务数据）的类目与代码 — items and codes',
  '《全国人民调解工作规范》全文 — text of the national norm for people’s mediation work',
  'GB/T 31000（社会治安综合治理基础数据规范）的代码值与网格条款 — code values, clause on grids',
  'GB/T 33200 正文 — body of the standard',
  'GB/T 33358 中的办理天数 — limits in days',
  '陕西省 12345 热线办理天数 — days of Shaanxi’s hotline',
  '陕西省平安鼎现行命名标准与撤销办法 — present criteria and revocation of the Ping’an awards',
  '档案保管期限 — retention years',
  '村（社区）分级的官方办法 — an official rule for tiers of villages',
  '挂牌督办期限 — duration of supervision by listing',
  '司法确认申请书的法院样式 — the courts’ specimen of the application for confirmation',
  '治安管理处罚法（2025年修订）全文 — the law as revised in 2025',
];

/** A row's own name, whatever its list calls it; undefined where it has none. */
function nameOf(body: unknown): { zh: string; en: string } | undefined {
  for (const key of ['name', 'label', 'form', 'why']) {
    const found: unknown = typeof body === 'object' && body !== null ? Object.entries(body).find(([name]) => name === key)?.[1] : undefined;
    if (typeof found === 'object' && found !== null && 'zh' in found && 'en' in found) return { zh: String(found.zh), en: String(found.en) };
  }
  return undefined;
}

function section(list: ReferenceList, rows: readonly ReferenceRow[]): readonly string[] {
  const doubtful = rows.filter(({ verified }) => !verified);
  if (doubtful.length === 0) return [];
  if (proposals.includes(list)) {
    const sources = [...new Set(doubtful.map(({ source }) => source))];
    return [`## ${headings[list].en} ${headings[list].zh}`, `${doubtful.length} of ${rows.length} rows, in \`data/lists/${list}.json\`: ${sources.join('; ')}.`];
  }
  const lines = doubtful.map(({ code, validFrom, source, body }) => {
    const name = nameOf(body);
    return `| \`${code}\` | ${validFrom} | ${name?.zh ?? ''} | ${name?.en ?? ''} | ${source} |`;
  });
  const { zh, en } = headings[list];
  return [`## ${en} ${zh}`, `${doubtful.length} of ${rows.length} rows.`, ['| code | from | 中文 | English | where it is from |', '|---|---|---|---|---|', ...lines].join('\n')];
}

/** The page of all that is not verified in law and standards: the dated rows that say so of themselves, and what was never seen. */
export function unverifiedPage(lists: ReadonlyMap<ReferenceList, readonly ReferenceRow[]>): string {
  return [
    '<!-- Generated by npm run generate from data/lists; do not edit. -->',
    '# Not verified 未经核对',
    'A value of law or of a standard that could not be compared with the text its source names is marked in its own dated row, and wherever a page '
      + 'or a paper uses it. Compare these with the originals before relying on them; a corrected row with a later first day replaces one, nothing is edited.',
    ...[...lists].flatMap(([list, rows]) => section(list, rows)),
    '## Not seen at all 未见原文',
    'Many Chinese standards were read in secondary copies, not at the issuer. Not seen in the original, or not found:',
    notSeen.map((line) => `- ${line}`).join('\n'),
  ].join('\n\n') + '\n';
}
