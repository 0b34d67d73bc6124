import type { noticeOperations } from '@anhe/contract/notices';
import type { Policies } from '../../kernel/access/policy.ts';
import { mayReadTexts } from '../matters/index.ts';
import type { MatterSubject } from '../matters/index.ts';

const nobody = (): boolean => false;

/** Whoever may read a matter's texts sees which messages went out; the rest is for jobs. */
export const noticePolicies: Policies<typeof noticeOperations, MatterSubject> = { list: mayReadTexts, plan: nobody, planRequest: nobody, planReminders: nobody, remind: nobody, open: nobody, message: nobody, record: nobody };
