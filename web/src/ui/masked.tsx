import { Button, Input, Popover, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import type { Failure } from '../api/index.ts';
import { useWords } from '../wording/index.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { uiWords } from './words.ts';

interface Props {
  /** As everyone may see it: 张*, 138****0000. */
  readonly masked: string;
  /** The clear text once it was shown. */
  readonly clear: string | undefined;
  /** Asks for the clear text with the reason; absent where this post may not see it. */
  readonly onReveal?: ((reason: string) => Promise<unknown>) | undefined;
  /** A reason that was given already on this page: not asked twice. */
  readonly reason?: string | undefined;
  readonly failure?: Failure | undefined;
}

const ready = ['call', 'identity', 'paper'] as const;

/** Personal data, masked until someone asks for it with a reason; says that the person will see it. */
export function Masked({ masked, clear, onReveal, reason, failure }: Props): ReactNode {
  const t = useWords(uiWords);
  const [open, setOpen] = useState(false);
  if (clear !== undefined) return <span className="clear">{clear}</span>;
  if (onReveal === undefined) return <span className="masked">{masked}</span>;
  const ask = async (why: string): Promise<void> => {
    if ((await onReveal(why)) !== undefined) setOpen(false);
  };
  return (
    <span className="masked">
      {masked}
      <Popover
        open={open}
        onOpenChange={(next) => {
          if (next && reason !== undefined) void ask(reason);
          else setOpen(next);
        }}
        trigger="click"
        title={t('masked.title')}
        content={<WhyForm onGiven={ask} failure={failure} />}
      >
        <Button type="link" size="small" className="masked-show">{t('masked.show')}</Button>
      </Popover>
    </span>
  );
}

function WhyForm({ onGiven, failure }: { readonly onGiven: (reason: string) => Promise<void>; readonly failure: Failure | undefined }): ReactNode {
  const t = useWords(uiWords);
  const id = useId();
  const [chosen, setChosen] = useState('');
  const [other, setOther] = useState('');
  const why = chosen === 'other' ? other.trim() : chosen;
  return (
    <form className="why-form" onSubmit={(event) => {
      event.preventDefault();
      if (why.length >= 2) void onGiven(why);
    }}>
      <p id={id}>{t('masked.why')}</p>
      <Radio.Group aria-labelledby={id} value={chosen} onChange={(event) => setChosen(String(event.target.value))} className="why-choices">
        {ready.map((one) => <Radio key={one} value={t(`masked.reason.${one}`)}>{t(`masked.reason.${one}`)}</Radio>)}
        <Radio value="other">{t('masked.other')}</Radio>
      </Radio.Group>
      {chosen === 'other' ? <Input aria-label={t('masked.other')} value={other} maxLength={100} onChange={(event) => setOther(event.target.value)} /> : null}
      <p className="law-text">{t('masked.seen')}</p>
      <ProblemNotice failure={failure} />
      <Button type="primary" htmlType="submit" disabled={why.length < 2}>{t('masked.show')}</Button>
    </form>
  );
}
