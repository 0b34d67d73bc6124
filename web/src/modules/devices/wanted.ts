import { disputeOperations } from '@anhe/contract/disputes';
import type { RefusedAct } from '@anhe/contract/devices';
import type { Operation, Wording } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { hazardSources, menders, patrolOperations, severities, shiftKinds, voidReasons } from '@anhe/contract/patrols';
import { requestOperations } from '@anhe/contract/requests';
import { screeningOperations } from '@anhe/contract/screening';

const operations: ReadonlyMap<string, Operation> = new Map(
  [disputeOperations, matterOperations, patrolOperations, requestOperations, screeningOperations].flatMap((some): Operation[] => Object.values(some)).map((operation) => [operation.name, operation]),
);

/** How what was wanted is called; an operation newer than this page keeps its name. */
export const operationTitle = (name: string): Wording => operations.get(name)?.title ?? { zh: name, en: name };

export type MatterSort = 'hazard' | 'request' | 'dispute';

/** Of which kind the matter is that an act is about, told by its operation. */
export function sortOf({ operation, matter }: Pick<RefusedAct, 'operation' | 'matter'>): MatterSort | undefined {
  if (matter === null) return undefined;
  if (operation.startsWith('patrols.')) return 'hazard';
  return operation.startsWith('requests.') ? 'request' : operation.startsWith('disputes.') ? 'dispute' : undefined;
}

/** Operations that make a matter: until they are done there is none to compare with. */
export const makesNew = (operation: string): boolean => ['patrols.reportHazard', 'requests.take', 'requests.file', 'disputes.register'].includes(operation);

const labels: Readonly<Record<string, Wording>> = {
  place: { zh: '地点', en: 'Place' }, kind: { zh: '种类', en: 'Kind' }, severity: { zh: '程度', en: 'Severity' }, source: { zh: '怎么发现的', en: 'Found how' }, where: { zh: '具体位置', en: 'Spot' }, text: { zh: '内容', en: 'Words' },
  foundOn: { zh: '发现日期', en: 'Found on' }, happenedOn: { zh: '日期', en: 'Day' }, at: { zh: '时间', en: 'Moment' }, dueOn: { zh: '期限', en: 'By' }, guard: { zh: '临时防护', en: 'Guarded by' }, danger: { zh: '可能马上伤人', en: 'May hurt at any moment' },
  photos: { zh: '照片', en: 'Photographs' }, passed: { zh: '改好了', en: 'Mended' }, why: { zh: '原因', en: 'Why' }, reason: { zh: '原因', en: 'Why' }, mender: { zh: '谁来整改', en: 'Mended by' }, way: { zh: '怎么打卡', en: 'Way' }, summary: { zh: '事由', en: 'What it is about' },
  type: { zh: '类型', en: 'Type' }, content: { zh: '约定', en: 'What was agreed' }, plate: { zh: '点位牌', en: 'Plate' },
};
const codes: Readonly<Record<string, Readonly<Record<string, Wording>>>> = { severity: severities, source: hazardSources, mender: menders, why: voidReasons, kind: shiftKinds };
const yesNo = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const;

export interface WantedLine {
  readonly key: string;
  readonly label: Wording;
  /** A word of a catalogue, or what was typed. */
  readonly value: Wording;
}

const isId = (value: unknown): boolean => typeof value === 'string' && /^[\da-f]{8}-[\da-f]{4}-/.test(value);
const asIs = (text: string): Wording => ({ zh: text, en: text });

function valueOf(key: string, value: unknown): Wording {
  if (typeof value === 'boolean') return yesNo[`${value}`];
  if (Array.isArray(value)) return asIs(String(value.length));
  if (typeof value === 'string') return codes[key]?.[value] ?? asIs(value);
  return asIs(typeof value === 'number' ? String(value) : JSON.stringify(value));
}

/** What an act wanted, line by line: ids and addresses are left out, what is empty as well. A field newer than this page keeps its name. */
export function wantedLines(input: RefusedAct['input']): readonly WantedLine[] {
  return Object.entries(input)
    .filter(([key, value]) => key !== 'county' && value !== '' && value !== null && value !== undefined && !isId(value) && !(Array.isArray(value) && value.every(isId)))
    .map(([key, value]) => ({ key, label: labels[key] ?? asIs(key), value: valueOf(key, value) }));
}
