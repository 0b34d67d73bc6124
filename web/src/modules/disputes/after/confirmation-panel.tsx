import { confirmationStates, courtGrounds, disputeOperations, notAcceptedGrounds, rejectedGrounds, reviewStates } from '@anhe/contract/disputes';
import type { ApplicationView, CheckView, ConfirmationView, DisputeView } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import type { PaperEntry } from '@anhe/contract/documents';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { callFile, useQueryOf } from '../../../api/index.ts';
import { Loading, ProblemNotice, ReadFailure } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useArticleName } from '../../matters/index.ts';
import { useFiles } from '../use-files.ts';
import type { OnStep } from './performance-panel.tsx';
import { afterWords } from './words.ts';

interface Props {
  readonly view: DisputeView;
  readonly onStep: OnStep;
}

const packet: readonly PaperEntry['kind'][] = ['confirmationApplication', 'mediationProof', 'confirmationMaterials'];

/** Judicial confirmation: what is left of the thirty days, the check-up, the packet to print, the court's answer. */
export function ConfirmationPanel({ view, onStep }: Props): ReactNode {
  const t = useWords(afterWords);
  const found = useQueryOf(disputeOperations.confirmation, { county: view.county, matter: view.id }, { keep: true });
  const { data } = found;
  return (
    <section className="sheet confirmation" aria-labelledby="court-title">
      <h2 id="court-title">{t('court.title')}</h2>
      {found.isPending ? <Loading lines={3} label={t('court.title')} /> : null}
      <ReadFailure failure={data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {data === undefined ? null : <Body view={view} data={data} onStep={onStep} />}
    </section>
  );
}

function Body({ view, data, onStep }: Props & { readonly data: ConfirmationView }): ReactNode {
  const t = useWords(afterWords);
  const say = useSay();
  const language = useLanguage();
  const may = view.abilities.includes('applyConfirmation') && view.status === 'agreed';
  const running = data.state === 'applied';
  const open = data.state === null || data.state === 'withdrawn' || data.state === 'not-accepted';
  return (
    <>
      <p className="line">
        {data.state === null ? null : <strong className={data.state === 'confirmed' ? 'tag tag-kept' : 'tag tag-law'}>{say(confirmationStates[data.state])}</strong>}
        {data.lastDay === null || data.remainingDays === null || !open ? null : <Countdown day={data.lastDay} left={data.remainingDays} />}
      </p>
      {data.applications.filter(({ kind }) => kind !== 'review').map((one) => <Application key={one.id} one={one} />)}
      {data.expected === null ? null : <p className="law-text">{t('court.expected', { acceptance: fullDay(data.expected.acceptanceBy, language), ruling: fullDay(data.expected.rulingBy, language) })}</p>}
      {data.state === 'rejected' ? <p className="law-text">{t('court.rejected')}</p> : null}
      {open ? <Checks checks={data.checks} /> : null}
      <Packet view={view} kinds={packet} />
      {may ? (
        <div className="form-acts">
          {open ? <Button type="primary" onClick={() => onStep('applyConfirmation', false)}>{t('act.apply')}</Button> : null}
          {running ? <Button type="primary" onClick={() => onStep('recordRuling', false)}>{t('act.ruling')}</Button> : null}
          {data.state === 'rejected' ? <Button onClick={() => onStep('resume', false)}>{t('act.again')}</Button> : null}
        </div>
      ) : null}
      {data.review === null ? null : <Review view={view} data={data} review={data.review} onStep={onStep} />}
      {view.after.performed === 'full' && view.abilities.includes('applyNoPenalty') && (view.status === 'agreed' || view.status === 'closed') ? (
        <details><summary>{t('act.no-penalty')}</summary><p className="law-text">{t('no-penalty.text')}</p><Packet view={view} kinds={['noPenaltyApplication']} /><Button onClick={() => onStep('applyNoPenalty', false)}>{t('no-penalty.act')}</Button></details>
      ) : null}
    </>
  );
}

function Countdown({ day, left }: { readonly day: string; readonly left: number }): ReactNode {
  const t = useWords(afterWords);
  const language = useLanguage();
  const said = fullDay(day, language);
  if (left < 0) return <span className="overdue-text">! {t('court.over', { day: said })}</span>;
  return <span className={left <= 7 ? 'law-text' : undefined}>{left === 0 ? t('court.last', { day: said }) : t('court.left', { days: left, day: said })}</span>;
}

/** One application with what came of it. */
function Application({ one }: { readonly one: ApplicationView }): ReactNode {
  const t = useWords(afterWords);
  const say = useSay();
  const language = useLanguage();
  const grounds: Readonly<Record<string, { zh: string; en: string }>> = { ...rejectedGrounds, ...notAcceptedGrounds };
  const ground = one.resultGround === null ? undefined : grounds[one.resultGround];
  return (
    <div className="application">
      <p>{t('court.applied', { day: fullDay(one.appliedOn, language), court: one.to })}{one.ground === null ? '' : ` · ${t('court.ground', { ground: say(courtGrounds[one.ground]) })}`}{one.late ? <span className="law-text"> ⚑ {t('court.late')}</span> : null}</p>
      {one.state === 'applied' ? null : (
        <p><strong>{say(one.kind === 'review' ? reviewStates[one.state] : confirmationStates[one.state])}</strong>{one.number === null ? '' : <> · <span className="number">{one.number}</span></>}{one.servedOn === null ? '' : ` · ${t('court.served', { day: fullDay(one.servedOn, language) })}`}</p>
      )}
      {ground === undefined ? null : <p className="law-text">{t('court.result.ground', { ground: say(ground) })}</p>}
      {one.objectBy === null ? null : <p className="law-text">{t('court.object', { day: fullDay(one.objectBy, language) })}</p>}
    </div>
  );
}

const signs = { ok: '✓', look: '△', stops: '✕' } as const;

/** What stands in the way first, then what a person looks at; what is fine is counted and folded. */
function Checks({ checks }: { readonly checks: readonly CheckView[] }): ReactNode {
  const t = useWords(afterWords);
  if (checks.length === 0) return <p className="muted">{t('court.checks.withheld')}</p>;
  const of = (state: CheckView['state']): readonly CheckView[] => checks.filter((check) => check.state === state);
  return (
    <details className="checks" open={of('stops').length > 0}>
      <summary>{t('court.checks', { ok: of('ok').length, look: of('look').length, stops: of('stops').length })}</summary>
      <ul className="plain-list">{[...of('stops'), ...of('look'), ...of('ok')].map((check) => <Check key={check.code} check={check} />)}</ul>
      <p className="muted">{t('court.checks.note')}</p>
    </details>
  );
}

function Check({ check }: { readonly check: CheckView }): ReactNode {
  const t = useWords(afterWords);
  const say = useSay();
  const articleName = useArticleName();
  return (
    <li className={`check check-${check.state}`}>
      <p><span aria-hidden>{signs[check.state]} </span><strong>{say(check.title)}</strong> <span className="tag">{t(`check.${check.state}`)}</span></p>
      <p>{say(check.found)}</p>
      {check.mend === null ? null : <p>{t('check.mend', { what: say(check.mend) })}</p>}
      {check.state === 'ok' ? null : <p className="law-text">{articleName(check.article)}</p>}
    </li>
  );
}

/** The papers that are handed in, each to be printed. */
function Packet({ view, kinds }: { readonly view: DisputeView; readonly kinds: readonly PaperEntry['kind'][] }): ReactNode {
  const t = useWords(afterWords);
  const say = useSay();
  const files = useFiles();
  const found = useQueryOf(documentOperations.list, { county: view.county, matter: view.id }, { keep: true });
  const papers = (found.data?.papers ?? []).filter(({ kind, printable }) => kinds.includes(kind) && printable);
  if (papers.length === 0 || found.data?.mayOpen !== true) return null;
  return (
    <div className="packet">
      <h3>{t('court.packet')}</h3>
      <div className="line">{papers.map((paper) => (
        <Button key={paper.kind} size="small" loading={files.busy === paper.kind} onClick={() => files.open(paper.kind, () => callFile(documentOperations.paper, { county: view.county, matter: view.id, kind: paper.kind, format: 'pdf' }))}>{t('court.packet.print', { what: say(paper.title) })}</Button>
      ))}</div>
      <ProblemNotice failure={files.failure} />
    </div>
  );
}

/** Labour agreements: fifteen days to the arbitration commission; the payment order is named. */
function Review({ view, data, review, onStep }: Props & { readonly data: ConfirmationView; readonly review: NonNullable<ConfirmationView['review']> }): ReactNode {
  const t = useWords(afterWords);
  const say = useSay();
  const may = view.abilities.includes('applyReview') && view.status === 'agreed';
  const open = review.state === null || review.state === 'withdrawn' || review.state === 'not-accepted' || review.state === 'rejected';
  return (
    <div className="review">
      <h3>{t('review.title')}</h3>
      <p className="line">
        {review.state === null ? null : <strong className="tag tag-law">{say(reviewStates[review.state])}</strong>}
        {review.lastDay === null || review.remainingDays === null || !open ? null : <Countdown day={review.lastDay} left={review.remainingDays} />}
        {review.verified ? null : <span className="law-text">{t('review.unverified')}</span>}
      </p>
      {data.applications.filter(({ kind }) => kind === 'review').map((one) => <Application key={one.id} one={one} />)}
      <p className="law-text">{t('review.payment-order')}</p>
      <Packet view={view} kinds={['reviewApplication']} />
      {may && open ? <Button onClick={() => onStep('applyReview', false)}>{t('act.review')}</Button> : null}
      {may && review.state === 'applied' ? <Button onClick={() => onStep('recordReview', false)}>{t('act.review.record')}</Button> : null}
    </div>
  );
}
