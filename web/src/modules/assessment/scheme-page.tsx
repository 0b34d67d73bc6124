import { assessmentKinds, assessmentOperations, changing, departmentKinds, departmentLevels, publishing, runLifecycle, schemeLifecycle, schemeStates, stepFrom } from '@anhe/contract/assessment';
import type { Indicator, SchemeView, TriedIndicator } from '@anhe/contract/assessment';
import { nameOf } from '@anhe/contract/figures';
import { legal, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { ActWindow, DayField, Page, ProblemNotice, StepButton, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { FormulaSaid } from '../figures/index.ts';
import { Shown, Spreads, Wide, useAct } from './parts.tsx';
import { assessmentWords } from './words.ts';
import './assessment.css';

/** One scheme: what it looks at, how its trial went, and its next step. */
export function SchemePage(): ReactNode {
  const t = useWords(assessmentWords);
  const { county = '', scheme = '' } = useParams({ strict: false });
  return <Shown operation={assessmentOperations.scheme} input={{ county, scheme }} title={t('schemes')} view={(view) => <View view={view} />} />;
}

function View({ view }: { readonly view: SchemeView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const { line, body, trial } = view;
  return (
    <Page
      title={`${say(line.name)} · ${t('version', { n: line.version })}`} crumbs={<><Link to="/assessment">{t('title')}</Link> › <Link to="/assessment/schemes">{t('schemes')}</Link></>}
      sub={<span className="tag">{say(schemeStates[line.state])}</span>}
    >
      <Steps view={view} />
      <dl className="facts">
        <dt>{t('kind')}</dt><dd>{say(assessmentKinds[line.kind])}</dd>
        <dt>{t('area')}</dt><dd>{line.placeName}</dd>
        <dt>{t('basis')}</dt><dd>{body.basis}</dd>
        <dt>{t('valid-from')}</dt><dd className="number">{line.validFrom}</dd>
        <dt>{t('drafted')}</dt><dd>{view.draftedAs}</dd>
        {view.publishedAs === null ? null : <><dt>{t('published')}</dt><dd>{view.publishedAs} <span className="number">{line.publishedOn}</span></dd></>}
      </dl>
      <Indicators view={view} />
      <section className="sheet">
        <h2>{t('trial.title')}</h2>
        {trial === null ? <p className="muted">{t('trial.none')}</p> : <><p className="number">{t('trial.span', { from: trial.from, to: trial.to, on: trial.on })}</p><Spreads spreads={trial.groups} body={body} /></>}
      </section>
      <p className="muted assessment-seal">{t('digest')} {view.digest}</p>
    </Page>
  );
}

/** Indicators, each with what the trial told of it. @param label what the table is of */
function IndicatorTable({ label, indicators, trial }: { readonly label: string; readonly indicators: readonly Indicator[]; readonly trial: readonly TriedIndicator[] | undefined }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const columns = ['weight', 'zero', 'full'] as const;
  const tried = ['scored', 'too-few', 'none', 'at-zero', 'at-full', 'median'] as const;
  return (
    <Wide label={label}>
      <table className="rows" aria-label={label}>
        <thead><tr><th scope="col" className="wide">{t('indicator')}</th><th scope="col">{t('source')}</th>{columns.map((key) => <th key={key} scope="col" className="number">{t(key)}</th>)}{trial === undefined ? null : tried.map((key) => <th key={key} scope="col" className="number">{t(key)}</th>)}</tr></thead>
        <tbody>
          {indicators.map((one) => {
            const found = trial?.find(({ code }) => code === one.code);
            return (
              <tr key={one.code}>
                <td className="wide">{say(one.name)}</td><td><FormulaSaid formula={one.source.by === 'figure' ? nameOf(one.source.figure) : one.source.formula} /></td>
                <td className="number">{one.weight}</td><td className="number">{one.scale.zero}</td><td className="number">{one.scale.full}</td>
                {trial === undefined ? null : [found?.scored, found?.few, found?.none, found?.atZero, found?.atFull, found?.median].map((value, index) => <td key={tried[index]} className="number">{value ?? '–'}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}

/** What places are looked at by, and each group of departments by its own. */
function Indicators({ view }: { readonly view: SchemeView }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const { body, trial } = view;
  const { departments = [] } = body;
  return (
    <section className="sheet">
      <h2>{t('indicators')}</h2>
      {body.groups.length === 0 ? null : <IndicatorTable label={t('indicators')} indicators={body.indicators} trial={trial?.indicators} />}
      {body.extras.length === 0 ? null : (
        <>
          <h3 className="part-title">{t('extras')}</h3>
          <ul>{body.extras.map((one) => <li key={one.code}>{say(one.name)}：{t('extra.line', { each: 1, points: one.sort === 'bonus' ? `+${one.each}` : `−${one.each}`, cap: one.cap })}</li>)}</ul>
        </>
      )}
      {body.groups.length === 0 ? null : <p>{t('groups')}：{body.groups.map(({ name }) => say(name)).join('、')}</p>}
      {departments.length === 0 ? null : <h3 className="part-title">{t('departments')}</h3>}
      {departments.map((group) => (
        <div key={group.code}>
          <p><strong>{say(group.name)}</strong> <span className="muted">{say(departmentLevels[group.level])} · {group.units.length > 0 ? t('departments.named', { n: group.units.length }) : group.kinds.map((kind) => say(departmentKinds[kind])).join('、')}</span></p>
          <IndicatorTable label={say(group.name)} indicators={group.indicators} trial={trial?.departments?.find((one) => one.group === group.code)?.indicators} />
        </div>
      ))}
    </section>
  );
}

type Act = 'publish' | 'close' | 'compute';

function Steps({ view }: { readonly view: SchemeView }): ReactNode {
  const t = useWords(assessmentWords);
  const navigate = useNavigate();
  const [act, setAct, done] = useAct<Act>();
  const trial = useCommand(assessmentOperations.trial);
  const { line, abilities } = view;
  const at = { county: line.county, scheme: line.id };
  const may = (name: string): boolean => abilities.includes(name);
  const open = line.state === 'draft' || line.state === 'trialled';
  const go = (as: 'change' | 'version'): void => void navigate({ to: '/assessment/draft', search: { ...at, as } });
  // Whether it is one's own draft the server says: a page knows offices, not persons.
  const publishes = publishing(line.state, 'drafter', 'publisher');
  return (
    <>
      <ProblemNotice failure={trial.failure} onAgain={() => void trial.again()} />
      <p className="line no-print">
        <StepButton title={t('trial')} may={may('trial') && open} verdict={stepFrom(schemeLifecycle, 'trial', line.state)} usual={line.state === 'draft'} busy={trial.busy} onPress={() => void trial.run(at, line.revision)} />
        <StepButton title={t('change')} may={may('changeScheme') && open} verdict={changing(line.state)} onPress={() => go('change')} />
        <StepButton title={t('publish')} may={may('publishScheme') && open} verdict={publishes} usual={line.state === 'trialled'} onPress={() => setAct('publish')} />
        <StepButton title={t('compute')} may={may('compute') && line.state === 'published'} verdict={legal()} usual onPress={() => setAct('compute')} />
        <StepButton title={t('draft.again')} may={may('changeScheme') && !open} verdict={legal()} onPress={() => go('version')} />
        <StepButton title={t('close')} may={may('closeScheme') && line.state === 'published'} verdict={stepFrom(schemeLifecycle, 'closeScheme', line.state)} danger onPress={() => setAct('close')} />
      </p>
      {act === 'publish' ? <Settle view={view} act="publish" onClose={done} /> : null}
      {act === 'close' ? <Settle view={view} act="close" onClose={done} /> : null}
      {act === 'compute' ? <Compute view={view} onClose={done} /> : null}
    </>
  );
}

function Settle({ view, act, onClose }: { readonly view: SchemeView; readonly act: 'publish' | 'close'; readonly onClose: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const publish = useCommand(assessmentOperations.publishScheme);
  const close = useCommand(assessmentOperations.closeScheme);
  const command = act === 'publish' ? publish : close;
  const { line } = view;
  const send = async (): Promise<void> => {
    if ((await command.run({ county: line.county, scheme: line.id }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t(act)} act={t(act)} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('publish.text')}</p>
    </ActWindow>
  );
}

/** A period is computed at once for the whole area; then its page opens. */
function Compute({ view, onClose }: { readonly view: SchemeView; readonly onClose: () => void }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const navigate = useNavigate();
  const command = useCommand(assessmentOperations.compute);
  const [run] = useState(() => newId());
  const [from, setFrom] = useState<Day>();
  const [to, setTo] = useState<Day>();
  const { county, id: scheme } = view.line;
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (from === undefined || to === undefined) return;
    if ((await command.run({ county, run, scheme, from, to })) !== undefined) void navigate({ to: '/assessment/runs/$county/$run', params: { county, run } });
  };
  return (
    <ActWindow title={t('compute')} act={t('compute')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={from === undefined || to === undefined}>
      <p className="muted">{t('compute.text')} {say(runLifecycle.statuses.computed)}</p>
      <DayField id={fieldId(['from'])} label={t('from')} value={from} past onChange={setFrom} error={fieldMessage(problem, 'from')} />
      <DayField id={fieldId(['to'])} label={t('to')} value={to} past onChange={setTo} error={fieldMessage(problem, 'to')} />
    </ActWindow>
  );
}
