import { disputeTypes } from '@anhe/contract/disputes';
import type { DisputeType } from '@anhe/contract/disputes';
import { roles } from '@anhe/contract/kernel';
import { hazardKinds, reportStates, screeningOperations } from '@anhe/contract/screening';
import type { HazardKind, ReportView } from '@anhe/contract/screening';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { ActWindow, Field, Loading, Page, ProblemNotice, ReadFailure, TextField, fieldId } from '../../ui/index.ts';
import { fullDay, fullMoment, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { screeningWords } from './words.ts';
import './screening.css';

/** One village's report: made here by its committee, read here by those above it. */
export function ReportPage(): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  const language = useLanguage();
  const { county = '', report: id = '' } = useParams({ strict: false });
  const view = useQueryOf(screeningOperations.report, { county, report: id });
  if (view.data === undefined) return <Page title={t('title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line, round, abilities } = view.data;
  const running = round.status === 'running';
  return (
    <Page
      title={t('report.title', { village: line.placeName })} sub={say(reportStates[line.state])}
      crumbs={<><Link to="/screening">{t('title')}</Link> › <Link to="/screening/$county/$round" params={{ county, round: round.id }}>{say(round.topicName)}</Link></>}
    >
      <p className="line"><span className="number">{t('days', { from: round.from, to: round.to })}</span><span className="number">{t('due.on', { day: line.dueOn })}</span><span>{t('by')} {round.startedBy.name}</span></p>
      {round.closedOn === null ? null : <p className="law-text">{t('closed', { day: fullDay(round.closedOn, language) })}</p>}
      <div className="stack">
        {running && abilities.includes('fileReport') ? <ReportForm key={line.version} view={view.data} /> : null}
        <Versions view={view.data} />
      </div>
    </Page>
  );
}

interface HazardRow {
  readonly kind: HazardKind;
  readonly count: number;
  readonly where: string;
}

/** Disputes found, hazards with their spots; or nothing, in two presses. What was reported is corrected with the same form. */
function ReportForm({ view }: { readonly view: ReportView }): ReactNode {
  const t = useWords(screeningWords);
  const { line, found, round, versions } = view;
  const newest = versions[0];
  const open = line.version === 0;
  const [matters, setMatters] = useState<readonly string[]>(open ? found.map(({ id }) => id) : (newest?.matters.map(({ id }) => id) ?? []));
  const [hazards, setHazards] = useState<readonly HazardRow[]>(newest?.hazards ?? []);
  const [reason, setReason] = useState('');
  const [nil, setNil] = useState(false);
  const file = useCommand(screeningOperations.fileReport);
  const correct = useCommand(screeningOperations.correct);
  const command = open ? file : correct;
  const at = { county: line.county, report: line.id };
  const said = { matters: [...matters], hazards: hazards.map((one) => ({ ...one, where: one.where.trim() })) };
  const sum = hazards.reduce((total, { count }) => total + count, 0);
  const send = (): void => void (open ? file.run({ ...at, ...said }, line.revision) : correct.run({ ...at, ...said, reason }, line.revision));
  return (
    <section className="sheet">
      <h2>{t(open ? 'report.form' : 'correct')}</h2>
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      {open ? null : <p className="muted">{t('correct.note')}</p>}
      <h3 className="part-title">{t('report.found')}</h3>
      {found.length === 0 ? <p className="muted">{t('report.none')}</p> : (
        <ul className="plain-list report-found" id={fieldId(['matters'])} tabIndex={-1}>
          {found.map((one) => (
            <li key={one.id} className="line">
              <Checkbox checked={matters.includes(one.id)} onChange={(event) => setMatters(event.target.checked ? [...matters, one.id] : matters.filter((id) => id !== one.id))}><TypeName type={one.type} /> · {one.parties}</Checkbox>
              <MatterLink line={one} className="link number">{one.number ?? one.filedOn}</MatterLink>
            </li>
          ))}
        </ul>
      )}
      <p><Link className="link" to="/intake" search={{ round: round.id }}>{t('report.register')}</Link></p>
      <h3 className="part-title">{t('hazards')}</h3>
      <HazardRows rows={hazards} onChange={setHazards} />
      {open ? null : <TextField id={fieldId(['reason'])} label={t('correct.reason')} value={reason} onChange={setReason} max={200} />}
      <div className="line report-acts">
        {open
          ? <Button type="primary" loading={command.busy} disabled={said.matters.length + hazards.length === 0} onClick={send}>{t('report.act', { disputes: matters.length, hazards: sum })}</Button>
          : <Button type="primary" loading={command.busy} disabled={reason.trim().length < 2} onClick={send}>{t('correct.act')}</Button>}
        {open && said.matters.length + hazards.length === 0 ? <Button onClick={() => setNil(true)}>{t('report.nil')}</Button> : null}
      </div>
      {nil ? <NilWindow view={view} onClose={() => setNil(false)} /> : null}
    </section>
  );
}

function HazardRows({ rows, onChange }: { readonly rows: readonly HazardRow[]; readonly onChange: (rows: readonly HazardRow[]) => void }): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  const change = (at: number, more: Partial<HazardRow>): void => onChange(rows.map((row, index) => (index === at ? { ...row, ...more } : row)));
  // The keys of that very record.
  const kinds = Object.keys(hazardKinds) as HazardKind[];
  return (
    <>
      {rows.map((row, at) => (
        <div key={at} className="hazard-row">
          <Field id={fieldId(['hazards', at, 'kind'])} label={t('report.kind')}>
            <Select id={fieldId(['hazards', at, 'kind'])} className="place-picker" value={row.kind} onChange={(kind) => change(at, { kind })} options={kinds.map((value) => ({ value, label: say(hazardKinds[value]) }))} />
          </Field>
          <Field id={fieldId(['hazards', at, 'count'])} label={t('report.count')}><InputNumber id={fieldId(['hazards', at, 'count'])} min={1} max={999} precision={0} value={row.count} onChange={(count) => change(at, { count: count ?? 1 })} /></Field>
          <TextField id={fieldId(['hazards', at, 'where'])} label={t('report.where')} value={row.where} max={60} onChange={(where) => change(at, { where })} />
          <Button aria-label={t('report.drop', { n: at + 1 })} onClick={() => onChange(rows.filter((_, index) => index !== at))}>✕</Button>
        </div>
      ))}
      <p><Button onClick={() => onChange([...rows, { kind: 'road', count: 1, where: '' }])}>{t('report.add')}</Button></p>
    </>
  );
}

function NilWindow({ view, onClose }: { readonly view: ReportView; readonly onClose: () => void }): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  const { current } = useActing();
  const command = useCommand(screeningOperations.signNil);
  const { line } = view;
  const sign = async (): Promise<void> => {
    if ((await command.run({ county: line.county, report: line.id }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('nil.title')} act={t('nil.act')} busy={command.busy} failure={command.failure} onAct={() => void sign()} onAgain={() => void command.again()} onClose={onClose}>
      <p>{t('nil.text', { post: current === undefined ? '' : `${current.unitName} · ${current.title ?? say(roles[current.role])}`, village: line.placeName })}</p>
    </ActWindow>
  );
}

const isType = (type: string): type is DisputeType => Object.hasOwn(disputeTypes, type);
function TypeName({ type }: { readonly type: string }): ReactNode {
  const say = useSay();
  return isType(type) ? say(disputeTypes[type]) : type;
}

/** All that was signed, newest first; a correction leaves what it corrects. */
function Versions({ view }: { readonly view: ReportView }): ReactNode {
  const t = useWords(screeningWords);
  const say = useSay();
  const language = useLanguage();
  if (view.versions.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t('versions')}</h2>
      <ul className="timeline">
        {view.versions.map((one) => (
          <li key={one.version} className="timeline-item">
            <p className="timeline-title">{t('version', { n: one.version })}{one.nil ? ` · ${t('version.nil')}` : ''}</p>
            {one.matters.map((line) => <p key={line.id}><MatterLink line={line} className="link"><TypeName type={line.type} /> · {line.parties}</MatterLink></p>)}
            {one.hazards.map((hazard, at) => <p key={at}>{say(hazardKinds[hazard.kind])} <span className="number">{hazard.count}</span> · {hazard.where}</p>)}
            {one.reason === null ? null : <p>{t('version.reason', { reason: one.reason })}</p>}
            <p className="timeline-by"><span>{t('signed', { name: one.signedBy, post: one.signedAs })}</span><span className="number">{fullMoment(one.recordedAt, language)}</span></p>
          </li>
        ))}
      </ul>
    </section>
  );
}
