import type { Day } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useSay } from '../../wording/index.ts';
import { figureNames, formulaWords } from './formula-words.ts';
import { useDefinitions } from './use-definitions.ts';
import './figures.css';

/** A formula, or the name of one figure, in words, with what is written beside it. @param asOf the day by whose definitions it is read; today's without */
export function FormulaSaid({ formula, asOf }: { readonly formula: string; readonly asOf?: Day | undefined }): ReactNode {
  const say = useSay();
  const names = figureNames(useDefinitions(asOf).values());
  const words = say(formulaWords(formula, names));
  return words === formula ? <code className="figure-formula">{formula}</code> : <>{words} <code className="figure-formula">{formula}</code></>;
}
