import { numberText } from '@anhe/contract/figures';
import type { OutsideLine } from '@anhe/contract/figures';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../wording/index.ts';
import { Scroll, useSpanWords } from './parts.tsx';
import { figureWords } from './words.ts';

/** What others counted, beside our own figures and apart from them: with source, span and who entered it. */
export function OutsideBeside({ lines }: { readonly lines: readonly OutsideLine[] }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const spanWords = useSpanWords();
  return (
    <section className="sheet" aria-labelledby="figures-outside">
      <h2 id="figures-outside">{t('outside.beside')}</h2>
      {lines.length === 0 ? <p className="muted">{t('outside.none')}</p> : (
        <Scroll label={t('outside.beside')}>
          <table className="figure-table" aria-labelledby="figures-outside">
            <thead><tr><th scope="col">{t('outside.what')}</th><th scope="col" className="number">{t('outside.value')}</th><th scope="col">{t('outside.period')}</th><th scope="col">{t('outside.source')}</th><th scope="col">{t('outside.by')}</th></tr></thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}><th scope="row">{say(line.name)}</th><td className="number">{numberText(line.value)} {line.unit}</td><td>{spanWords(line)}</td><td>{line.source}</td><td>{line.enteredBy}</td></tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p className="figure-note">{t('outside.note')} <Link className="figure-link" to="/figures/outside">{t('outside.title')}</Link></p>
    </section>
  );
}
