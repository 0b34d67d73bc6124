import { documentOperations } from '@anhe/contract/documents';
import type { DossierState, PaperEntry } from '@anhe/contract/documents';
import type { Id, Wording } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { callFile, useQueryOf } from '../../../api/index.ts';
import { Loading, ProblemNotice, ReadFailure } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useFiles } from '../use-files.ts';
import type { Files } from '../use-files.ts';
import { matterWords } from './words.ts';

interface Props {
  readonly county: string;
  readonly matter: Id;
}

const keyOf = (paper: PaperEntry): string => `${paper.kind}${paper.id ?? ''}`;

/** Sheets that hold a dossier together; nobody asks for one of them while the matter runs. */
const ofDossier = (paper: PaperEntry): boolean => paper.kind.startsWith('dossier');

/** The papers that come out of a dispute: those that can be made now in sight, the rest and every reason on demand. */
export function PapersPanel({ county, matter }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const files = useFiles();
  const found = useQueryOf(documentOperations.list, { county, matter }, { keep: true });
  const { papers = [], dossier, mayOpen = false } = found.data ?? {};
  const own = papers.filter((paper) => paper.state !== 'not-applicable');
  const now = own.filter((paper) => !ofDossier(paper) && (paper.state === 'ready' || paper.printable));
  const later = own.filter((paper) => !ofDossier(paper) && !now.includes(paper));
  const others = papers.filter((paper) => paper.state === 'not-applicable');
  // Before the first paper stands there is no dossier to speak of.
  const begun = now.some((paper) => paper.state === 'ready');
  const line = (paper: PaperEntry): ReactNode => <PaperLine key={keyOf(paper)} county={county} matter={matter} paper={paper} mayOpen={mayOpen} files={files} />;
  return (
    <section className="sheet papers" aria-labelledby="papers-panel-title">
      <h2 id="papers-panel-title">{t('papers.title')}</h2>
      {found.isPending ? <Loading lines={4} label={t('papers.title')} /> : null}
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      <ProblemNotice failure={files.failure} />
      {found.data !== undefined && now.length === 0 ? <p className="muted">{t('papers.none')}</p> : null}
      <ul className="plain-list">{now.map(line)}</ul>
      {dossier === undefined || dossier.state === 'not-applicable' || !begun ? null : (
        <Dossier county={county} matter={matter} dossier={dossier} sheets={own.filter(ofDossier)} mayOpen={mayOpen} files={files} />
      )}
      {later.length === 0 ? null : <Folded title={t('papers.later', { count: later.length })} papers={later} reason={(paper) => paper.lacks.map(say)} />}
      {others.length === 0 ? null : <Folded title={t('papers.others', { count: others.length })} papers={others} reason={(paper) => (paper.reason === null ? [] : [say(paper.reason)])} />}
      {mayOpen && own.length > 0 ? <p className="muted">{t('papers.logged')}</p> : null}
    </section>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly papers: readonly PaperEntry[];
  readonly reason: (paper: PaperEntry) => readonly string[];
}

/** Papers that cannot be made, each with its reason. */
function Folded({ title, papers, reason }: FoldedProps): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  return (
    <details>
      <summary>{title}</summary>
      <ul className="plain-list">
        {papers.map((paper) => <li key={keyOf(paper)}>{say(paper.title)}{paper.of === null ? '' : ` ${say(paper.of)}`}<span className="choice-note">{reason(paper).join(t('papers.and'))}</span></li>)}
      </ul>
    </details>
  );
}

interface DossierProps extends Props {
  readonly dossier: DossierState;
  readonly mayOpen: boolean;
  readonly files: Files;
  readonly sheets: readonly PaperEntry[];
}

function Dossier({ county, matter, dossier, sheets, mayOpen, files }: DossierProps): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  // All of them wait for the same things: said once.
  const waiting = [...new Set(sheets.flatMap((sheet) => sheet.lacks.map(say)))];
  const open = (format: 'pdf' | 'docx'): void => {
    const fetch = (): ReturnType<typeof callFile> => callFile(documentOperations.dossier, { county, matter, format });
    if (format === 'pdf') files.open('dossier', fetch);
    else files.save('dossier-word', fetch);
  };
  return (
    <div className="dossier">
      {mayOpen && dossier.printable ? (
        <div className="line">
          <Button loading={files.busy === 'dossier'} onClick={() => open('pdf')}>{t('papers.dossier')}</Button>
          <Button type="text" loading={files.busy === 'dossier-word'} onClick={() => open('docx')} aria-label={t('papers.word.what', { what: t('papers.dossier') })}>{t('papers.word')}</Button>
        </div>
      ) : null}
      {dossier.missing.length === 0 ? <p className="muted">✓ {t('papers.complete')}</p> : <Lacking title={t('papers.missing', { count: dossier.missing.length })} what={dossier.missing} />}
      {mayOpen && sheets.length > 0 ? (
        <details>
          <summary>{t('papers.sheets', { count: sheets.length })}</summary>
          {waiting.length === 0 ? null : <p className="muted">{t('papers.waiting', { what: waiting.join(t('papers.and')) })}</p>}
          <ul className="plain-list">{sheets.map((sheet) => <PaperLine key={keyOf(sheet)} county={county} matter={matter} paper={{ ...sheet, lacks: [] }} mayOpen={mayOpen} files={files} />)}</ul>
        </details>
      ) : null}
    </div>
  );
}

/** How many things are missing in one line; which, when it is opened. */
function Lacking({ title, what }: { readonly title: string; readonly what: readonly Wording[] }): ReactNode {
  const say = useSay();
  return (
    <details className="lacking">
      <summary>○ {title}</summary>
      <ul>{what.map((one) => <li key={one.zh}>{say(one)}</li>)}</ul>
    </details>
  );
}

interface LineProps extends Props {
  readonly paper: PaperEntry;
  readonly mayOpen: boolean;
  readonly files: Files;
}

function PaperLine({ county, matter, paper, mayOpen, files }: LineProps): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const key = keyOf(paper);
  const what = [say(paper.title), ...(paper.of === null ? [] : [say(paper.of)])].join(' ');
  const input = { county, matter, kind: paper.kind, ...(paper.id === null ? {} : { id: paper.id }) };
  return (
    <li className="paper">
      <div className="paper-line">
        <span>{what}</span>
        {mayOpen && paper.printable ? (
          <span className="paper-acts">
            <Button size="small" loading={files.busy === key} aria-label={t('papers.open.what', { what })} onClick={() => files.open(key, () => callFile(documentOperations.paper, input))}>{t('papers.open')}</Button>
            <Button size="small" type="text" loading={files.busy === `${key}-word`} aria-label={t('papers.word.what', { what })} onClick={() => files.save(`${key}-word`, () => callFile(documentOperations.paper, { ...input, format: 'docx' }))}>{t('papers.word')}</Button>
          </span>
        ) : null}
      </div>
      {paper.scans === 0 ? null : <p className="muted">✓ {t('papers.scans', { count: paper.scans })}</p>}
      {paper.state === 'lacking' && paper.lacks.length > 0 ? <Lacking title={t(mayOpen && paper.printable ? 'papers.lacks' : 'papers.lacks.only', { count: paper.lacks.length })} what={paper.lacks} /> : null}
    </li>
  );
}
