import { ReportFacts } from '@anhe/contract/campaigns';
import { Refusal } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import type { CampaignSubject } from '../rows.ts';
import { openSaid, planOf } from '../sealed.ts';

/** What the paper of a closing report says. */
export interface ReportPaper {
  readonly office: string;
  readonly number: string | null;
  readonly title: string;
  readonly text: string;
  readonly facts: ReportFacts;
  /** The day on which it was approved; null while it is a draft. */
  readonly closedOn: Day | null;
}

/** The closing report of a campaign. Refuses where there is none yet. @param refusal the code of whoever prints it */
export function reportPaper(keys: Keyring, { row }: CampaignSubject, refusal: string): ReportPaper {
  const text = openSaid(keys, 'campaign.report', row.county, row.id, row.report);
  if (text === null) throw new Refusal(refusal, { details: { reason: '还没有生成总结', reasonEn: 'no report was drafted yet' } });
  return { office: row.unit_name, number: row.number, title: planOf(keys, row).title, text, facts: ReportFacts.parse(row.facts), closedOn: row.closed_on };
}
