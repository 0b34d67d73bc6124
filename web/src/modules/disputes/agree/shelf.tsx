import type { DisputeType } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { TextField } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import type { Clauses, ShelfRow } from './use-clauses.ts';
import { agreeWords } from './words.ts';

/** Rows that fit the type first, then those for all, then the rest; searched by name and words. */
function sorted(rows: readonly ShelfRow[], type: DisputeType, words: string): readonly ShelfRow[] {
  const plain = words.trim().toLowerCase();
  const fits = (row: ShelfRow): number => (row.types.includes(type) ? 0 : row.types.includes('*') ? 1 : 2);
  return rows
    .filter((row) => (plain === '' ? fits(row) < 2 : `${row.name.zh}${row.name.en}${row.what}`.toLowerCase().includes(plain)))
    .toSorted((a, b) => fits(a) - fits(b));
}

/** Typical clauses at the side: one press puts one into the agreement, its blanks to be filled. */
export function Shelf({ clauses, type }: { readonly clauses: Clauses; readonly type: DisputeType }): ReactNode {
  const t = useWords(agreeWords);
  const say = useSay();
  const [words, setWords] = useState('');
  const rows = sorted(clauses.shelf?.clauses ?? [], type, words);
  return (
    <aside className="shelf" aria-labelledby="shelf-title">
      <h3 id="shelf-title">{t('shelf.title')}</h3>
      <p className="muted">{t('shelf.note')}</p>
      <TextField id="shelf-find" label={t('shelf.find')} max={30} value={words} onChange={setWords} />
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.code} className="shelf-row">
            <Button aria-label={t('shelf.insert', { name: say(row.name) })} onClick={() => clauses.add(row)}>＋ {say(row.name)}</Button>
            <p className="muted">{row.what}</p>
          </li>
        ))}
      </ul>
      {rows.length === 0 && clauses.shelf !== undefined ? <p className="muted">{t('shelf.none')}</p> : null}
    </aside>
  );
}
