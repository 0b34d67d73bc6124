import { supervisionOperations } from '@anhe/contract/supervision';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { spokenDay, todayHere, useLanguage, useWords } from '../../wording/index.ts';
import type { Catalogue } from '../../wording/index.ts';

// Apart from the words of the pages: one's work is the first page that loads.
const words = {
  title: { zh: '督办待回复', en: 'Letters to answer' },
  late: { zh: '逾期', en: 'late' },
  unseen: { zh: '待签收', en: 'new' },
  line: { zh: '{title} · {from}，{day}前回复', en: '{title} · from {from}, by {day}' },
  go: { zh: '去办', en: 'Open' },
  urged: { zh: '{from}催办：{text}', en: '{from} urges: {text}' },
  answer: { zh: '去答复', en: 'Answer' },
  all: { zh: '全部督办文书', en: 'All letters' },
} as const satisfies Catalogue;

const most = 3;

/** What the acting unit was written and has still to answer, above its other work; nothing where nothing is due. */
export function DueLetters(): ReactNode {
  const t = useWords(words);
  const language = useLanguage();
  const may = useMayCall()(supervisionOperations.letters);
  const letters = useQueryOf(supervisionOperations.letters, { box: 'received', status: 'issued', limit: 50 }, { enabled: may }).data?.items ?? [];
  const urges = useQueryOf(supervisionOperations.urges, { box: 'received', open: true }, { enabled: may }).data?.items ?? [];
  if (letters.length + urges.length === 0) return null;
  const first = letters.toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1)).slice(0, most);
  return (
    <section className="sheet due-strip" aria-label={t('title')}>
      <ul className="plain-list">
        {first.map((row) => (
          <li key={row.id} className="line">
            {row.overdueDays === null ? <span className="tag tag-law">{t(row.receivedOn === null ? 'unseen' : 'title')}</span> : <span className="tag tag-alarm">{t('late')}</span>}
            <span>{t('line', { title: row.title, from: row.fromName, day: spokenDay(row.dueOn ?? todayHere(), todayHere(), language) })}</span>
            <Link className="link" to="/supervision/letters/$county/$letter" params={{ county: row.county, letter: row.id }}>{t('go')}</Link>
          </li>
        ))}
        {urges.slice(0, most).map((row) => (
          <li key={row.id} className="line"><span className="tag tag-law">{row.number}</span><span>{t('urged', { from: row.fromName, text: row.text })}</span><Link className="link" to="/supervision/urges">{t('answer')}</Link></li>
        ))}
        {letters.length <= most ? null : <li><Link className="link" to="/supervision">{t('all')}</Link></li>}
      </ul>
    </section>
  );
}
