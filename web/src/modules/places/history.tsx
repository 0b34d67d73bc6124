import type { PlaceView } from '@anhe/contract/places';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fullDay, useLanguage, useWords } from '../../wording/index.ts';
import { placeWords } from './words.ts';

/** What a code was called when and by which source, what it was before, what it became. */
export function History({ view }: { readonly view: PlaceView }): ReactNode {
  const t = useWords(placeWords);
  const language = useLanguage();
  const moves = [
    ...view.before.map((move) => ({ move, word: t('before') })),
    ...view.became.map((move) => ({ move, word: t('became') })),
  ];
  return (
    <section className="sheet">
      <h2>{t('versions')}</h2>
      <dl className="facts">
        {view.versions.map((version) => (
          <FactPair key={`${version.validFrom}${version.name}`} term={version.name}>
            <span className="number">{t('versions.from', { day: fullDay(version.validFrom, language) })}{version.validTo === null ? '' : ` ${t('versions.to', { day: fullDay(version.validTo, language) })}`}</span>
            <div className="muted">{version.source}</div>
          </FactPair>
        ))}
        {moves.map(({ move, word }) => {
          const other = move.place === view.place ? move.became : move.place;
          return (
            <FactPair key={`${word}${other}`} term={word}>
              <Link className="link" to="/places/$place" params={{ place: other }}>{move.name} <span className="number">{other}</span></Link> · {t(`move.${move.kind}`)} · <span className="number">{fullDay(move.on, language)}</span>
            </FactPair>
          );
        })}
      </dl>
    </section>
  );
}

function FactPair({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return <><dt>{term}</dt><dd>{children}</dd></>;
}
