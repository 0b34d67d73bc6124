import { documentOperations } from '@anhe/contract/documents';
import { newId } from '@anhe/contract/kernel';
import { applyWays, refusalGrounds, volunteerOperations, volunteerStatuses } from '@anhe/contract/volunteers';
import type { VolunteerStep, VolunteerView } from '@anhe/contract/volunteers';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useCommand, useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { FileButton, Loading, Page, PaperButton, ProblemNotice, ReadFailure } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { Readers, Services, Step, Time, VolunteerTabs, isOver, useKinds, verdictOf } from './parts.tsx';
import { PersonalSheet } from './personal-sheet.tsx';
import { StepForm } from './step-form.tsx';
import type { FormStep } from './step-form.tsx';
import { volunteerWords } from './words.ts';

/** One volunteer: what is kept (masked), what is there and what is missing, what was done, who read it. */
export function VolunteerPage(): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const { county = '', volunteer = '' } = useParams({ strict: false });
  const view = useQueryOf(volunteerOperations.get, { county, volunteer });
  const [act, setAct] = useState<FormStep>();
  if (view.data === undefined) return <Page title={t('title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line, services, minutes } = view.data;
  return (
    <Page title={line.name ?? t('gone')} crumbs={<Link to="/volunteers">{t('title')}</Link>} sub={say(volunteerStatuses[line.status])}>
      <VolunteerTabs />
      <Acts view={view.data} onAct={setAct} />
      <div className="columns">
        <div className="stack volunteer-stack">
          <PersonalSheet view={view.data} />
          <section className="sheet" aria-labelledby="volunteer-services">
            <h2 id="volunteer-services">{t('services')}</h2>
            <p className="line"><span>{t('hours')}</span><strong><Time minutes={minutes} /></strong></p>
            <p className="muted">{t('hours.rule')}</p>
            <Services rows={services} />
          </section>
        </div>
        <aside className="stack volunteer-stack">
          <Ready view={view.data} />
          <Certificates view={view.data} />
          <section className="sheet"><h2>{t('readers')}</h2><Readers rows={view.data.readers} /></section>
        </aside>
      </div>
      {act === undefined ? null : <StepForm view={view.data} step={act} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

const formSteps: readonly { readonly step: FormStep; readonly danger?: true }[] = [{ step: 'refuse', danger: true }, { step: 'train' }, { step: 'insure' }, { step: 'change' }, { step: 'link' }, { step: 'suspend' }, { step: 'leave', danger: true }];
const titles = { train: 'train', insure: 'insure', link: 'link', suspend: 'suspend', refuse: 'refuse', leave: 'leave', change: 'change' } as const;

/** What may be done now; what is not yet lawful stays grey with its reason. */
function Acts({ view, onAct }: { readonly view: VolunteerView; readonly onAct: (step: FormStep) => void }): ReactNode {
  const t = useWords(volunteerWords);
  const { line, abilities, steps } = view;
  const at = { county: line.county, volunteer: line.id };
  const accept = useCommand(volunteerOperations.accept);
  const resume = useCommand(volunteerOperations.resume);
  const over = line.status === 'left' || line.status === 'refused';
  const may = (step: VolunteerStep): boolean => !over && abilities.includes(step);
  const failed = accept.failure === undefined ? resume : accept;
  return (
    <>
      <ProblemNotice failure={failed.failure} onAgain={() => void failed.again()} />
      <div className="line no-print volunteer-acts" role="group" aria-label={t('step')}>
        {line.status === 'applied' ? <Step title={t('accept')} may={may('accept')} verdict={verdictOf(steps['accept'])} usual busy={accept.busy} onPress={() => void accept.run(at, line.revision)} /> : null}
        {line.status === 'suspended' ? <Step title={t('resume')} may={may('resume')} verdict={verdictOf(steps['resume'])} usual busy={resume.busy} onPress={() => void resume.run(at, line.revision)} /> : null}
        {formSteps.filter(({ step }) => (step === 'refuse' ? line.status === 'applied' : step === 'suspend' ? line.status !== 'suspended' : true)).map(({ step, danger = false }) => (
          <Step key={step} title={t(titles[step])} may={may(step)} verdict={verdictOf(steps[step])} danger={danger} onPress={() => onAct(step)} />
        ))}
      </div>
      {over ? <Gone view={view} /> : null}
    </>
  );
}

function Gone({ view }: { readonly view: VolunteerView }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  return <p role="status">{t('gone')}{view.ground === null ? '' : ` · ${t('ground')}：${say(refusalGrounds[view.ground])}${view.reason === null ? '' : `，${view.reason}`}`}</p>;
}

/** Training and insurance: what a task asks for, and whether it is there. */
function Ready({ view }: { readonly view: VolunteerView }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const { taskName } = useKinds();
  const today = todayHere();
  return (
    <section className="sheet">
      <h2>{t('wants')}</h2>
      <p>{view.line.wants.map(taskName).join('、')}</p>
      <p className="line muted"><span>{say(applyWays[view.way])}</span><span>{t('consent.signed', { version: view.consent, day: view.consentOn })}</span></p>
      <p className="muted">{t(view.line.linked ? 'linked.yes' : 'linked.no')}</p>
      <h2>{t('trainings')}</h2>
      {view.trainings.length === 0 ? <p className="muted">{t('trainings.none')}</p> : (
        <ul className="plain-list">{view.trainings.map((one) => <li key={one.id}>{say(one.name)} <span className="number">{one.on}</span> <span className={one.passed ? 'tag' : 'tag tag-law'}>{t(one.passed ? 'passed' : 'passed.no')}</span>{one.until === null ? null : <span className="muted"> {t('until', { day: one.until })}</span>}</li>)}</ul>
      )}
      <h2>{t('insurances')}</h2>
      {view.insurances.length === 0 ? <p className="muted">{t('insurances.none')}</p> : (
        <ul className="plain-list">{view.insurances.map((one) => <li key={one.id}>{one.insurer} <span className="number">{one.from} – {one.to}</span>{isOver(one.to, today) ? <span className="tag tag-law">{t('insured.over')}</span> : null}</li>)}</ul>
      )}
    </section>
  );
}

/** The certificates that were issued, to be printed or edited; a new one of all that is confirmed by now. */
function Certificates({ view }: { readonly view: VolunteerView }): ReactNode {
  const t = useWords(volunteerWords);
  const may = useMayCall();
  const { line, abilities, steps, certificates } = view;
  const certify = useCommand(volunteerOperations.certify);
  const [id, setId] = useState(() => newId());
  const issue = async (): Promise<void> => {
    if ((await certify.run({ county: line.county, volunteer: line.id, certificate: id })) !== undefined) setId(newId());
  };
  const prints = may(documentOperations.hoursCertificate) && abilities.includes('reveal');
  return (
    <section className="sheet">
      <h2>{t('certificates')}</h2>
      <ProblemNotice failure={certify.failure} onAgain={() => void certify.again()} />
      {certificates.length === 0 ? <p className="muted">{t('certificates.none')}</p> : (
        <ul className="plain-list">
          {certificates.map((one) => (
            <li key={one.id}>
              <p>{t('certificate.line', { number: one.number, day: one.on, services: one.services })} <Time minutes={one.minutes} /></p>
              {prints ? <CertificateFiles county={line.county} certificate={one.id} /> : null}
            </li>
          ))}
        </ul>
      )}
      <Step title={t('certify')} may={abilities.includes('certify') && line.status !== 'left' && line.status !== 'refused'} verdict={verdictOf(steps['certify'])} busy={certify.busy} onPress={() => void issue()} />
    </section>
  );
}

export function CertificateFiles({ county, certificate }: { readonly county: string; readonly certificate: string }): ReactNode {
  const t = useWords(volunteerWords);
  const at = { county, certificate };
  return (
    <div className="line">
      <PaperButton label={t('print')} fetchIt={() => callFile(documentOperations.hoursCertificate, at)} />
      <FileButton label={t('edit')} fetchIt={() => callFile(documentOperations.hoursCertificate, { ...at, format: 'docx' })} />
    </div>
  );
}
