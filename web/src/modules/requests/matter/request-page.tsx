import { matterOperations } from '@anhe/contract/matters';
import { openStatuses, requestLifecycle, requestOperations, requestStatuses } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useActing, useMayCall } from '../../../session/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { DoneNotice, LiveNews, useLive, useRequestCatalogue } from '../../matters/index.ts';
import type { Live } from '../../matters/index.ts';
import { LineTags } from '../line-parts.tsx';
import { stepForms } from '../steps/index.ts';
import type { LeftAnswer } from '../steps/step.ts';
import { RequestHead } from './head.tsx';
import { Messages, Notes } from './messages.tsx';
import { Said, Where } from './said.tsx';
import { CallsPanel, ClocksPanel, HelpsPanel, ObjectionsPanel, OutsidePanel, PersonPanel } from './side.tsx';
import { nextStep, stepGroups } from './step-groups.ts';
import type { DeskStep } from './step-groups.ts';
import { RequestSteps } from './steps-bar.tsx';
import { TimelinePanel, useEntryTitle } from './timeline-panel.tsx';
import { useRead } from './use-read.ts';
import { matterWords } from './words.ts';
import '../requests.css';

/** One request: what was said, who has it, what may be done, what was done. */
export function RequestPage(): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const { typeName } = useRequestCatalogue();
  const params = useParams({ strict: false });
  const address = { county: params.county ?? '', matter: params.matter ?? '' };
  const found = useQueryOf(requestOperations.get, address, { keep: true });
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.line.id !== address.matter) {
    if (failure?.status === 404 || failure?.status === 403) return <Page title={t('gone.title')}><EmptyState title={t('gone.text')}><Link to="/requests" className="act-link">{t('gone.home')}</Link></EmptyState></Page>;
    return <Page title={t('loading')}>{failure === undefined ? <Shape /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line } = found.data;
  return (
    <Page
      title={say(typeName(line.type))} tab={`${line.number} ${say(typeName(line.type))}`} crumbs={<Link to="/requests">{t('crumb')}</Link>}
      sub={<span className="line"><span className="number">{line.number}</span><span className="tag tag-law">{say(requestStatuses[line.status])}</span><LineTags line={line} /><span>{line.placeName}</span></span>}
    >
      <Request key={line.id} view={found.data} />
    </Page>
  );
}

/** The shape of what comes. */
function Shape(): ReactNode {
  return (
    <div className="matter-columns">
      <div className="sheet matter-time" aria-hidden><Loading lines={6} silent /></div>
      <div className="sheet matter-work"><Loading lines={9} /></div>
      <div className="sheet matter-side" aria-hidden><Loading lines={4} silent /></div>
    </div>
  );
}

/** The dispute that it went on as, by the record of that step. */
function turnedTo({ entries }: Live): string | undefined {
  const dispute = entries.find(({ type }) => type === 'requests.turned-dispute')?.body['dispute'];
  return typeof dispute === 'string' ? dispute : undefined;
}

interface Just {
  readonly step: DeskStep;
  readonly answer: LeftAnswer;
}

function Request({ view }: { readonly view: RequestView }): ReactNode {
  const titleOf = useEntryTitle();
  const { line } = view;
  const live = useLive({ county: line.county, id: line.id, revision: line.revision });
  const { current } = useActing();
  const may = useMayCall();
  const opening = useRead(view);
  const [open, setOpen] = useState<DeskStep | 'closed'>();
  const [just, setJust] = useState<Just>();
  // A step that was done and comes next again starts with an empty form.
  const [done, setDone] = useState(0);
  const usual = stepGroups(view, todayHere(), current?.unit).next;
  const now = open === 'closed' ? undefined : (open ?? usual);
  const Form = now === undefined ? undefined : stepForms[now];
  const inHand = current?.unit === line.holderUnit || current?.unit === view.filedBy.unit || current?.unitKind === 'centre' || view.helps.some(({ unit }) => unit === current?.unit);
  return (
    <div className="matter request">
      <RequestHead view={view} />
      <LiveNews live={live} titleOf={titleOf} />
      <RequestSteps view={view} current={now} onStep={(step) => {
        setJust(undefined);
        setOpen(step);
      }} />
      <div className="matter-columns">
        <div className="matter-work stack">
          {just === undefined ? null : <JustDone key={just.answer.revision} just={just} view={view} />}
          <Said view={view} dispute={turnedTo(live)} />
          {now === undefined || Form === undefined || opening ? null : (
            <Form
              key={`${now}${done}`} view={view} step={now} asked={open !== undefined} onClose={() => setOpen('closed')}
              onDone={(answer) => {
                setJust({ step: now, answer });
                setOpen(undefined);
                setDone((times) => times + 1);
              }}
            />
          )}
          <Messages view={view} />
          <Notes view={view} live={live} may={inHand && may(matterOperations.note)} />
        </div>
        <div className="matter-side stack">
          <PersonPanel view={view} />
          <ObjectionsPanel view={view} />
          <HelpsPanel view={view} />
          <ClocksPanel view={view} />
          <CallsPanel view={view} />
          <OutsidePanel view={view} />
          <Where view={view} />
        </div>
        <div className="matter-time"><TimelinePanel view={view} live={live} /></div>
      </div>
    </div>
  );
}

/** What was just done, who has it now, what comes next; the reading position goes there. */
function JustDone({ just: { step, answer }, view }: { readonly just: Just; readonly view: RequestView }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const next = nextStep(view);
  return (
    <DoneNotice title={t('done.title', { step: say(requestLifecycle.steps[step].title) })}>
      <p className="done-line">
        <span>{say(requestStatuses[answer.status])}</span>{openStatuses.includes(answer.status) && answer.status !== 'replied' ? <span>{t('done.holder', { holder: answer.holder })}</span> : null}
        {answer.status === 'replied' && view.facts.respondBy !== null ? <span>{t('head.next.person', { day: fullDay(view.facts.respondBy, language) })}</span> : null}
        {next === undefined ? null : <span>{t('done.next', { step: say(requestLifecycle.steps[next].title) })}</span>}
        {answer.dueOn === null ? null : <span>{t('done.due', { day: fullDay(answer.dueOn, language) })}</span>}
      </p>
    </DoneNotice>
  );
}

