import { documentOperations, dossierItems } from '@anhe/contract/documents';
import { dossierLifecycle, dossierStates, guidanceOperations, mayTake } from '@anhe/contract/guidance';
import type { DossierView } from '@anhe/contract/guidance';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useCommand, useQueryOf } from '../../api/index.ts';
import { Field, Loading, Page, PaperButton, ProblemNotice, ReadFailure, TextField, fieldId } from '../../ui/index.ts';
import { fullDay, fullMoment, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { guidanceWords } from './words.ts';
import './guidance.css';

/** The review of one dossier: its thirteen parts beside what is said of them. */
export function DossierPage(): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const language = useLanguage();
  const { county = '', matter = '' } = useParams({ strict: false });
  const view = useQueryOf(guidanceOperations.dossier, { county, matter });
  if (view.data === undefined) return <Page title={t('dossiers.title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  const { line } = view.data;
  return (
    <Page
      title={t('dossier.title', { number: line.number ?? t('no-number') })} crumbs={<Link to="/dossiers">{t('dossiers.title')}</Link>} sub={say(dossierStates[line.state])}
      acts={<><PaperButton label={t('dossier.look')} fetchIt={() => callFile(documentOperations.dossier, { county, matter })} /><PaperButton label={t('dossier.sheet')} fetchIt={() => callFile(documentOperations.reviewSheet, { county, matter })} /></>}
    >
      <p className="line">
        <strong role="status">{t(`next.${line.state}`)}</strong><span>{line.committeeName}</span><span>{line.placeName}</span><span>{t('closed')} <span className="number">{line.closedOn}</span></span>
        {line.dueOn === null ? null : <span className="law-text">{t('dossier.due', { day: fullDay(line.dueOn, language) })}</span>}
        <MatterLink line={{ county, id: matter }} className="link">{t('dossier.matter')}</MatterLink>
      </p>
      <div className="columns">
        <div className="stack">
          <Acts view={view.data} />
          <Rounds view={view.data} />
        </div>
        <Parts county={county} matter={matter} />
      </div>
    </Page>
  );
}

/** The index as it is filled; what is expected and missing is named by itself. */
function Parts({ county, matter }: { readonly county: string; readonly matter: string }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const papers = useQueryOf(documentOperations.list, { county, matter });
  const items = papers.data?.dossier.items ?? [];
  return (
    <aside className="sheet">
      <h2>{t('dossier.parts')}</h2>
      {papers.data === undefined ? (papers.error === null ? <Loading /> : <ReadFailure failure={papers.error} onAgain={() => void papers.refetch()} />) : null}
      <ol className="part-list">
        {items.map((item) => (
          <li key={item.number}>
            <span><span className="number">{item.number}</span> {say(item.name)}</span>
            {item.filled ? <span className="muted number">{t('dossier.filled', { count: item.count })}</span> : item.expected ? <span className="tag tag-law">{t('dossier.missing')}</span> : <span className="muted">—</span>}
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Acts({ view }: { readonly view: DossierView }): ReactNode {
  const { line, abilities } = view;
  const reviews = abilities.includes('passDossier') && mayTake(dossierLifecycle, 'passDossier', line.state).legal;
  const answers = abilities.includes('answerDossier') && mayTake(dossierLifecycle, 'answerDossier', line.state).legal;
  if (reviews) return <ReviewForm view={view} />;
  return answers ? <AnswerForm view={view} /> : null;
}

interface RemarkRow {
  readonly part: number;
  readonly text: string;
}

/** Passed, or returned with a remark for each part that is not in order; what is missing is offered as a remark. */
function ReviewForm({ view }: { readonly view: DossierView }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const at = { county: view.line.county, matter: view.line.matter };
  const papers = useQueryOf(documentOperations.list, at);
  const pass = useCommand(guidanceOperations.passDossier);
  const back = useCommand(guidanceOperations.returnDossier);
  const [rows, setRows] = useState<readonly RemarkRow[]>([]);
  const [note, setNote] = useState('');
  const missing = (papers.data?.dossier.items ?? []).filter((item) => item.expected && !item.filled && !rows.some(({ part }) => part === item.number));
  const change = (at_: number, more: Partial<RemarkRow>): void => setRows(rows.map((row, index) => (index === at_ ? { ...row, ...more } : row)));
  const options = dossierItems.map((item) => ({ value: item.number, label: `${item.number} ${say(item)}` }));
  return (
    <section className="sheet">
      <h2>{t('review.title')}</h2>
      <ProblemNotice failure={pass.failure ?? back.failure} onAgain={() => void (pass.failure === undefined ? back.again() : pass.again())} />
      {rows.map((row, index) => (
        <div key={index} className="remark-row">
          <Field id={fieldId(['remarks', index, 'part'])} label={t('review.part')}><Select id={fieldId(['remarks', index, 'part'])} className="place-picker" value={row.part} options={options} onChange={(part) => change(index, { part })} /></Field>
          <TextField id={fieldId(['remarks', index, 'text'])} label={t('review.text')} value={row.text} max={300} onChange={(text) => change(index, { text })} />
          <Button aria-label={t('review.drop', { n: index + 1 })} onClick={() => setRows(rows.filter((_, one) => one !== index))}>✕</Button>
        </div>
      ))}
      <p className="line">
        {missing.map((item) => <Button key={item.number} size="small" onClick={() => setRows([...rows, { part: item.number, text: `${t('review.missing')}${say(item.name)}` }])}>+ {t('review.missing')} {say(item.name)}</Button>)}
        <Button size="small" onClick={() => setRows([...rows, { part: missing[0]?.number ?? 7, text: '' }])}>{t('review.add')}</Button>
      </p>
      {rows.length > 0 ? null : <TextField id={fieldId(['note'])} label={t('review.note')} optional value={note} max={500} lines={2} onChange={setNote} />}
      <div className="line">
        {rows.length === 0
          ? <Button type="primary" loading={pass.busy} onClick={() => void pass.run({ ...at, ...(note.trim() === '' ? {} : { note }) })}>{t('review.pass')}</Button>
          : <Button type="primary" loading={back.busy} disabled={rows.some(({ text }) => text.trim().length < 2)} onClick={() => void back.run({ ...at, remarks: [...rows] })}>{t('review.return', { count: rows.length })}</Button>}
      </div>
    </section>
  );
}

function AnswerForm({ view }: { readonly view: DossierView }): ReactNode {
  const t = useWords(guidanceWords);
  const command = useCommand(guidanceOperations.answerDossier);
  const [answer, setAnswer] = useState('');
  return (
    <section className="sheet">
      <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
      <TextField id={fieldId(['answer'])} label={t('review.answer')} value={answer} max={500} lines={3} onChange={setAnswer} />
      <Button type="primary" loading={command.busy} disabled={answer.trim().length < 2} onClick={() => void command.run({ county: view.line.county, matter: view.line.matter, answer })}>{t('review.answer.act')}</Button>
    </section>
  );
}

function Rounds({ view }: { readonly view: DossierView }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const language = useLanguage();
  const nameOf = (part: number): string => {
    const item = dossierItems.find(({ number }) => number === part);
    return item === undefined ? String(part) : `${part} ${say(item)}`;
  };
  return (
    <section className="sheet">
      <h2>{t('dossier.rounds')}</h2>
      {view.rounds.length === 0 ? <p className="muted">{t('dossier.no-rounds')}</p> : (
        <ul className="timeline">
          {view.rounds.map((round) => (
            <li key={round.round} className="timeline-item">
              <p className="timeline-title">{t('dossier.round', { n: round.round, result: say(dossierStates[round.result]) })}</p>
              {round.remarks.map((remark, at) => <p key={at}><strong>{nameOf(remark.part)}</strong> {remark.text}</p>)}
              {round.note === null ? null : <p>{round.note}</p>}
              {round.answer === null ? null : <p>{t('dossier.answer', { text: round.answer.text })} <span className="muted">{round.answer.by}</span></p>}
              <p className="timeline-by"><span>{round.by}</span><span className="number">{fullMoment(round.on, language)}</span></p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
