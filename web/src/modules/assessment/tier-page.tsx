import { assessmentOperations, tierNames } from '@anhe/contract/assessment';
import type { TierObjection, TierView } from '@anhe/contract/assessment';
import { newId } from '@anhe/contract/kernel';
import { Link, useParams } from '@tanstack/react-router';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand } from '../../api/index.ts';
import { ActWindow, ChoiceField, Field, Page, TextField, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { Shown, useAct } from './parts.tsx';
import { Formula, Ratio, TierMark } from './tiers-page.tsx';
import { assessmentWords } from './words.ts';
import './assessment.css';

/** One village in one month: its count, its past, the formula, and what its unit says to it. */
export function TierPage(): ReactNode {
  const t = useWords(assessmentWords);
  const { county = '', tier = '' } = useParams({ strict: false });
  return <Shown operation={assessmentOperations.tier} input={{ county, tier }} title={t('tiers')} view={(view) => <View view={view} />} />;
}

function View({ view }: { readonly view: TierView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const [act, setAct, done] = useAct<'object' | TierObjection>();
  const { line, past, abilities } = view;
  return (
    <Page title={t('tier.title', { place: line.placeName, month: line.month })} crumbs={<Link to="/assessment/tiers">{t('tiers')}</Link>} sub={line.townName}>
      <p className="line"><TierMark tier={line.tier} /><span>{say(tierNames[line.tier].about)}</span><span className="number">{t('count')} {line.count}</span><span className="number">{t('usual')} {line.usual ?? '–'}</span><Ratio row={line} />{line.corrected ? <span className="tag tag-law">{t('corrected')}</span> : null}</p>
      {abilities.includes('objectTier') && !line.openObjection ? <p className="line no-print"><Button onClick={() => setAct('object')}>{t('object')}</Button></p> : null}
      <section className="sheet">
        <h2>{t('past')}</h2>
        {past.length === 0 ? <p className="muted">{t('rows.none')}</p> : <ul className="tier-past">{past.map(({ month, count }) => <li key={month}>{month} · {count}</li>)}</ul>}
      </section>
      <Formula formula={view.formula} />
      <section className="sheet">
        <h2>{t('objections')}</h2>
        {view.objections.length === 0 ? <p className="muted">{t('objections.none')}</p> : (
          <ul className="plain-list">
            {view.objections.map((one) => (
              <li key={one.id}>
                <p><span className="number">{one.raisedOn}</span> {one.unitName}：{one.text}</p>
                {one.upheld !== null
                  ? <p><span className="tag">{t(one.upheld ? 'upheld' : 'dismissed')}</span> <span className="number">{one.answeredOn}</span> {one.answer}{one.count === null ? null : <span className="number"> {one.fromCount} → {one.count}</span>}</p>
                  : <p className="line"><span className="tag tag-law">{t('answer.due', { day: one.dueOn })}</span>{abilities.includes('answerTier') ? <Button size="small" onClick={() => setAct(one)}>{t('answer')}</Button> : null}</p>}
              </li>
            ))}
          </ul>
        )}
      </section>
      {act === 'object' ? <ObjectWindow view={view} onClose={done} /> : null}
      {typeof act === 'object' ? <AnswerWindow view={view} objection={act} onClose={done} /> : null}
    </Page>
  );
}

function ObjectWindow({ view, onClose }: { readonly view: TierView; readonly onClose: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const command = useCommand(assessmentOperations.objectTier);
  const [objection] = useState(() => newId());
  const [text, setText] = useState('');
  const { line } = view;
  const send = async (): Promise<void> => {
    if ((await command.run({ county: line.county, tier: line.id, objection, text }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('object')} act={t('object')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={text.trim().length < 2}>
      <TextField id={fieldId(['text'])} label={t('object.text')} value={text} max={1000} lines={4} onChange={setText} />
    </ActWindow>
  );
}

function AnswerWindow({ view, objection, onClose }: { readonly view: TierView; readonly objection: TierObjection; readonly onClose: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const command = useCommand(assessmentOperations.answerTier);
  const [holds, setHolds] = useState<'upheld' | 'dismissed'>();
  const [answer, setAnswer] = useState('');
  const [count, setCount] = useState<number | null>(null);
  const { line } = view;
  const waiting = holds === undefined || answer.trim().length < 2 || (holds === 'upheld' && count === null);
  const send = async (): Promise<void> => {
    const upheld = holds === 'upheld';
    if ((await command.run({ county: line.county, tier: line.id, objection: objection.id, upheld, answer, ...(upheld && count !== null ? { count } : {}) }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('answer')} act={t('answer')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p>{objection.text}</p>
      <ChoiceField id={fieldId(['upheld'])} label={t('judged')} value={holds} options={[{ value: 'upheld' as const, label: t('upheld') }, { value: 'dismissed' as const, label: t('dismissed') }]} onChange={setHolds} />
      {holds === 'upheld' ? <Field id={fieldId(['count'])} label={t('count.right')}><InputNumber id={fieldId(['count'])} min={0} precision={0} value={count} onChange={setCount} /></Field> : null}
      <TextField id={fieldId(['answer'])} label={t('answer.text')} value={answer} max={1000} lines={4} onChange={setAnswer} />
    </ActWindow>
  );
}
