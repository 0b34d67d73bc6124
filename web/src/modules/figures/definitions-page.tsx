import { figureOperations } from '@anhe/contract/figures';
import type { Day } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { DayField, EmptyState, Loading, Page, PrintButton, ReadFailure } from '../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { DefinitionFacts } from './definition-facts.tsx';
import { FigureTabs } from './tabs.tsx';
import { figureWords } from './words.ts';
import './figures.css';

const groups = ['disputes', 'requests', 'hazards', 'patrols'] as const;

/** All figures with their formulas as they are counted on a day; made to be printed. */
export function DefinitionsPage(): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const language = useLanguage();
  const may = useMayCall();
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const found = useQueryOf(figureOperations.definitions, on === undefined ? {} : { on }, { keep: true });
  const items = found.data?.items ?? [];
  const reads = may(figureOperations.board);
  return (
    <Page title={t('definitions.title')} sub={found.data === undefined ? undefined : <span className="number">{t('definitions.sub', { count: items.length, day: fullDay(on ?? todayHere(), language) })}</span>} acts={<PrintButton />}>
      <FigureTabs />
      <p className="muted reading">{t('definitions.note')}</p>
      <div className="figure-bar-pick no-print"><DayField id="definitions-on" label={t('definitions.on')} value={on} onChange={setOn} /></div>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={10} label={t('definitions.title')} /> : null}
      {found.data !== undefined && items.length === 0 ? <EmptyState title={t('definitions.empty')} /> : null}
      <div className="figure-stack">
        {groups.map((group) => {
          const own = items.filter((item) => item.group === group);
          return own.length === 0 ? null : (
            <section key={group} className="sheet" aria-labelledby={`definitions-${group}`}>
              <h2 id={`definitions-${group}`}>{t(`group.${group}`)}</h2>
              {own.map((item) => (
                <article key={item.code} className="definition">
                  <h3>{reads ? <Link className="figure-link" to="/figures/$code" params={{ code: item.code }}>{say(item.name)}</Link> : say(item.name)}</h3>
                  <DefinitionFacts of={item} />
                </article>
              ))}
            </section>
          );
        })}
      </div>
    </Page>
  );
}
