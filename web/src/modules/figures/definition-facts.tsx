import type { FigureDefinition } from '@anhe/contract/figures';
import type { ReactNode } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { eventWording } from '../matters/index.ts';
import { FormulaSaid } from './formula-said.tsx';
import { figureWords } from './words.ts';

/** How a figure is counted: formula, both sides, the records it is counted from, version and source. */
export function DefinitionFacts({ of }: { readonly of: FigureDefinition }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const language = useLanguage();
  const asOf = of.validTo ?? undefined;
  const plain = of.denominator === null && of.formula === 'numerator';
  const events = [...new Set(of.events.map((event) => say(eventWording(event))))];
  const span = { version: of.version, from: fullDay(of.validFrom, language), to: of.validTo === null ? '' : fullDay(of.validTo, language) };
  return (
    <>
      <p className="reading">{say(of.about)}</p>
      {of.fault === null ? null : <p className="alarm-text">{t('fault', { fault: say(of.fault) })}</p>}
      <dl className="facts figure-facts">
        {plain ? null : <><dt>{t('figure.formula')}</dt><dd><FormulaSaid formula={of.formula} asOf={asOf} /></dd></>}
        <dt>{t(plain ? 'figure.count' : 'figure.numerator')}</dt><dd><FormulaSaid formula={of.numerator} asOf={asOf} /></dd>
        {of.denominator === null ? null : <><dt>{t('figure.denominator')}</dt><dd><FormulaSaid formula={of.denominator} asOf={asOf} /></dd><dt>{t('figure.minimum')}</dt><dd>{t('figure.minimum.text', { minimum: of.minimum })}</dd></>}
        <dt>{t('figure.sort')}</dt><dd>{t(of.stock ? 'figure.sort.stock' : 'figure.sort.flow')}</dd>
        <dt>{t('figure.events')}</dt><dd>{events.join(language === 'zh' ? '、' : ', ')}</dd>
        <dt>{t('figure.version')}</dt><dd className="number">{t(of.validTo === null ? 'figure.version.from' : 'figure.version.to', span)}</dd>
        <dt>{t('figure.source')}</dt><dd>{of.label}{of.verified ? null : <> <span className="law-text">{t('unverified.short')}</span></>}</dd>
      </dl>
    </>
  );
}
