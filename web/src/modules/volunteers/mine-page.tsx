import { newId } from '@anhe/contract/kernel';
import type { Id, OutputOf } from '@anhe/contract/kernel';
import { volunteerOperations, volunteerStatuses } from '@anhe/contract/volunteers';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, useQueryOf } from '../../api/index.ts';
import { EmptyState, Loading, Page, ProblemNotice, ReadFailure } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { Readers, Services, Step, Time, VolunteerTabs, barred, spanText, useKinds } from './parts.tsx';
import { Leave } from './step-form.tsx';
import { CertificateFiles } from './volunteer-page.tsx';
import { volunteerWords } from './words.ts';

type Own = NonNullable<OutputOf<typeof volunteerOperations.mine>['own']>;

/** One's own: everything that is kept, what one did and could do, who read it, and the way out. */
export function MinePage(): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const view = useQueryOf(volunteerOperations.mine, {});
  const [leaving, setLeaving] = useState(false);
  if (view.data === undefined) return <Page title={t('mine.title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { own } = view.data;
  if (own === null) return <Page title={t('mine.title')}><VolunteerTabs /><EmptyState title={t('mine.none')} text={t('mine.none.text')} /></Page>;
  return (
    <Page title={t('mine.title')} sub={say(volunteerStatuses[own.line.status])} acts={<Button danger onClick={() => setLeaving(true)}>{t('leave')}</Button>}>
      <VolunteerTabs />
      <div className="columns">
        <div className="stack volunteer-stack">
          <Offered own={own} />
          <section className="sheet">
            <h2>{t('services')}</h2>
            <p className="line"><span>{t('hours')}</span><strong><Time minutes={own.minutes} /></strong></p>
            <p className="muted">{t('hours.rule')}</p>
            <Services rows={own.services} act={(row) => (row.status === 'taken' ? <Drop county={own.line.county} task={row.task} service={row.id} /> : null)} />
          </section>
        </div>
        <aside className="stack volunteer-stack"><OwnSheet own={own} /><section className="sheet"><h2>{t('readers')}</h2><Readers rows={own.readers} /></section></aside>
      </div>
      {leaving ? <Leave view={own} onClose={() => setLeaving(false)} /> : null}
    </Page>
  );
}

function Offered({ own }: { readonly own: Own }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const take = useCommand(volunteerOperations.take);
  const [ids] = useState(() => new Map<Id, Id>());
  const put = (task: Id): void => {
    // Pressed again after a lost answer, it is the same service.
    const service = ids.get(task) ?? newId();
    ids.set(task, service);
    void take.run({ county: own.line.county, task, service, volunteer: own.line.id });
  };
  return (
    <section className="sheet">
      <h2>{t('mine.offered')}</h2>
      <ProblemNotice failure={take.failure} onAgain={() => void take.again()} />
      {own.offered.length === 0 ? <p className="muted">{t('mine.offered.none')}</p> : (
        <ul className="plain-list">
          {own.offered.map(({ task, bars }) => (
            <li key={task.id} className="candidate">
              <span>{say(task.kindName)}</span>
              <span><span className="line"><span className="number">{spanText(task.startsAt, task.endsAt)}</span><span>{task.where}</span><span className="number">{t('filled', { taken: task.taken, wanted: task.wanted })}</span></span><span className="law-text">{bars.map(({ wording }) => say(wording)).join('；')}</span></span>
              <Step title={t('take.own')} may verdict={barred(bars)} busy={take.busy} onPress={() => put(task.id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Drop({ county, task, service }: { readonly county: string; readonly task: Id; readonly service: Id }): ReactNode {
  const t = useWords(volunteerWords);
  const drop = useCommand(volunteerOperations.drop);
  return <><ProblemNotice failure={drop.failure} onAgain={() => void drop.again()} /><Button loading={drop.busy} onClick={() => void drop.run({ county, task, service })}>{t('drop')}</Button></>;
}

/** Everything that is kept, in clear: it is one's own. */
function OwnSheet({ own }: { readonly own: Own }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const { taskName } = useKinds();
  const { personal, line } = own;
  return (
    <section className="sheet">
      <h2>{t('personal')}</h2>
      <dl className="facts">
        <dt>{t('name')}</dt><dd>{personal.name}</dd><dt>{t('phone')}</dt><dd className="number">{personal.phone}</dd><dt>{t('birth-year')}</dt><dd className="number">{personal.birthYear}</dd>
        {personal.can === '' ? null : <><dt>{t('can')}</dt><dd>{personal.can}</dd></>}
        {personal.emergency === undefined ? null : <><dt>{t('emergency')}</dt><dd>{personal.emergency.name} <span className="number">{personal.emergency.phone}</span>（{personal.emergency.reason}）</dd></>}
        <dt>{t('wants')}</dt><dd>{line.wants.map(taskName).join('、')}</dd><dt>{t('unit')}</dt><dd>{line.unitName}</dd><dt>{t('consent')}</dt><dd>{t('consent.signed', { version: own.consent, day: own.consentOn })}</dd>
        <dt>{t('trainings')}</dt><dd>{own.trainings.map((one) => `${say(one.name)} ${one.on}`).join('、') || t('trainings.none')}</dd>
        <dt>{t('insurances')}</dt><dd>{own.insurances.map((one) => `${one.insurer} ${one.number ?? ''} ${one.from} – ${one.to}`).join('、') || t('insured.none')}</dd>
      </dl>
      {own.certificates.length === 0 ? null : (
        <>
          <h2>{t('certificates')}</h2>
          <ul className="plain-list">{own.certificates.map((one) => <li key={one.id}><p>{t('certificate.line', { number: one.number, day: one.on, services: one.services })} <Time minutes={one.minutes} /></p><CertificateFiles county={line.county} certificate={one.id} /></li>)}</ul>
        </>
      )}
    </section>
  );
}
