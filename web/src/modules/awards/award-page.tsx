import { awardActs, awardFacts, awardGrades, awardKinds, awardLifecycle, awardOperations, awardStates, awardStep, appealing, granting, isAwardFact, noticing } from '@anhe/contract/awards';
import type { AwardStep, AwardView } from '@anhe/contract/awards';
import { documentOperations } from '@anhe/contract/documents';
import type { Verdict } from '@anhe/contract/kernel';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useCommand, useQueryOf } from '../../api/index.ts';
import { Loading, Page, PaperButton, ProblemNotice, ReadFailure, StepButton } from '../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { ActForm } from './act-form.tsx';
import type { AwardAct } from './act-form.tsx';
import { Criteria } from './criteria.tsx';
import { Draft } from './draft.tsx';
import { ExampleNote, GradeMark } from './parts.tsx';
import { awardWords } from './words.ts';

/** One application, or the award that came of it: each criterion with its evidence, its course, and the next step. */
export function AwardPage(): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const language = useLanguage();
  const { county = '', award = '' } = useParams({ strict: false });
  const view = useQueryOf(awardOperations.award, { county, award });
  const [act, setAct] = useState<AwardAct>();
  if (view.data === undefined) return <Page title={t('title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line, scheme, notice, appealUntil, mendBy } = view.data;
  const writing = line.state === 'draft' || line.state === 'returned';
  const certified = (line.state === 'in-force' || line.state === 'warned') && !line.entered;
  return (
    <Page
      title={line.holder} crumbs={<Link to="/awards">{t('title')}</Link>} sub={`${say(awardKinds[line.kind])} · ${say(awardGrades[line.grade])} · ${say(awardStates[line.state])}`}
      acts={certified ? <PaperButton label={t('print.certificate')} fetchIt={() => callFile(documentOperations.awardCertificate, { county, award })} /> : null}
    >
      <p className="line">
        <GradeMark grade={line.grade} /><strong role="status">{t(`next.${line.state}`)}</strong><span>{line.unitName}</span>
        {line.state === 'on-notice' && notice !== null ? <span className="law-text">{t('notice.until', { day: fullDay(notice.until, language) })}</span> : null}
        {mendBy === null ? null : <span className="law-text">{t('mend.by', { day: fullDay(mendBy, language) })}</span>}
        {line.state === 'revoked' && appealUntil !== null ? <span className="law-text">{t('appeal.until', { day: fullDay(appealUntil, language) })}</span> : null}
        {line.number === null || line.until === null ? null : <span><span className="number">{line.number}</span> · {t('until')} <span className="number">{line.until}</span></span>}
        {line.entered ? <span className="muted">{t('entered')}</span> : null}
      </p>
      {scheme === null || scheme.verified ? null : <ExampleNote source={scheme.source} />}
      <Acts view={view.data} onAct={setAct} />
      <div className="columns">
        <div className="stack">
          {writing && view.data.abilities.includes('save') ? <Draft key={line.revision} view={view.data} /> : null}
          <Criteria view={view.data} />
          {writing || view.data.statement === '' ? null : <section className="sheet"><h2>{t('statement')}</h2><p>{view.data.statement}</p></section>}
        </div>
        <aside className="stack">
          <Course view={view.data} />
          <Objections view={view.data} onAnswer={setAct} />
        </aside>
      </div>
      {act === undefined ? null : <ActForm view={view.data} act={act} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

/** What each button of an application stands on beside the lifecycle. */
function verdictOf(view: AwardView, step: AwardStep): Verdict {
  const { line, findings, notice, objections, appealUntil } = view;
  if (step === 'putOnNotice') return noticing(line.state, findings);
  if (step === 'grant') return granting(line.state, notice ?? undefined, objections.filter(({ sort, upheld }) => sort === 'objection' && upheld === null).length, todayHere());
  if (step === 'appeal') return appealing(line.state, appealUntil, objections.some(({ sort }) => sort === 'appeal'), todayHere());
  return awardStep(step, line.state);
}

/** Steps of the way to a name, and those of an award in force: only one of both is drawn. */
const onTheWay: readonly AwardStep[] = ['passCounty', 'passCity', 'inspect', 'putOnNotice', 'recordObjection', 'grant', 'sendBack', 'refuse', 'withdraw'];
const inForce: readonly AwardStep[] = ['reviewYear', 'warn', 'revoke', 'appeal', 'answerAppeal'];
const ending: readonly AwardStep[] = ['refuse', 'revoke'];

function Acts({ view, onAct }: { readonly view: AwardView; readonly onAct: (act: AwardAct) => void }): ReactNode {
  const say = useSay();
  const { line, abilities } = view;
  const at = { county: line.county, award: line.id };
  const notice = useCommand(awardOperations.putOnNotice);
  const grant = useCommand(awardOperations.grant);
  if ('final' in awardStates[line.state]) return null;
  const steps = line.namedOn === null ? onTheWay : inForce;
  const press = (step: AwardStep): void => {
    if (step === 'putOnNotice') void notice.run(at, line.revision);
    else if (step === 'grant') void grant.run(at, line.revision);
    else onAct({ step });
  };
  return (
    <>
      <ProblemNotice failure={notice.failure ?? grant.failure} onAgain={() => void (notice.failure === undefined ? grant.again() : notice.again())} />
      <p className="line">
        {steps.map((step) => {
          const verdict = verdictOf(view, step);
          return <StepButton key={step} title={say(awardLifecycle.steps[step].title)} may={abilities.includes(step)} verdict={verdict} usual={verdict.legal && !ending.includes(step) && step !== 'sendBack' && step !== 'withdraw'} danger={ending.includes(step)} onPress={() => press(step)} />;
        })}
      </p>
    </>
  );
}

/** The course of an application: who did what, the last first. */
function Course({ view }: { readonly view: AwardView }): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const criteria = view.scheme?.scheme.criteria ?? [];
  const groundOf = (ground: string): string => {
    const found = criteria.find(({ code }) => code === ground);
    return found === undefined || !isAwardFact(found.fact) ? t('ground.other') : say(awardFacts[found.fact]);
  };
  return (
    <section className="sheet">
      <h2>{t('acts')}</h2>
      {view.acts.length === 0 ? <p className="muted">{t('acts.none')}</p> : (
        <ul className="timeline">
          {view.acts.toReversed().map((one) => (
            <li key={one.id} className="timeline-item">
              <p className="timeline-title">{say(awardActs[one.kind])}{one.year === null ? '' : ` · ${t('act.year', { year: one.year, result: t(one.kept === true ? 'act.kept' : 'act.warned') })}`}{one.ground === null ? '' : ` · ${groundOf(one.ground)}`}</p>
              {one.text === null ? null : one.text.split('\n').map((text) => <p key={text}>{text}</p>)}
              <p className="timeline-by"><span>{one.unitName}</span><span className="number">{one.on}</span></p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Objections({ view, onAnswer }: { readonly view: AwardView; readonly onAnswer: (act: AwardAct) => void }): ReactNode {
  const t = useWords(awardWords);
  const language = useLanguage();
  if (view.objections.length === 0 && view.notice === null) return null;
  return (
    <section className="sheet">
      <h2>{t('objections')}</h2>
      {view.objections.length === 0 ? <p className="muted">{t('objection.none')}</p> : null}
      <ul className="plain-list">
        {view.objections.map((one) => (
          <li key={one.id}>
            <p><span className="tag">{t(one.sort)}</span> <span className="number">{one.receivedOn}</span> {one.text}</p>
            {one.upheld === null
              ? (
                <p className="line">
                  <span className="tag tag-law">{t(one.dueOn < todayHere() ? 'objection.overdue' : 'objection.due', { day: fullDay(one.dueOn, language) })}</span>
                  {one.sort === 'objection' && view.abilities.includes('answerObjection') ? <button type="button" className="link" onClick={() => onAnswer({ step: 'answerObjection', objection: one.id })}>{t('answer')}</button> : null}
                </p>
              )
              : <p><span className="tag">{t(`${one.sort}.${one.upheld ? 'upheld' : 'dismissed'}`)}</span> {one.answer} <span className="muted">{one.answeredBy}</span></p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
