import { hazardLifecycle, hazardNext, hazardSources, hazardStatuses, patrolOperations } from '@anhe/contract/patrols';
import type { HazardStep, HazardView } from '@anhe/contract/patrols';
import { matterOperations } from '@anhe/contract/matters';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useMayCall, useMe } from '../../../session/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { DoneNotice, LiveNews, Photos, StepsBar, useHazardKinds, useLaterFold, useLive } from '../../matters/index.ts';
import type { Live } from '../../matters/index.ts';
import { stepsOf } from './facts.ts';
import { DueChip, SeverityWord } from './line-parts.tsx';
import { photosByRecord } from './photo-groups.ts';
import { LookPanel, SamePanel, TimelinePanel, WherePanel, useEntryTitle } from './side.tsx';
import { stepForms } from './step-forms.tsx';
import type { LeftAnswer } from './step.ts';
import { hazardWords } from './words.ts';
import '../patrols.css';

/** One hazard: where and what, who mends it by when, the proof, the second look, what was done. */
export function HazardPage(): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const { kindName } = useHazardKinds();
  const params = useParams({ strict: false });
  const address = { county: params.county ?? '', matter: params.matter ?? '' };
  const found = useQueryOf(patrolOperations.hazard, address, { keep: true });
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.line.id !== address.matter) {
    if (failure?.status === 404 || failure?.status === 403) return <Page title={t('gone.title')}><EmptyState title={t('gone.text')}><Link to="/hazards" className="act-link">{t('gone.home')}</Link></EmptyState></Page>;
    return <Page title={t('loading')}>{failure === undefined ? <div className="matter-columns"><div className="sheet matter-work"><Loading lines={9} /></div></div> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line, danger } = found.data;
  const kind = say(kindName(line.kind));
  return (
    <Page
      title={line.where === '' ? kind : `${kind} · ${line.where}`} tab={`${line.number} ${kind}`} crumbs={<Link to="/hazards">{t('title')}</Link>}
      sub={<span className="line"><span className="number">{line.number}</span><span className={line.status === 'cleared' ? 'tag tag-kept' : line.open ? 'tag tag-law' : 'tag'}>{say(hazardStatuses[line.status])}</span><SeverityWord severity={line.severity} />{danger ? <span className="tag tag-alarm">! {t('danger')}</span> : null}<span>{line.placeName}</span></span>}
    >
      <Hazard key={line.id} view={found.data} />
    </Page>
  );
}

interface Just {
  readonly step: HazardStep;
  readonly answer: LeftAnswer;
}

function Hazard({ view }: { readonly view: HazardView }): ReactNode {
  const titleOf = useEntryTitle();
  const { line } = view;
  const me = useMe().person.id;
  const live = useLive({ county: line.county, id: line.id, revision: line.revision });
  const [open, setOpen] = useState<HazardStep | 'closed'>();
  const [just, setJust] = useState<Just>();
  // A step that was done and comes next again starts with an empty form.
  const [done, setDone] = useState(0);
  const usual = stepsOf(view, todayHere(), me).next;
  const now = open === 'closed' ? undefined : (open ?? usual);
  const Form = now === undefined ? undefined : stepForms[now];
  return (
    <div className="matter hazard">
      <Head view={view} />
      <LiveNews live={live} titleOf={titleOf} />
      <HazardSteps view={view} current={now} onStep={(step) => {
        setJust(undefined);
        setOpen(step);
      }} />
      <div className="matter-columns">
        <div className="matter-work stack">
          {just === undefined ? null : <JustDone key={just.answer.revision} just={just} />}
          <What view={view} live={live} />
          {now === undefined || Form === undefined ? null : (
            <Form
              key={`${now}${done}`} view={view} step={now} asked={open !== undefined} onClose={() => setOpen('closed')}
              onDone={(answer) => {
                setJust({ step: now, answer });
                setOpen(undefined);
                setDone((times) => times + 1);
              }}
            />
          )}
          <LookPanel kind={line.kind} />
        </div>
        <div className="matter-side stack">
          <SamePanel view={view} />
          <WherePanel view={view} />
        </div>
        <div className="matter-time"><TimelinePanel view={view} live={live} /></div>
      </div>
    </div>
  );
}

/** Three questions at a glance: who mends it, by when, what is next. */
function Head({ view: { line, extensions, mendedOn, abilities, ownMending } }: { readonly view: HazardView }): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const language = useLanguage();
  const next = hazardNext[line.status];
  const mine = next !== null && abilities.includes(`${next}Hazard`) && !(next === 'check' && ownMending);
  return (
    <section className="matter-head" aria-label={say(hazardStatuses[line.status])}>
      <div className="answer">
        <span className="answer-question">{t('head.holder')}</span>
        <span className="answer-main">{line.mender === null ? t('head.nobody', { unit: line.holderName }) : line.mender === 'owner' ? t('head.owner', { unit: line.holderName }) : line.holderName}</span>
      </div>
      <div className="answer">
        <span className="answer-question">{t('head.until')}</span>
        {line.closedOn === null ? null : <span className="answer-main">{t('head.closed', { day: fullDay(line.closedOn, language) })}</span>}
        {line.status === 'mended' && mendedOn !== null ? <span className="answer-main">{t('head.mended', { day: fullDay(mendedOn, language) })}</span> : null}
        {line.open && line.status !== 'mended' ? <span className="answer-main"><DueChip line={line} /></span> : null}
        {extensions > 0 && line.open ? <span className="muted">{t('head.extended')}</span> : null}
      </div>
      <div className="answer">
        <span className="answer-question">{t('head.next')}</span>
        {next === null ? <span className="answer-main muted">{t('head.next.none')}</span> : <span className="answer-main">{say(hazardLifecycle.steps[next].title)}</span>}
        {next === null || mine ? null : <span className="muted">{next === 'check' ? t('head.next.check') : t('head.next.other', { holder: line.holderName })}</span>}
      </div>
    </section>
  );
}

interface BarProps {
  readonly view: HazardView;
  readonly current: HazardStep | undefined;
  readonly onStep: (step: HazardStep) => void;
}

/** The steps of a hazard. */
function HazardSteps({ view, current, onStep }: BarProps): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const fold = useLaterFold();
  const me = useMe().person.id;
  const { next, now, later, verdictOf } = stepsOf(view, todayHere(), me);
  return (
    <StepsBar
      next={next} now={now} current={current} titleOf={(step) => say(hazardLifecycle.steps[step].title)} verdictOf={(step) => verdictOf[step]} isDanger={(step) => step === 'cancel'} onStep={onStep}
      folds={[fold(later)]} {...(view.line.open ? {} : { none: t('steps.closed') })}
    />
  );
}

/** What was found, how it is guarded, and the photographs in their order. */
function What({ view, live }: { readonly view: HazardView; readonly live: Live }): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const language = useLanguage();
  const may = useMayCall();
  const { line, text, guard, patrol } = view;
  const groups = photosByRecord(view.files, live.entries.length === 0 ? view.entries : live.entries);
  return (
    <section className="sheet" aria-labelledby="what-title">
      <h2 id="what-title">{t('what.title')}</h2>
      <p className="reading hazard-said">{text ?? <span className="muted">{t('what.none')}</span>}</p>
      <dl className="facts">
        <dt>{t('what.where')}</dt><dd>{[line.placeName, line.where, line.pointName].filter((part) => part !== null && part !== '').join(' · ')}</dd>
        <dt>{t('what.source')}</dt>
        <dd>{say(hazardSources[line.source])} · <span className="number">{fullDay(line.foundOn, language)}</span>{patrol === null ? null : <> · <Link to="/patrols/$county/$patrol" params={{ county: line.county, patrol }} className="link">{t('what.patrol')}</Link></>}</dd>
      </dl>
      {guard === null ? null : <p className="hazard-guard"><strong>{t('guard.title')}</strong> {guard}</p>}
      {groups.length === 0 ? null : (
        <>
          <h3>{t('proof.title')}</h3>
          <div className="proofs">
            {groups.map(({ group, entry, photos }) => (
              <div key={entry.seq} className="proof">
                <p className="proof-head"><strong>{t(`photos.${group}`)}</strong> <span className="muted number">{fullDay(entry.occurredOn, language)}</span></p>
                {may(matterOperations.openAttachment) ? <Photos county={line.county} matter={line.id} photos={photos} /> : <p className="muted">{t('photos.closed', { count: photos.length })}</p>}
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** What was just done, who has it now, what comes next; the reading position goes there. */
function JustDone({ just: { step, answer } }: { readonly just: Just }): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const language = useLanguage();
  const next = hazardNext[answer.status];
  return (
    <DoneNotice title={t('done.title', { step: say(hazardLifecycle.steps[step].title) })}>
      <p className="done-line">
        <span>{say(hazardStatuses[answer.status])}</span>{next === null ? null : <span>{t('done.holder', { holder: answer.holder })}</span>}
        {next === null ? null : <span>{t('done.next', { step: say(hazardLifecycle.steps[next].title) })}</span>}{answer.dueOn === null || answer.status !== 'mending' ? null : <span>{t('done.due', { day: fullDay(answer.dueOn, language) })}</span>}
      </p>
    </DoneNotice>
  );
}

