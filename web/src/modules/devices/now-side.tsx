import { disputeOperations } from '@anhe/contract/disputes';
import type { RefusedAct } from '@anhe/contract/devices';
import type { Day, Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { patrolOperations } from '@anhe/contract/patrols';
import { requestOperations } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Loading, ReadFailure } from '../../ui/index.ts';
import { fullDay, fullMoment, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { MatterLink, eventWording, useLineWords } from '../matters/index.ts';
import { makesNew, sortOf } from './wanted.ts';
import type { MatterSort } from './wanted.ts';
import { deviceWords } from './words.ts';

interface Facts {
  readonly number: string | null;
  readonly type: string;
  readonly status: string;
  readonly where: string;
  readonly holder: string | null;
  readonly dueOn: Day | null;
}

interface Found {
  readonly facts: Facts | undefined;
  readonly pending: boolean;
  readonly failure: ReturnType<typeof useQueryOf>['error'];
  readonly again: () => void;
}

/** The matter as it stands now, of whichever kind; only its own kind is asked for. */
function useMatterNow(sort: MatterSort | undefined, county: string, matter: Id): Found {
  const address = { county, matter };
  const hazard = useQueryOf(patrolOperations.hazard, address, { enabled: sort === 'hazard' });
  const request = useQueryOf(requestOperations.get, address, { enabled: sort === 'request' });
  const dispute = useQueryOf(disputeOperations.get, address, { enabled: sort === 'dispute' });
  const { data: h } = hazard;
  const { data: r } = request;
  const { data: d } = dispute;
  const asked = sort === 'hazard' ? hazard : sort === 'request' ? request : dispute;
  const facts: Facts | undefined =
    h !== undefined ? { number: h.line.number, type: h.line.kind, status: h.line.status, where: [h.line.placeName, h.line.where].filter((part) => part !== '').join(' · '), holder: h.line.holderName, dueOn: h.line.dueOn }
      : r !== undefined ? { number: r.line.number, type: r.line.type ?? '', status: r.line.status, where: r.line.placeName, holder: r.line.holderName, dueOn: r.line.dueOn }
        : d !== undefined ? { number: null, type: d.type, status: d.status, where: '', holder: null, dueOn: null } : undefined;
  return { facts, pending: asked.isPending, failure: asked.error, again: () => void asked.refetch() };
}

/** What the act was about as it stands now, and what changed since the phone saw it. */
export function NowSide({ act }: { readonly act: RefusedAct }): ReactNode {
  const t = useWords(deviceWords);
  const sort = sortOf(act);
  // A matter that the phone wanted to make is not there: it was refused.
  if (makesNew(act.operation)) return <p className="muted">{t('side.now.new')}</p>;
  if (sort === undefined || act.matter === null) return <p className="muted">{t('side.now.none')}</p>;
  return <MatterNow act={act} sort={sort} matter={act.matter} />;
}

function MatterNow({ act, sort, matter }: { readonly act: RefusedAct; readonly sort: MatterSort; readonly matter: Id }): ReactNode {
  const t = useWords(deviceWords);
  const { facts, pending, failure, again } = useMatterNow(sort, act.county, matter);
  if (facts === undefined) {
    if (failure?.status === 404 || failure?.status === 403) return <p className="muted">{t('side.now.hidden')}</p>;
    return pending ? <Loading lines={3} silent /> : <ReadFailure failure={failure ?? undefined} onAgain={again} />;
  }
  return (
    <>
      <Lines facts={facts} sort={sort} />
      {act.basis === null ? null : <Changed county={act.county} matter={matter} after={act.basis} />}
      <p><MatterLink line={{ county: act.county, id: matter, kind: sort }} className="link">{t('now.open')}</MatterLink></p>
    </>
  );
}

function Lines({ facts, sort }: { readonly facts: Facts; readonly sort: MatterSort }): ReactNode {
  const t = useWords(deviceWords);
  const say = useSay();
  const language = useLanguage();
  const { type, status } = useLineWords({ kind: sort, type: facts.type, status: facts.status, nextStep: null });
  return (
    <dl className="facts">
      <dt>{t('now.what')}</dt><dd>{say(type)}{facts.where === '' ? '' : ` · ${facts.where}`}{facts.number === null ? null : <div className="muted number">{facts.number}</div>}</dd>
      <dt>{t('now.status')}</dt><dd><strong>{say(status)}</strong></dd>
      {facts.holder === null ? null : <><dt>{t('now.holder')}</dt><dd>{facts.holder}</dd></>}
      {facts.dueOn === null ? null : <><dt>{t('now.due')}</dt><dd className="number">{fullDay(facts.dueOn, language)}</dd></>}
    </dl>
  );
}

/** What others did after the revision that the phone had. */
function Changed({ county, matter, after }: { readonly county: string; readonly matter: Id; readonly after: number }): ReactNode {
  const t = useWords(deviceWords);
  const say = useSay();
  const language = useLanguage();
  const entries = useQueryOf(matterOperations.timeline, { county, matter, after }).data?.entries;
  if (entries === undefined) return null;
  if (entries.length === 0) return <p className="muted">{t('now.same')}</p>;
  return (
    <>
      <p className="muted">{t('now.seen')}</p>
      <ul className="plain-list">{entries.map((entry) => <li key={entry.seq}><span className="number muted">{fullMoment(entry.recordedAt, language)}</span> {say(eventWording(entry.type))}{entry.by === null ? '' : `（${entry.by.name}）`}</li>)}</ul>
    </>
  );
}
