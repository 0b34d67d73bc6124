import type { FigureDefinition } from '@anhe/contract/figures';
import type { Wording } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { eventWording } from '../matters/index.ts';
import { figureNames, formulaWords } from './formula-words.ts';
import { useDefinitions } from './use-definitions.ts';
import { figureWords } from './words.ts';

/** How a figure is counted: formula, both sides, the records it is counted from, version and source. */
export function DefinitionFacts({ of }: { readonly of: FigureDefinition }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const language = useLanguage();
  const names = figureNames(useDefinitions(of.validTo ?? undefined).values());
  const plain = of.denominator === null && of.formula === 'numerator';
  const events = [...new Set(of.events.map((event) => say(eventWording(event))))];
  const span = { version: of.version, from: fullDay(of.validFrom, language), to: of.validTo === null ? '' : fullDay(of.validTo, language) };
  return (
    <>
      <p className="reading">{say(of.about)}</p>
      {of.fault === null ? null : <p className="alarm-text">{t('fault', { fault: say(of.fault) })}</p>}
      <dl className="facts figure-facts">
        {plain ? null : <><dt>{t('figure.formula')}</dt><dd><Said formula={of.formula} names={names} /></dd></>}
        <dt>{t(plain ? 'figure.count' : 'figure.numerator')}</dt><dd><Said formula={of.numerator} names={names} /></dd>
        {of.denominator === null ? null : <><dt>{t('figure.denominator')}</dt><dd><Said formula={of.denominator} names={names} /></dd><dt>{t('figure.minimum')}</dt><dd>{t('figure.minimum.text', { minimum: of.minimum })}</dd></>}
        <dt>{t('figure.sort')}</dt><dd>{t(of.stock ? 'figure.sort.stock' : 'figure.sort.flow')}</dd>
        <dt>{t('figure.events')}</dt><dd>{events.join(language === 'zh' ? '、' : ', ')}</dd>
        <dt>{t('figure.version')}</dt><dd className="number">{t(of.validTo === null ? 'figure.version.from' : 'figure.version.to', span)}</dd>
        <dt>{t('figure.source')}</dt><dd>{of.label}{of.verified ? null : <> <span className="law-text">{t('unverified.short')}</span></>}</dd>
      </dl>
    </>
  );
}

/** A formula in words, with what is written beside it. */
function Said({ formula, names }: { readonly formula: string; readonly names: ReadonlyMap<string, Wording> }): ReactNode {
  const say = useSay();
  const words = say(formulaWords(formula, names));
  return words === formula ? <code className="figure-formula">{formula}</code> : <>{words} <code className="figure-formula">{formula}</code></>;
}
