import { documentOperations } from '@anhe/contract/documents';
import type { PaperEntry } from '@anhe/contract/documents';
import type { Id } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { callFile, useQueryOf } from '../../../api/index.ts';
import { Loading, ProblemNotice } from '../../../ui/index.ts';
import { useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useFiles } from '../use-files.ts';
import type { Files } from '../use-files.ts';
import { matterWords } from './words.ts';

interface Props {
  readonly county: string;
  readonly matter: Id;
}

const keyOf = (paper: PaperEntry): string => `${paper.kind}${paper.id ?? ''}`;

/** The papers that come out of a dispute: what is ready, what is still missing, the whole dossier. */
export function PapersPanel({ county, matter }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const files = useFiles();
  const found = useQueryOf(documentOperations.list, { county, matter }, { keep: true });
  const { papers = [], dossier, mayOpen = false } = found.data ?? {};
  const own = papers.filter((paper) => paper.state !== 'not-applicable');
  const others = papers.filter((paper) => paper.state === 'not-applicable');
  const open = (format: 'pdf' | 'docx'): void => {
    const fetch = (): ReturnType<typeof callFile> => callFile(documentOperations.dossier, { county, matter, format });
    if (format === 'pdf') files.open('dossier', fetch);
    else files.save('dossier-word', fetch);
  };
  return (
    <section className="sheet" aria-labelledby="papers-panel-title">
      <h2 id="papers-panel-title">{t('papers.title')}</h2>
      {found.isPending ? <Loading lines={4} label={t('papers.title')} /> : null}
      <ProblemNotice failure={files.failure ?? (found.data === undefined ? (found.error ?? undefined) : undefined)} onAgain={() => void found.refetch()} />
      {found.data !== undefined && own.length === 0 ? <p className="muted">{t('papers.none')}</p> : null}
      <ul className="plain-list">
        {own.map((paper) => <PaperLine key={keyOf(paper)} county={county} matter={matter} paper={paper} mayOpen={mayOpen} files={files} />)}
      </ul>
      {dossier === undefined || dossier.state === 'not-applicable' ? null : (
        <div className="dossier">
          <p className={dossier.missing.length === 0 ? undefined : 'law-text'}>
            {dossier.missing.length === 0 ? `✓ ${t('papers.complete')}` : `○ ${t('papers.missing', { what: dossier.missing.map(say).join(language === 'zh' ? '、' : ', ') })}`}
          </p>
          {mayOpen && dossier.printable ? (
            <div className="line">
              <Button loading={files.busy === 'dossier'} onClick={() => open('pdf')}>{t('papers.dossier')}</Button>
              <Button type="text" loading={files.busy === 'dossier-word'} onClick={() => open('docx')} aria-label={t('papers.word.what', { what: t('papers.dossier') })}>{t('papers.word')}</Button>
            </div>
          ) : null}
        </div>
      )}
      {others.length === 0 ? null : (
        <details>
          <summary>{t('papers.others', { count: others.length })}</summary>
          <ul className="plain-list">{others.map((paper) => <li key={keyOf(paper)}>{say(paper.title)}{paper.reason === null ? null : <span className="choice-note">{say(paper.reason)}</span>}</li>)}</ul>
        </details>
      )}
      {mayOpen && own.length > 0 ? <p className="muted">{t('papers.logged')}</p> : null}
    </section>
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
  const language = useLanguage();
  const key = keyOf(paper);
  const what = [say(paper.title), ...(paper.of === null ? [] : [say(paper.of)])].join(' ');
  const input = { county, matter, kind: paper.kind, ...(paper.id === null ? {} : { id: paper.id }) };
  return (
    <li className="paper">
      <p className="line">
        <span>{what}</span>
        {mayOpen && paper.printable ? (
          <span className="paper-acts">
            <Button size="small" loading={files.busy === key} aria-label={t('papers.open.what', { what })} onClick={() => files.open(key, () => callFile(documentOperations.paper, input))}>{t('papers.open')}</Button>
            <Button size="small" type="text" loading={files.busy === `${key}-word`} aria-label={t('papers.word.what', { what })} onClick={() => files.save(`${key}-word`, () => callFile(documentOperations.paper, { ...input, format: 'docx' }))}>{t('papers.word')}</Button>
          </span>
        ) : null}
      </p>
      {paper.scans === 0 ? null : <p className="muted">✓ {t('papers.scans', { count: paper.scans })}</p>}
      {paper.state === 'lacking' ? <p className="law-text">○ {t('papers.lacks', { what: paper.lacks.map(say).join(language === 'zh' ? '、' : ', ') })}</p> : null}
    </li>
  );
}
