import { formatDayEn, formatDayZh } from '../../kernel/index.ts';
import { disputeLifecycle, disputeStatuses } from '../lifecycle.ts';
import type { DisputeStatus, DisputeStep } from '../lifecycle.ts';
import { disputeTypes } from '../vocabulary.ts';
import type { DisputeType } from '../vocabulary.ts';

/** What of a matter may be said in a chat group; nothing else of it is looked at. */
export interface ChatFacts {
  readonly type: DisputeType;
  readonly placeName: string;
  readonly status: DisputeStatus;
  readonly nextStep: DisputeStep | null;
  readonly filedOn: string;
  readonly dueOn: string | null;
  /** The unit's telephone. */
  readonly phone: string | null;
}

/** A unit's landline; a mobile number is somebody's own and is not passed on. */
const landline = (phone: string | null): string | null => (phone !== null && /^0\d{2,3}-?\d{7,8}$/.test(phone) ? phone : null);

/**
 * A text for a chat group: which kind of dispute, where, where it stands, what is next by when, and whom to ring. It names
 * nobody, neither party nor mediator nor unit (a studio bears a person's name), and holds no number by which a person or
 * a file is found.
 */
export function chatText(facts: ChatFacts, language: 'zh' | 'en'): string {
  const { type, placeName, status, nextStep, filedOn, dueOn } = facts;
  const phone = landline(facts.phone);
  const [kind, standing] = [disputeTypes[type][language], disputeStatuses[status][language]];
  const next = nextStep === null ? null : disputeLifecycle.steps[nextStep].title[language];
  const day = (one: string): string => (language === 'zh' ? formatDayZh(one) : formatDayEn(one));
  const lines = language === 'zh'
    ? [`【纠纷办理】${placeName}，${kind}${kind.endsWith('争议') ? '' : '纠纷'}，${day(filedOn)}登记`, `现在：${standing}`, next === null ? null : `下一步：${next}${dueOn === null ? '' : `，${day(dueOn)}前`}`, phone === null ? null : `联系：承办单位 ${phone}`]
    : [`[Dispute] ${placeName}: ${kind}, filed on ${day(filedOn)}`, `Stands at: ${standing}`, next === null ? null : `Next: ${next}${dueOn === null ? '' : `, by ${day(dueOn)}`}`, phone === null ? null : `Ring the unit in charge: ${phone}`];
  return lines.filter((line) => line !== null).join('\n');
}
