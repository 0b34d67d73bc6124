import { disputeLifecycle, disputeOperations } from '@anhe/contract/disputes';
import type { DisputeStep, DisputeView } from '@anhe/contract/disputes';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useActing } from '../../../session/index.ts';
import { GroupPanel } from '../agree/group-panel.tsx';
import { DoneLine } from '../done-line.tsx';
import type { DoneAnswer } from '../done-line.tsx';
import { CopyForChat } from '../exchange/copy-for-chat.tsx';
import { ExchangesPanel } from '../exchange/exchanges-panel.tsx';
import { stepForms } from '../steps/index.ts';
import { HandoversPanel } from '../handover/handovers-panel.tsx';
import { WaysPanel } from '../origin/ways-panel.tsx';
import type { OnStep } from '../after/performance-panel.tsx';
import { ClocksPanel } from './clocks-panel.tsx';
import { chatFacts, handsOf, nextStep, useDefectName, usePartyLabel } from './facts.ts';
import { FilesPanel } from './files-panel.tsx';
import { MatterHead, useMatterTitle } from './head.tsx';
import { MediatorsPanel, PartiesPanel } from './parties-panel.tsx';
import type { ClearParties } from './parties-panel.tsx';
import { panelsOf } from './panel-order.ts';
import { PapersPanel } from './papers-panel.tsx';
import { ReadersPanel } from './readers-panel.tsx';
import { ReceiptsPanel } from './receipts-panel.tsx';
import { DisputeSteps } from './steps-bar.tsx';
import { FoldedPanel, WorkPart } from './work-parts.tsx';
import { DefectsPanel } from './story.tsx';
import { TimelinePanel, useEntryTitle } from './timeline-panel.tsx';
import { DoneNotice, LiveNews, useLive } from '../../matters/index.ts';
import { matterWords } from './words.ts';
import '../disputes.css';

/** One dispute: what holds, what may be done, what was done. */
export function MatterPage(): ReactNode {
  const t = useWords(matterWords);
  const params = useParams({ strict: false });
  const address = { county: params.county ?? '', matter: params.matter ?? '' };
  const found = useQueryOf(disputeOperations.get, address, { keep: true });
  const { title, number, status } = useMatterTitle(found.data);
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.id !== address.matter) {
    if (failure?.status === 404) return <Page title={t('gone.title')}><EmptyState title={t('gone.text')}><Link to="/" className="act-link">{t('gone.home')}</Link></EmptyState></Page>;
    return <Page title={t('page.loading')}>{failure === undefined ? <Shape /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  return (
    <Page
      title={title} tab={`${number} ${title}`} crumbs={<Link to="/">{t('page.crumb')}</Link>} acts={<CopyForChat facts={chatFacts(found.data)} />}
      sub={<span className="line"><span className="number">{number}</span><span className="tag tag-law">{status}</span><span>{found.data.placeName}</span></span>}
    >
      <Matter key={found.data.id} view={found.data} />
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

interface Open {
  readonly step: DisputeStep;
  readonly already: boolean;
  readonly about?: string | undefined;
}

interface Just {
  readonly step: DisputeStep;
  readonly answer: DoneAnswer;
}

function Matter({ view }: { readonly view: DisputeView }): ReactNode {
  const titleOf = useEntryTitle();
  const live = useLive(view);
  const { current } = useActing();
  const [open, setOpen] = useState<Open | 'closed'>();
  const [just, setJust] = useState<Just>();
  // A step that was done and comes next again starts with an empty form.
  const [done, setDone] = useState(0);
  const [clear, setClear] = useState<ClearParties>({});
  // Who was revealed is called by name wherever the page speaks of them.
  const named = { ...view, parties: view.parties.map((party) => ({ ...party, name: clear[party.id]?.name ?? party.name })) };
  const labelOf = usePartyLabel(named.parties);
  const next = nextStep(view);
  const usual: Open | undefined = next !== undefined && view.abilities.includes(next) ? { step: next, already: false } : undefined;
  const now = open === 'closed' ? undefined : (open ?? usual);
  const hands = handsOf(view, current);
  const address = { county: view.county, matter: view.id };
  const Form = now === undefined ? undefined : stepForms[now.step];
  const show: OnStep = (step, already, about) => {
    setJust(undefined);
    setOpen({ step, already, about });
  };
  return (
    <div className="matter">
      <MatterHead view={view} />
      <LiveNews live={live} titleOf={titleOf} />
      <DisputeSteps view={view} current={now?.step} onStep={show} />
      <div className="matter-columns">
        <div className="matter-work stack">
          {just === undefined ? null : <JustDone key={just.answer.revision} just={just} next={next} />}
          {now === undefined || Form === undefined ? null : (
            <Form
              key={`${now.step}${now.already}${now.about ?? ''}${done}`} view={named} already={now.already} about={now.about} asked={open !== undefined} onClose={() => setOpen('closed')} onOther={(step) => show(step, false)}
              onDone={(answer) => {
                setJust({ step: now.step, answer });
                setOpen(undefined);
                setDone((times) => times + 1);
              }}
            />
          )}
          <DefectsPanel view={named} />
          {panelsOf(view).map(({ panel, folded }) => (folded ? <FoldedPanel key={panel} panel={panel} view={named} onStep={show} /> : <WorkPart key={panel} panel={panel} view={named} onStep={show} />))}
        </div>
        <div className="matter-side stack">
          <PartiesPanel view={view} clear={clear} onClear={(party) => setClear((before) => ({ ...before, [party.id]: party }))} />
          <GroupPanel view={view} />
          <MediatorsPanel view={view} />
          <ClocksPanel view={view} />
          <HandoversPanel view={named} />
          <WaysPanel view={view} />
          <ExchangesPanel view={view} />
          <PapersPanel {...address} />
          {hands.receipts ? <ReceiptsPanel {...address} parties={view.parties.map(({ id }) => ({ id, name: labelOf(id) }))} folded /> : null}
          <FilesPanel {...address} may={hands.works} />
          {hands.readers ? <ReadersPanel {...address} /> : null}
        </div>
        <div className="matter-time"><TimelinePanel view={view} live={live} mayNote={hands.works} /></div>
      </div>
    </div>
  );
}

/** What was just done, who has it now, what comes next; the reading position goes there. */
function JustDone({ just: { step, answer }, next }: { readonly just: Just; readonly next: DisputeStep | undefined }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const defectName = useDefectName();
  return (
    <DoneNotice title={t('done.title', { step: say(disputeLifecycle.steps[step].title) })}>
      <DoneLine done={answer} defectName={defectName} next={next} />
    </DoneNotice>
  );
}

