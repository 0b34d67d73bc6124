import { parentOf } from '@anhe/contract/kernel';
import type { PlaceCode, Wording } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import type { PlaceLine } from '@anhe/contract/places';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Field, describedBy, useSettled } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { useActing } from '../../session/index.ts';
import { placeWords } from './words.ts';
import './places.css';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: PlaceCode | undefined;
  readonly onChange: (place: PlaceCode | undefined) => void;
  /** Only places inside of it; the acting post's own place without. */
  readonly within?: PlaceCode | undefined;
  readonly optional?: boolean;
  readonly error?: Wording | undefined;
}

/** A place: typed by name, code or initials, or found by going down from the post's own place. */
export function PlacePicker({ id, label, value, onChange, within, optional = false, error }: Props): ReactNode {
  const t = useWords(placeWords);
  const { current } = useActing();
  const top = within ?? current?.place ?? '610500';
  const [text, setText] = useState('');
  const [base, setBase] = useState<PlaceCode>();
  const [open, setOpen] = useState(false);
  const settled = useSettled(text.trim(), 200);
  const at = base ?? value ?? top;
  const chosen = useQueryOf(placeOperations.get, { place: value ?? top }, { enabled: value !== undefined, keep: true });
  const here = useQueryOf(placeOperations.get, { place: at }, { enabled: open, keep: true });
  const children = useQueryOf(placeOperations.children, { place: at }, { enabled: open && settled === '', keep: true });
  const found = useQueryOf(placeOperations.search, { text: settled, within: top, limit: 20 }, { enabled: open && settled !== '', keep: true });
  // What was found for an earlier text is never offered: Enter would take a place nobody meant.
  const waiting = text.trim() !== settled || (settled !== '' && (found.isPlaceholderData || found.isPending));
  const lines = waiting ? [] : settled === '' ? (children.data?.items ?? []) : (found.data?.items ?? []);
  const known = settled === '' && !waiting && value !== undefined && chosen.data?.place === value && !lines.some((line) => line.place === value) ? [chosen.data] : [];
  const above = at === top ? undefined : parentOf(at);
  return (
    <Field id={id} label={label} error={error} optional={optional}>
      <Select<PlaceCode>
        id={id}
        className="place-picker"
        showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
        allowClear={optional}
        value={value ?? null}
        placeholder={t('pick.hint')}
        status={error === undefined ? '' : 'error'}
        aria-describedby={describedBy(id, error, undefined)}
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) setBase(undefined);
        }}
        notFoundContent={waiting ? t('find.busy') : settled === '' ? t('list.empty') : t('find.none', { text: settled })}
        options={[...known, ...lines].map((line) => ({ value: line.place, label: line.name, line }))}
        optionRender={(option) => <Option line={option.data.line} onDown={() => {
          setText('');
          setBase(option.data.line.place);
        }} />}
        labelRender={() => (chosen.data === undefined ? (chosen.isPending ? t('find.busy') : (value ?? '')) : `${chosen.data.name}${chosen.data.within === '' ? '' : `（${chosen.data.within}）`}`)}
        popupRender={(menu) => (
          <>
            {settled === '' && here.data !== undefined ? (
              <div className="place-base">
                {above === undefined ? null : <Button size="small" type="text" onClick={() => setBase(above)}>{t('pick.up')}</Button>}
                <span className="muted">{t('pick.in', { name: here.data.name })}</span>
              </div>
            ) : null}
            {menu}
          </>
        )}
        onChange={(next: PlaceCode | undefined) => {
          onChange(next);
          setText('');
        }}
      />
    </Field>
  );
}

function Option({ line, onDown }: { readonly line: PlaceLine; readonly onDown: () => void }): ReactNode {
  const t = useWords(placeWords);
  return (
    <span className="place-option">
      <span>{line.name} <span className="muted">{line.within}</span></span>
      {line.children === 0 ? null : (
        // A way down is for the pointer; by keyboard one picks the place and opens the field again.
        <button type="button" tabIndex={-1} className="place-down" aria-label={t('pick.down', { name: line.name })} onClick={(event) => {
          event.stopPropagation();
          onDown();
        }}>{line.children} ›</button>
      )}
    </span>
  );
}
