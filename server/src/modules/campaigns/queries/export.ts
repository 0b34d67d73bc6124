import { campaignOperations, standings, waysToMeasure } from '@anhe/contract/campaigns';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { countedFor, dutyLines } from '../counting.ts';
import { dutyColumns, dutyTables, openOwn, readCampaign } from '../rows.ts';
import type { CampaignSubject, DutyRow } from '../rows.ts';
import { planOf } from '../sealed.ts';

type Op = (typeof campaignOperations)['export'];

const facts = ({ input: { county, campaign }, today }: Request<Op>) => ({
  duties: raw(`select ${dutyColumns} from ${dutyTables} where d.campaign_county = $2 and d.campaign = $3 order by d.task, d.place, d.id`, [today, county, campaign], (rows) => rows as readonly DutyRow[]), // the columns above
});

const words = {
  zh: { sheet: '各地完成情况', headers: ['任务', '区划代码', '地方', '承担单位', '怎么统计', '目标', '数量', '期限', '情况', '逾期天数', '完成日期'], none: '没有单位', file: '专项行动' },
  en: { sheet: 'Tasks by place', headers: ['Task', 'Place code', 'Place', 'Unit', 'Measured', 'Target', 'Number', 'Due', 'Stands', 'Days late', 'Done on'], none: 'No unit', file: 'campaign' },
} as const;

/** The tasks of a campaign at the places of the reader's area, in the order of tasks and place codes. */
export const exportTasks = onQuery<Op, CampaignSubject, ReturnType<typeof facts>>({
  operation: campaignOperations.export, narrow: openOwn, subject: readCampaign, facts,
  log: (_request, { subject, facts: { duties } }) => [{ place: subject.head.place, outcome: 'exported', fields: ['campaign', `rows:${duties.length}`] }],
  answer: async ({ keys, book, input, today }, { subject, facts: { duties } }, more) => {
    const t = words[input.language];
    const lines = dutyLines(keys, book, duties, await countedFor(more, book, duties, today), today);
    const bytes = await writeWorkbook([{
      name: t.sheet, headers: t.headers,
      rows: lines.map((line) => [
        line.title, line.place, line.placeFull, line.unitName ?? t.none, waysToMeasure[line.measure][input.language], line.target ?? '', line.amount ?? '', line.dueOn, standings[line.standing][input.language], line.lateDays ?? '', line.doneOn ?? '',
      ]),
    }]);
    return { fileName: `${t.file}-${planOf(keys, subject.row).from}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
  },
});
