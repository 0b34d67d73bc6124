import { assignmentParts, policingOperations } from '@anhe/contract/policing';
import type { AssignmentLine, VillageLine } from '@anhe/contract/policing';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { AssignWindow, EndWindow, HandOverWindow } from './assign-windows.tsx';
import { JointWords, LeadWords, Looked, OpenWords } from './parts.tsx';
import { VisitWindow } from './visit-window.tsx';
import { useNamesOfficers } from './villages-page.tsx';
import { policingWords } from './words.ts';
import './policing.css';

type Open = 'assign' | 'visit' | { readonly end: AssignmentLine } | { readonly hand: AssignmentLine };

/** A village: who looks after it and did before, what was looked at, what was done together. */
export function VillagePage(): ReactNode {
  const t = useWords(policingWords);
  const place = useParams({ strict: false }).place ?? '';
  const may = useMayCall();
  const names = useNamesOfficers();
  const [open, setOpen] = useState<Open>();
  const found = useQueryOf(policingOperations.village, { place }, { keep: true });
  const failure = found.error ?? undefined;
  if (found.data === undefined || found.data.line.place !== place) {
    if (failure?.status === 404 || failure?.status === 403 || failure?.status === 422) return <Page title={t('gone.title')}><EmptyState title={t('gone.text')}><Link to="/villages" className="act-link">{t('gone.home')}</Link></EmptyState></Page>;
    return <Page title={t('title')}>{failure === undefined ? <Loading lines={6} /> : <ReadFailure failure={failure} onAgain={() => void found.refetch()} />}</Page>;
  }
  const { line, assignments, visits, joint } = found.data;
  return (
    <Page
      title={line.placeName} crumbs={<Link to="/villages">{t('title')}</Link>} sub={line.townName}
      acts={<>{may(policingOperations.recordVisit) ? <Button type="primary" onClick={() => setOpen('visit')}>{t('visit')}</Button> : null}{names ? <Button onClick={() => setOpen('assign')}>{t('assign')}</Button> : null}</>}
    >
      <section className="sheet" aria-labelledby="who-title"><h2 id="who-title">{t('village.who')}</h2><p><LeadWords line={line} /></p><p className="muted"><OpenWords open={line.open} /></p></section>
      <section className="sheet" aria-labelledby="visits-title">
        <h2 id="visits-title">{t('village.visits')}</h2>
        {visits.length === 0 ? <p className="muted">{t('village.visits.none')}</p> : <ul className="plain-list">{visits.map((visit) => <li key={visit.id}><p className="muted"><span className="number">{visit.happenedOn}</span> {visit.by.name}</p><Looked visit={visit} /></li>)}</ul>}
      </section>
      <section className="sheet" aria-labelledby="joint-title">
        <h2 id="joint-title">{t('village.joint')}</h2>
        {joint.length === 0 ? <p className="muted">{t('village.joint.none')}</p> : <ul className="plain-list">{joint.map((one) => <li key={one.id}><span className="number muted">{one.on}</span> <JointWords line={one} /></li>)}</ul>}
      </section>
      <section className="sheet" aria-labelledby="history-title">
        <h2 id="history-title">{t('village.history')}</h2>
        {assignments.length === 0 ? <p className="muted">{t('village.history.none')}</p> : <ul className="plain-list">{assignments.map((one) => <AssignmentRow key={one.id} one={one} names={names} onOpen={setOpen} />)}</ul>}
      </section>
      <Windows open={open} line={line} onClose={() => setOpen(undefined)} />
    </Page>
  );
}

function Windows({ open, line, onClose }: { readonly open: Open | undefined; readonly line: VillageLine; readonly onClose: () => void }): ReactNode {
  if (open === undefined) return null;
  if (open === 'visit') return <VisitWindow line={line} onClose={onClose} />;
  if (open === 'assign') return <AssignWindow line={line} onClose={onClose} />;
  return 'end' in open ? <EndWindow line={open.end} onClose={onClose} /> : <HandOverWindow line={open.hand} open={line.open} onClose={onClose} />;
}

function AssignmentRow({ one, names, onOpen }: { readonly one: AssignmentLine; readonly names: boolean; readonly onOpen: (open: Open) => void }): ReactNode {
  const t = useWords(policingWords);
  const say = useSay();
  const language = useLanguage();
  const from = fullDay(one.from, language);
  return (
    <li>
      <p className="line">
        <strong>{one.post.name}</strong><span className="tag">{say(assignmentParts[one.part])}</span>
        <span className="muted">{one.to === null ? t('days.held', { from }) : t('days.ended', { from, to: fullDay(one.to, language) })}</span>
        {one.lapsed ? <span className="tag tag-alarm">! {t('lapsed')}</span> : null}
        {names && one.status === 'held' ? <span className="row-acts"><Button size="small" onClick={() => onOpen({ hand: one })} aria-label={t('hand.of', { name: one.post.name })}>{t('hand')}</Button><Button size="small" onClick={() => onOpen({ end: one })} aria-label={t('end.of', { name: one.post.name })}>{t('end')}</Button></span> : null}
      </p>
      {one.words === null ? null : <p>{one.words}</p>}
      {one.handed === null || one.handed.disputes + one.handed.requests + one.handed.hazards === 0 ? null : <p className="muted">{t('handed', { open: t('open', one.handed) })}</p>}
    </li>
  );
}
