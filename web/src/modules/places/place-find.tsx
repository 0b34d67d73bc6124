import type { PlaceCode } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import { AutoComplete, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useSettled } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { placeWords } from './words.ts';

/** Finds a place by name, code or initials and goes there. */
export function PlaceFind({ onFound }: { readonly onFound: (place: PlaceCode) => void }): ReactNode {
  const t = useWords(placeWords);
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), 200);
  const found = useQueryOf(placeOperations.search, { text: settled, limit: 20 }, { enabled: settled !== '', keep: true });
  // What was found for an earlier text is never offered: Enter would go to a place nobody meant.
  const waiting = text.trim() !== settled || found.isPlaceholderData;
  const options = settled === '' || waiting ? [] : (found.data?.items ?? []).map((line) => ({
    value: line.place,
    label: <span>{line.name} <span className="muted">{line.within} · {line.place}</span></span>,
  }));
  return (
    <div className="place-find">
      <AutoComplete<string>
        className="place-picker"
        value={text}
        options={options}
        notFoundContent={settled === '' || waiting || found.data === undefined ? null : t('find.none', { text: settled })}
        onChange={setText}
        onSelect={(place) => {
          setText('');
          onFound(place);
        }}
      >
        <Input data-search aria-label={t('find')} placeholder={t('find')} suffix={<kbd aria-hidden className="key-hint">/</kbd>} />
      </AutoComplete>
    </div>
  );
}
