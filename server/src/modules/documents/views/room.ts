/** Views of the papers of the mediation room. */
import type { PaperInput } from '@anhe/contract/documents';
import type { DisputeFile } from '../gather.ts';
import type { RoomPapers } from '../room.ts';
import { allParties, committeeOf, given, mediatorNames, numberOf, paperParty, typeName } from './parts.ts';

/** 无争议事实记载. */
export const jointFacts = (file: DisputeFile, facts: RoomPapers['facts'][number]): PaperInput<'jointFacts'> =>
  given({ number: numberOf(file, 'acceptance'), committee: committeeOf(file), parties: allParties(file), matter: typeName(file), facts: [...facts.facts], mediators: mediatorNames(file), date: facts.happenedOn });

const nobody = { kind: 'person' as const, name: '' };

/** 人民调解调查记录: of one visit, inquiry or inspection. */
export function inquiryRecord(file: DisputeFile, inquiry: RoomPapers['inquiries'][number]): PaperInput<'inquiryRecord'> {
  const party = file.parties.find(({ id }) => id === inquiry.respondent);
  const respondent = party === undefined ? { ...nobody, name: inquiry.respondentWords ?? '' } : paperParty(party);
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), startedAt: undefined, place: inquiry.venue ?? undefined, respondent, investigators: [...inquiry.investigators],
    recorder: inquiry.investigators[0], entries: [{ text: inquiry.record }],
  });
}

/** 证据材料清单. */
export function evidenceList(file: DisputeFile): PaperInput<'evidenceList'> {
  const nameOf = (id: string | null): string | undefined => file.parties.find((party) => party.id === id)?.clear?.name;
  const pieces = file.files.filter(({ kind }) => kind === 'evidence').map((piece) => {
    const line = file.room.evidence.find(({ attachment }) => attachment === piece.id);
    return given({ name: piece.name, proves: line?.proves, form: line?.form, from: line === undefined ? undefined : (nameOf(line.party) ?? '调解员收集'), date: piece.happenedOn });
  });
  return given({ number: numberOf(file, 'acceptance'), committee: committeeOf(file), parties: allParties(file), pieces, listedBy: mediatorNames(file)[0], date: pieces.at(-1)?.date });
}

/** 向公安机关报告单. */
export const policeReport = (file: DisputeFile, report: RoomPapers['reports'][number]): PaperInput<'policeReport'> =>
  given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), addressee: report.unit, parties: allParties(file), matter: typeName(file), place: file.detail.placeName, kind: report.kind,
    account: report.account, reportedBy: report.reportedBy, date: report.reportedOn,
  });
