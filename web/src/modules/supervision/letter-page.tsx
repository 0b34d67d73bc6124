import { documentOperations } from '@anhe/contract/documents';
import { dayOf } from '@anhe/contract/kernel';
import { effects, judgeRaise, letterLifecycle, mayFollow, replyStates, supervisionOperations } from '@anhe/contract/supervision';
import type { LetterStep, LetterView } from '@anhe/contract/supervision';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useQueryOf } from '../../api/index.ts';
import { useMe } from '../../session/index.ts';
import { EmptyState, FileButton, Loading, Page, PaperButton, ReadFailure, StepButton, Timeline } from '../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { DraftWindow } from './draft-window.tsx';
import { stepsOf } from './facts.ts';
import { DueText, FactText, KindWord, LetterLink, StatusTag } from './parts.tsx';
import { StepWindow } from './step-window.tsx';
import { useSupervises } from './tabs.tsx';
import { UrgeWindow } from './urge-window.tsx';
import { supervisionWords } from './words.ts';

/** One letter: who wrote to whom, until when, its text as it is printed, its answers, and what was done with it. */
export function LetterPage(): ReactNode {
  const t = useWords(supervisionWords);
  const params = useParams({ strict: false });
  const at = { county: params.county ?? '', letter: params.letter ?? '' };
  const found = useQueryOf(supervisionOperations.letter, at, { keep: true });
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.line.id !== at.letter) {
    if (failure?.status === 404 || failure?.status === 403) return <Page title={t('gone.title')}><EmptyState title={t('gone.text')}><Link to="/supervision" className="act-link">{t('home')}</Link></EmptyState></Page>;
    return <Page title={t('loading')}>{failure === undefined ? <Loading lines={9} /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line } = found.data;
  return (
    <Page
      title={line.title} crumbs={<Link to="/supervision">{t('title')}</Link>} sub={<span className="line"><span className="number">{line.number ?? t('number.none')}</span><KindWord line={line} /><StatusTag line={line} /></span>}
      acts={<><PaperButton label={t('print')} fetchIt={() => callFile(documentOperations.officialLetter, at)} /><FileButton label={t('edit')} fetchIt={() => callFile(documentOperations.officialLetter, { ...at, format: 'docx' })} /></>}
    >
      <Letter key={line.id} view={found.data} />
    </Page>
  );
}

function Letter({ view }: { readonly view: LetterView }): ReactNode {
  return (
    <div className="matter">
      <Head view={view} />
      <Steps view={view} />
      <div className="matter-columns">
        <div className="matter-work stack"><Text view={view} /><Replies view={view} /></div>
        <div className="matter-side stack"><Findings view={view} /><Neighbours view={view} /></div>
        <div className="matter-time"><Chain view={view} /></div>
      </div>
    </div>
  );
}

/** Three questions at a glance: who to whom, until when, who answers for it. */
function Head({ view: { line, principal, basis, objectBy } }: { readonly view: LetterView }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <section className="matter-head" aria-label={t('title')}>
      <div className="answer"><span className="answer-question">{t('head.from')}</span><span className="answer-main">{t('head.arrow', { from: line.fromName, to: line.toName })}</span></div>
      <div className="answer">
        <span className="answer-question">{t('head.until')}</span>
        <span className="answer-main">{line.issuedOn === null ? t('head.not-sent') : line.status === 'released' && line.lookFrom !== null ? t('head.look', { day: fullDay(line.lookFrom, language) }) : <DueText line={line} />}</span>
        {line.status === 'issued' && objectBy !== null ? <span className="muted">{t('objection.by', { day: objectBy })}</span> : null}
        {basis === null ? null : <span className="muted">{t('head.basis', { basis: say(basis.label) })}{basis.verified ? null : ` · ${t('head.unverified')}`}</span>}
      </div>
      <div className="answer"><span className="answer-question">{t('head.answers')}</span><span className="answer-main">{principal ?? <span className="muted">{t('head.nobody')}</span>}</span></div>
    </section>
  );
}

/** What this post may do now; what is not lawful yet says why. */
function Steps({ view }: { readonly view: LetterView }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const me = useMe().person.id;
  const supervises = useSupervises();
  const [open, setOpen] = useState<LetterStep | 'follow' | 'urge'>();
  const steps = stepsOf(view, me, todayHere());
  const { line, returned } = view;
  const raises = supervises && view.abilities.includes('revise') ? mayFollow[line.kind].filter((kind) => judgeRaise({ ...line, returned }, kind, todayHere()).legal) : [];
  const urges = supervises && line.status === 'issued' && view.abilities.includes('revise');
  if (steps.length === 0 && raises.length === 0 && !urges) return <p className="muted steps-none">{t('steps.none')}</p>;
  return (
    <section className="steps no-print" aria-label={t('steps')}>
      <div className="steps-now">
        {steps.map(({ step, verdict }, at) => <StepButton key={step} title={say(letterLifecycle.steps[step].title)} verdict={verdict} may usual={at === 0} danger={step === 'discard' || step === 'revoke'} onPress={() => setOpen(step)} />)}
        {urges ? <Button onClick={() => setOpen('urge')}>{t('tab.urges')}</Button> : null}
        {raises.length === 0 ? null : <Button onClick={() => setOpen('follow')}>{t('follow')}</Button>}
      </div>
      {open === 'urge' ? <UrgeWindow county={line.county} about={{ letter: line.id }} unitName={line.toName} onClose={() => setOpen(undefined)} /> : null}
      {open === undefined || open === 'follow' || open === 'urge' ? null : <StepWindow view={view} step={open} onClose={() => setOpen(undefined)} />}
      {open === 'follow' ? <DraftWindow county={line.county} kinds={raises} to={{ unit: line.toUnit, name: line.toName }} follows={line.id} onClose={() => setOpen(undefined)} /> : null}
    </section>
  );
}

function Text({ view }: { readonly view: LetterView }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const { meeting, minutes, remark, objection, revokedFor, effect } = view;
  return (
    <section className="sheet" aria-labelledby="letter-text">
      <h2 id="letter-text">{t('text')}</h2>
      {view.text.split('\n').map((paragraph, at) => <p key={at} className="reading">{paragraph}</p>)}
      {remark === null ? null : <p className="notice notice-law"><strong>{t('remark')}：</strong>{remark}</p>}
      {meeting === null ? null : <p><strong>{t('meeting')}：</strong><span className="number">{meeting.on} {meeting.time}</span> · {meeting.where}</p>}
      {minutes === null ? null : <p><strong>{t('minutes')}</strong>（<span className="number">{minutes.on}</span>）：{minutes.text}</p>}
      {objection === null ? null : <p><strong>{t('objection')}</strong>（<span className="number">{objection.on}</span>）：{objection.text}{objection.answer === null ? null : <> · <strong>{t('objection.answer')}：</strong>{objection.answer}</>}</p>}
      {revokedFor === null ? null : <p><strong>{t('ended.for')}：</strong>{revokedFor}</p>}
      {effect === null ? null : <p><strong>{t('effect')}：</strong>{say(effects[effect.effect])} · {effect.text}</p>}
    </section>
  );
}

function Replies({ view: { replies, line } }: { readonly view: LetterView }): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  if (replies.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="letter-replies">
      <h2 id="letter-replies">{t('replies')}</h2>
      {replies.map((reply) => (
        <div key={reply.id}>
          <p className="line"><span className="number">{dayOf(reply.repliedAt)}</span><span>{reply.by}</span><span className={reply.state === 'accepted' ? 'tag tag-kept' : reply.state === 'returned' ? 'tag tag-alarm' : 'tag'}>{say(replyStates[reply.state])}</span></p>
          <p className="reading">{reply.text}</p>
          {reply.proofs.length === 0 ? null : <p className="line">{t('proofs')}：{reply.proofs.map((proof) => <PaperButton key={proof.id} label={proof.name} fetchIt={() => callFile(supervisionOperations.proof, { county: line.county, letter: line.id, proof: proof.id })} />)}</p>}
          {reply.remark === null ? null : <p className="muted">{reply.checkedBy}：{reply.remark}</p>}
        </div>
      ))}
    </section>
  );
}

function Findings({ view: { findings } }: { readonly view: LetterView }): ReactNode {
  const t = useWords(supervisionWords);
  if (findings.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="letter-findings">
      <h2 id="letter-findings">{t('letter.findings')}</h2>
      <ul>{findings.map((one) => <li key={one.id}><MatterLink line={{ county: one.county, id: one.matter, kind: one.matterKind }}><span className="number">{one.number ?? one.filedOn}</span></MatterLink> · <FactText facts={one.facts} /></li>)}</ul>
    </section>
  );
}

function Neighbours({ view: { before, after } }: { readonly view: LetterView }): ReactNode {
  if (before === null && after === null) return null;
  return (
    <section className="sheet">
      {[before, after].flatMap((line) => (line === null ? [] : [<p key={line.id}><KindWord line={line} /> · <LetterLink line={line} /></p>]))}
    </section>
  );
}

const words = supervisionWords;
const eventKey = (type: string): keyof typeof words | undefined => {
  const key = `event.${type.replace('supervision.', '')}`;
  return Object.hasOwn(words, key) ? (key as keyof typeof words) : undefined; // just looked up
};

function Chain({ view: { chain } }: { readonly view: LetterView }): ReactNode {
  const t = useWords(supervisionWords);
  const title = (type: string): string => {
    const key = eventKey(type);
    return key === undefined ? type : t(key);
  };
  return (
    <section className="sheet" aria-labelledby="letter-chain">
      <h2 id="letter-chain">{t('chain')}</h2>
      <Timeline items={chain.map((entry) => ({ key: entry.seq, title: title(entry.type), by: entry.by === null ? undefined : `${entry.by} · ${entry.unitName ?? ''}`, happenedOn: dayOf(entry.recordedAt), recordedAt: entry.recordedAt }))} />
    </section>
  );
}
