import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useId, useMemo, useState } from 'react';
import { matterPath, useMatterSearch } from '../../modules/matters/index.ts';
import { useWords } from '../../wording/index.ts';
import { useCommands } from './commands.ts';
import type { PaletteEntry } from './commands.ts';
import { deskWords } from './words.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** One field for everything: go to a page, open a matter by its number or party, start an intake, switch post or language. */
export function Palette({ open, onClose, onKeys }: Props): ReactNode {
  const t = useWords(deskWords);
  return (
    // There at once, and with nothing before its field: a window gives the focus to the first that can take it, and whoever types quickly would press it. Escape and a press beside it close it.
    <Modal open={open} onCancel={onClose} footer={null} title={t('find.title')} width={640} destroyOnHidden className="palette" transitionName="" maskTransitionName="" closable={false}>
      <PaletteField onClose={onClose} onKeys={onKeys} />
    </Modal>
  );
}

function PaletteField({ onClose, onKeys }: Omit<Props, 'open'>): ReactNode {
  const t = useWords(deskWords);
  const navigate = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(onKeys);
  const matters = useMatterSearch(text);
  const entries = useMemo<readonly PaletteEntry[]>(() => {
    const wanted = text.trim().toLowerCase();
    const found = matters.items.map((item): PaletteEntry => ({
      key: item.id, title: item.title, kind: t('find.matter'), words: '', act: () => void navigate({ to: matterPath(item.kind), params: { county: item.county, matter: item.id } }),
    }));
    return [...found, ...commands.filter((entry) => wanted === '' || `${entry.title} ${entry.words}`.toLowerCase().includes(wanted))];
  }, [commands, matters.items, navigate, t, text]);
  const chosen = Math.min(at, entries.length - 1);
  const take = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    entry.act();
  };
  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        aria-label={t('find.what')}
        placeholder={t('find.what')}
        // The window was opened in order to type into it.
        autoFocus
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0) {
            event.preventDefault();
            const next = Math.max(0, Math.min(entries.length - 1, chosen + step));
            setAt(next);
            document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
          }
          if (event.key === 'Enter') take(entries[chosen]);
        }}
      />
      {matters.searching ? <p className="palette-none" role="status">{t('find.searching')}</p> : null}
      {entries.length === 0 && !matters.searching ? <p className="palette-none" role="status">{t('find.none', { text })}</p> : null}
      <ul id={list} role="listbox" aria-label={t('find.title')}>
        {entries.map((entry, index) => (
          // Keys are taken by the field above; a row is for the pointer.
          <li key={entry.key} id={`${list}-${index}`} role="option" aria-selected={index === chosen} onPointerMove={() => setAt(index)} onPointerUp={() => take(entry)}>
            <span>{entry.title}</span>
            <span className="palette-kind">{entry.kind}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
