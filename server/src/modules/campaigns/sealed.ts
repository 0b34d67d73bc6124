import type { Id } from '@anhe/contract/kernel';
import { Plan } from '@anhe/contract/campaigns';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { sealedWords } from '../../kernel/crypto/sealed-words.ts';

type Sealed = 'campaign.plan' | 'campaign.remark' | 'campaign.longer' | 'campaign.ended' | 'campaign.report' | 'duty.asked' | 'duty.remark' | 'report.words';

export const { seal, sealSaid, open, openSaid } = sealedWords<Sealed>('campaigns');

/** The plan of a campaign as it was drafted or signed. */
export const planOf = (keys: Keyring, { county, id, plan }: { readonly county: string; readonly id: Id; readonly plan: Buffer }): Plan => Plan.parse(JSON.parse(open(keys, 'campaign.plan', county, id, plan)));
