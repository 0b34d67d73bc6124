import { patrolOperations, shiftKinds } from '@anhe/contract/patrols';
import type { ShiftLine } from '@anhe/contract/patrols';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '../../../api/index.ts';
import { useActing, useMayCall } from '../../../session/index.ts';
import { ProblemNotice } from '../../../ui/index.ts';
import { PlaceName } from '../../places/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { dayOfShift, hoursOf } from './rota.ts';
import { useNow } from './use-now.ts';
import { rotaWords } from './words.ts';

/** A swap that waits: whoever was asked says yes or no, whoever asked may take it back, whoever plans finds somebody else. */
export function SwapLine({ shift, inside = false, onOpen, onDone }: { readonly shift: ShiftLine; /** Within the window of its shift, where day and place stand already. */ readonly inside?: boolean; readonly onOpen?: (shift: ShiftLine) => void; readonly onDone?: () => void }): ReactNode {
  const t = useWords(rotaWords);
  const say = useSay();
  const language = useLanguage();
  const may = useMayCall();
  const { current } = useActing();
  const command = useCommand(patrolOperations.answerSwap);
  const { swap } = shift;
  if (swap === null) return null;
  const answer = async (take: boolean): Promise<void> => {
    if ((await command.run({ county: shift.county, shift: shift.id, swap: swap.id, take })) !== undefined) onDone?.();
  };
  const toMe = swap.to.post === current?.post;
  return (
    <div className={inside ? 'swap-line shift-part' : 'swap-line'}>
      <p><strong>{t('swap.line', { from: swap.from.name, to: swap.to.name })}</strong>{inside ? null : <> <span className="number">{fullDay(dayOfShift(shift), language)} {hoursOf(shift)}</span> {say(shiftKinds[shift.kind])} · <PlaceName place={shift.place} /></>}</p>
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <div className="line">
        {toMe ? <><Button type="primary" loading={command.busy} onClick={() => void answer(true)}>{t('swap.take')}</Button><Button disabled={command.busy} onClick={() => void answer(false)}>{t('swap.decline')}</Button></> : null}
        {swap.from.post === current?.post ? <Button loading={command.busy} onClick={() => void answer(false)}>{t('swap.drop')}</Button> : null}
        {toMe ? null : <span className="muted">{t('swap.waits', { to: swap.to.name })}</span>}
        {onOpen !== undefined && may(patrolOperations.substitute) && !toMe ? <Button onClick={() => onOpen(shift)}>{t('swap.open')}</Button> : null}
      </div>
    </div>
  );
}

/** All swaps of the time in sight that wait for an answer; there is no strip without any. */
export function SwapStrip({ shifts, onOpen }: { readonly shifts: readonly ShiftLine[]; readonly onOpen: (shift: ShiftLine) => void }): ReactNode {
  const t = useWords(rotaWords);
  const now = useNow();
  const waiting = shifts.filter(({ swap, cancelled, startsAt }) => swap?.state === 'asked' && !cancelled && Date.parse(startsAt) > now.getTime());
  if (waiting.length === 0) return null;
  return (
    <section className="notice notice-law" aria-labelledby="swaps-title">
      <h2 className="notice-title" id="swaps-title">{t('swaps.title')} <span className="number">{waiting.length}</span></h2>
      {waiting.map((shift) => <SwapLine key={shift.id} shift={shift} onOpen={onOpen} />)}
    </section>
  );
}
