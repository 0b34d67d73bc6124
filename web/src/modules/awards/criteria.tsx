import { awardFacts, awardGrades, countOf, findingReasons, findingResults, findingSources, isAwardFact, orderCode } from '@anhe/contract/awards';
import type { AwardView, Criterion, Finding, FindingResult, Measure } from '@anhe/contract/awards';
import type { ReactNode } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { RowsLink } from './rows-link.tsx';
import { awardWords } from './words.ts';

const looks = { met: 'award-met', 'not-met': 'award-failed', 'not-proven': 'award-open' } as const satisfies Record<FindingResult, string>;
const signs = { met: '✓', 'not-met': '✕', 'not-proven': '?' } as const satisfies Record<FindingResult, string>;

/** Each criterion: what is asked, what was found and where from, the rows behind it, and what came of it. */
export function Criteria({ view }: { readonly view: AwardView }): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const language = useLanguage();
  const { scheme, findings, fixed } = view;
  if (scheme === null) return null;
  const lineOf = (finding: Finding): string | undefined => {
    const line = scheme.scheme.criteria.find(({ code }) => code === finding.code)?.line;
    return line === null || line === undefined ? undefined : say(line);
  };
  return (
    <section className="sheet" aria-labelledby="criteria">
      <h2 id="criteria">{t('criteria')}</h2>
      <p className="muted">{t(fixed ? 'criteria.version' : 'criteria.draft', { day: fullDay(scheme.validFrom, language) })} · {t('criteria.count', { met: countOf(findings, 'met'), failed: countOf(findings, 'not-met'), open: countOf(findings, 'not-proven') })}</p>
      <ul className="award-criteria">
        {findings.map((finding, at) => {
          const line = lineOf(finding);
          const before = findings[at - 1];
          const head = line !== undefined && (before === undefined || lineOf(before) !== line) ? line : undefined;
          return <CriterionRow key={finding.code} view={view} finding={finding} head={head} />;
        })}
      </ul>
    </section>
  );
}

function CriterionRow({ view, finding, head }: { readonly view: AwardView; readonly finding: Finding; readonly head: string | undefined }): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const criterion = view.scheme?.scheme.criteria.find(({ code }) => code === finding.code);
  const now = view.today?.find(({ code }) => code === finding.code);
  const paper = finding.source === 'stated' ? view.stated.find(({ code }) => code === finding.code)?.source : undefined;
  return (
    <li>
      <div>
        {head === undefined ? null : <p className="award-line-head">{head}</p>}
        <p>{criterion === undefined ? t('order') : say(criterion.name)}{criterion?.excludes === true ? <> <span className="tag tag-law">{t('excludes')}</span></> : null}</p>
        <p className="muted">{criterion === undefined ? <OrderAsked view={view} /> : <Asked criterion={criterion} />}</p>
      </div>
      <div>
        <Found finding={finding} criterion={criterion} />
        <p className="muted">{say(findingSources[finding.source])}{paper === undefined ? '' : `：${paper}`} {criterion === undefined ? null : <RowsLink fact={criterion.fact} line={view.line} measures={finding.measures} />}</p>
      </div>
      <div>
        <p className={looks[finding.result]}><span aria-hidden>{signs[finding.result]} </span>{say(findingResults[finding.result])}</p>
        {finding.reason === null ? null : <p className="muted">{say(findingReasons[finding.reason])}</p>}
        {now === undefined || now.result === finding.result || finding.source === 'inspected' ? null : <p className="muted">{t('today', { result: say(findingResults[now.result]) })}</p>}
      </div>
    </li>
  );
}

function OrderAsked({ view }: { readonly view: AwardView }): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const after = view.scheme?.scheme.after ?? null;
  return after === null ? t('order.first') : t('order.required', { grade: say(awardGrades[after]), years: view.scheme?.scheme.heldYears ?? 0 });
}

const isRate = ({ fact }: Pick<Criterion, 'fact'>): boolean => isAwardFact(fact) && awardFacts[fact].sort === 'rate';

/** What a criterion asks, in words. */
export function Asked({ criterion }: { readonly criterion: Criterion }): ReactNode {
  const t = useWords(awardWords);
  const { operator, threshold, years, smallest } = criterion;
  const value = { value: threshold, unit: isRate(criterion) ? '%' : '' };
  const asked = operator === 'at-most' && threshold === 0 ? t('at-none') : t(operator, value);
  return <>{asked}{years > 1 ? t('years', { years }) : ''}{smallest > 1 && isRate(criterion) ? t('smallest', { count: smallest }) : ''}</>;
}

/** The figure of every year with its denominator; nothing counted is told apart from nought. */
function Found({ finding, criterion }: { readonly finding: Finding; readonly criterion: Criterion | undefined }): ReactNode {
  const t = useWords(awardWords);
  if (finding.code === orderCode) return <p>{finding.measures[0] === undefined ? '—' : t('order.found', { years: finding.measures[0].value ?? 0 })}</p>;
  if (finding.measures.length === 0) return <p className="muted">{t('no-data')}</p>;
  const said = ({ value, part, of }: Measure): string => {
    if (value === null) return t('no-data');
    const rate = criterion !== undefined && isRate(criterion) ? '%' : '';
    return `${value}${rate}${of === null ? '' : part === null ? ` (n=${of})` : ` (${part}/${of})`}`;
  };
  return <>{finding.measures.map((measure) => <p key={measure.from}><strong className="number">{said(measure)}</strong> <span className="muted number">{measure.from} – {measure.to}</span></p>)}</>;
}
