/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BadPhoto } from '../../portal/photo.ts';
import { keepPhoto, shownPhoto } from '../core/photos.ts';
import { useDoing, usePhone, useWords } from '../core/use.ts';
import { photoWords } from '../words/shell.ts';
import { Trouble } from './frame.tsx';

interface Props {
  readonly photos: readonly string[];
  readonly most: number;
  readonly onChange: (photos: readonly string[]) => void;
}

/** Photographs of a form: made smaller and sealed on the phone as they are taken. */
export function Photos({ photos, most, onChange }: Props): JSX.Element {
  const phone = usePhone();
  const t = useWords(photoWords);
  const doing = useDoing();
  const [bad, setBad] = useState<BadPhoto | undefined>();
  const add = (files: readonly File[]): void => doing.run(async () => {
    setBad(undefined);
    const { preparePhoto } = await import('../../portal/photo.ts');
    const kept: string[] = [];
    for (const file of files.slice(0, most - photos.length)) {
      const small = await preparePhoto(file);
      if (typeof small === 'string') setBad(small);
      else kept.push(await keepPhoto(phone.store, phone.keys, small, `photo-${photos.length + kept.length + 1}.jpg`));
    }
    if (kept.length > 0) onChange([...photos, ...kept]);
  });
  const drop = (id: string): void => {
    onChange(photos.filter((other) => other !== id));
    void phone.store.photos.delete(id);
  };
  return (
    <section class="part" aria-labelledby="photos-title">
      <h2 id="photos-title">{t('title')}</h2>
      {photos.length === 0 ? null : <ul class="thumbs">{photos.map((id, at) => <Thumb key={id} id={id} at={at + 1} onDrop={() => drop(id)} />)}</ul>}
      {photos.length >= most ? null : (
        <p class="file-act">
          <label class="act second" for="photo-file">{t(doing.busy ? 'busy' : 'take')}</label>
          <input id="photo-file" type="file" accept="image/*" multiple aria-describedby="photos-note" disabled={doing.busy} onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }} />
        </p>
      )}
      {bad === undefined ? null : <p class="wrong" role="alert">✕ {t(bad)}</p>}
      <Trouble words={doing.trouble} />
      <p id="photos-note" class="hint">{t('left', { count: most - photos.length })} · {t('note')}</p>
    </section>
  );
}

function Thumb({ id, at, onDrop }: { readonly id: string; readonly at: number; readonly onDrop: () => void }): JSX.Element {
  const phone = usePhone();
  const t = useWords(photoWords);
  const [url, setUrl] = useState<string | undefined>();
  useEffect(() => {
    let made: string | undefined;
    let current = true;
    void shownPhoto(phone.store, phone.keys, id).then((blob) => {
      if (!current || blob === undefined) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      current = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [phone, id]);
  return (
    <li class="thumb">
      {url === undefined ? <div class="shape" /> : <img src={url} alt={t('alt', { at })} width={96} height={96} />}
      <button type="button" class="second" onClick={onDrop}>{t('drop', { at })}</button>
    </li>
  );
}
