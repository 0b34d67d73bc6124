/** Views of the sheets that bind a dossier: cover, index, notes, back. */
import type { PaperInput } from '@anhe/contract/documents';
import { RetentionBody, formatDayZh } from '@anhe/contract/kernel';
import { disputeLifecycle } from '@anhe/contract/disputes';
import type { DisputeEventType, DisputeStep } from '@anhe/contract/disputes';
import { lastEvent } from '../gather.ts';
import type { DisputeFile } from '../gather.ts';
import { committeeOf, endedWithout, given, mediatorNames, numberOf, paperParty, typeName } from './parts.ts';

/** 卷名: the first of each side and the type. */
function titleOf(file: DisputeFile): string {
  const names = file.parties.map((party) => paperParty(party).name);
  const shown = names.length > 2 ? `${names.slice(0, 2).join('与')}等${names.length}方` : names.join('与');
  return `${shown}${typeName(file)}`;
}

/** Who put the dossier together: whoever archived it, before that whoever closed it. */
const binderOf = (file: DisputeFile): string | undefined => lastEvent(file, 'disputes.archived')?.by ?? lastEvent(file, 'disputes.closed')?.by;

function retentionOf(file: DisputeFile): string | undefined {
  const archived = lastEvent(file, 'disputes.archived');
  if (archived === undefined) return undefined;
  const row = file.book.find('retention', archived.body.retention, archived.on);
  if (row === undefined) return undefined;
  const { name, years } = RetentionBody.parse(row.body);
  const until = archived.body.keepUntil;
  const term = years === null ? name.zh : `${name.zh}（${years}年${until === null ? '' : `，至${formatDayZh(until)}`}）`;
  return row.verified ? term : `${term}（以档案部门批准的期限为准）`;
}

/** 卷宗封面. */
export function dossierCover(file: DisputeFile): PaperInput<'dossierCover'> {
  const { detail } = file;
  return given({
    committee: committeeOf(file), title: titleOf(file), number: numberOf(file, 'dossier'), mediators: mediatorNames(file), mediatedFrom: detail.acceptedOn ?? detail.filedOn,
    mediatedTo: detail.agreement?.effectiveOn ?? endedWithout(file)?.on ?? undefined, filedBy: binderOf(file), filedOn: detail.archivedOn ?? undefined, retention: retentionOf(file),
  });
}

/** 封底. */
export function dossierBack(file: DisputeFile): PaperInput<'dossierBack'> {
  return given({ committee: committeeOf(file), number: numberOf(file, 'dossier'), filedBy: binderOf(file), date: file.detail.archivedOn ?? undefined });
}

/** Steps by the events they leave, as far as an entry made later is worth a note. */
const stepOf: { readonly [T in DisputeEventType]?: DisputeStep } = {
  'disputes.accepted': 'accept', 'disputes.refused': 'refuse', 'disputes.mediator-appointed': 'appoint', 'disputes.told': 'tell', 'disputes.session-held': 'holdSession',
  'disputes.agreed-orally': 'agreeOrally', 'disputes.agreement-drafted': 'draftAgreement', 'disputes.signed': 'sign', 'disputes.sealed': 'putSeal', 'disputes.declined': 'decline',
  'disputes.failed': 'fail', 'disputes.withdrawn': 'withdraw', 'disputes.followed-up': 'followUp', 'disputes.closed': 'close',
};

const titleOfStep = (step: DisputeStep): string => disputeLifecycle.steps[step].title.zh;

/** Steps that were recorded later than they happened: paper first is normal, and is said. */
function lateEntries(file: DisputeFile): string[] {
  return file.events.flatMap((event) => {
    const step = stepOf[event.type];
    return step === undefined || event.recordedOn <= event.on ? [] : [`${formatDayZh(event.on)}的“${titleOfStep(step)}”于${formatDayZh(event.recordedOn)}补记。`];
  });
}

/** Steps that were taken with a defect, each with its article. */
export function defectLines(file: DisputeFile): { zh: string; en: string }[] {
  return file.detail.defects.map(({ step, happenedOn, wording, article }) => {
    const label = article === null ? undefined : file.book.articleLabel(article, happenedOn);
    const { zh, en } = disputeLifecycle.steps[step].title;
    return {
      zh: `${formatDayZh(happenedOn)}“${zh}”：${wording.zh}${label === undefined ? '' : `（${label.zh}）`}。`,
      en: `${happenedOn}, ${en}: ${wording.en}${label === undefined ? '' : ` (${label.en})`}`,
    };
  });
}

function missedClocks(file: DisputeFile): string[] {
  return file.detail.clocks.filter(({ status }) => status === 'missed' || status === 'overdue')
    .map(({ basis, due, stopped }) => `${basis.zh}：应于${formatDayZh(due)}前完成，${stopped === null ? '尚未完成' : `实际于${formatDayZh(stopped)}完成`}。`);
}

/** 卷宗情况说明: what is missing, what was recorded late or with a defect. */
export function dossierNote(file: DisputeFile, missing: readonly string[], notes: readonly string[]): PaperInput<'dossierNote'> {
  return given({
    number: numberOf(file, 'dossier') ?? numberOf(file, 'acceptance'), committee: committeeOf(file), notes: [...notes, ...missedClocks(file)], missing: missing.map((name) => ({ name })),
    defects: [...defectLines(file).map(({ zh }) => zh), ...lateEntries(file)], writtenBy: binderOf(file), date: file.detail.archivedOn ?? file.detail.closedOn ?? file.today,
  });
}
