import { errandOperations, paperForms } from '@anhe/contract/errands';
import type { ErrandView } from '@anhe/contract/errands';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Loading, Page, PrintButton, ReadFailure } from '../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { useErrandKinds } from '../matters/index.ts';
import { errandWords } from './words.ts';
import './errands.css';

/** The authorisation with the receipt of papers on one sheet, to print from the browser; names are written on it by hand. */
export function ErrandSheetPage(): ReactNode {
  const t = useWords(errandWords);
  const params = useParams({ strict: false });
  const address = { county: params.county ?? '', matter: params.matter ?? '' };
  const found = useQueryOf(errandOperations.errand, address);
  return (
    <Page title={t('sheet.title')} crumbs={<Link to="/errands/$county/$matter" params={address}>{t('title')}</Link>} acts={found.data === undefined ? null : <PrintButton label={t('sheet.print')} />}>
      <p className="muted no-print">{t('sheet.note')}</p>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.data === undefined ? (found.isPending ? <Loading label={t('sheet.title')} /> : null) : <Sheet view={found.data} />}
    </Page>
  );
}

function Sheet({ view: { line, scope, papers } }: { readonly view: ErrandView }): ReactNode {
  const t = useWords(errandWords);
  const say = useSay();
  const language = useLanguage();
  const { kindName } = useErrandKinds();
  return (
    <article className="errand-sheet">
      <h2>{t('sheet.title')}</h2>
      <p className="number">{line.number}</p>
      <p>{t('sheet.intro', { unit: line.holderName, worker: line.worker, until: fullDay(line.until, language) })}</p>
      <p><strong>{say(kindName(line.kind))}</strong></p>
      <p>{scope}</p>
      <p>{t('sheet.papers')}</p>
      <table className="paper-list">
        <thead><tr><th scope="col">{t('paper.name')}</th><th scope="col">{t('paper.form')}</th><th scope="col">{t('paper.sheets')}</th><th scope="col">{t('paper.taken')}</th><th scope="col">{t('sheet.returned')}</th></tr></thead>
        <tbody>{papers.map((paper) => <tr key={paper.id}><td>{paper.name}</td><td>{say(paperForms[paper.form])}</td><td className="number">{paper.sheets}</td><td className="number">{paper.takenOn}</td><td /></tr>)}</tbody>
      </table>
      <ul className="errand-signs"><li>{t('sheet.sign')}</li><li>{t('sheet.witness')}</li><li>{t('sheet.worker')}</li></ul>
      <p>{t('sheet.date')}</p>
    </article>
  );
}
