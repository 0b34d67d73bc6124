import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { paperForms } from '@anhe/contract/errands';
import type { ErrandKindLine, PaperForm } from '@anhe/contract/errands';
import { Button, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useOptions } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { errandWords } from './words.ts';

export interface NamedPaper {
  readonly id: Id;
  readonly name: string;
  readonly form: PaperForm;
  readonly sheets: number;
}

export const blankPaper = (): NamedPaper => ({ id: newId(), name: '', form: 'original', sheets: 1 });

/** What the kind's row usually asks for, to be struck out where it is not handed over. */
export const usualPapers = (kind: ErrandKindLine, language: 'zh' | 'en'): NamedPaper[] => kind.papers.map(({ name, form }) => ({ ...blankPaper(), name: name[language], form: form === 'copy' ? 'copy' : 'original' }));

export const arePapersNamed = (papers: readonly NamedPaper[]): boolean => papers.every(({ name }) => name.trim().length >= 2);

/** Each paper that is taken: what, original or copy, how many sheets. */
export function PaperRows({ papers, onChange }: { readonly papers: readonly NamedPaper[]; readonly onChange: (papers: readonly NamedPaper[]) => void }): ReactNode {
  const t = useWords(errandWords);
  const options = useOptions();
  const put = (at: number, more: Partial<NamedPaper>): void => onChange(papers.map((paper, index) => (index === at ? { ...paper, ...more } : paper)));
  return (
    <>
      <ul className="paper-rows">
        {papers.map((paper, index) => (
          <li key={paper.id}>
            <Input aria-label={t('paper.nth', { at: index + 1 })} value={paper.name} maxLength={60} autoComplete="off" onChange={(event) => put(index, { name: event.target.value })} />
            <Select aria-label={t('form.nth', { at: index + 1 })} value={paper.form} options={options(paperForms)} onChange={(form: PaperForm) => put(index, { form })} popupMatchSelectWidth={false} />
            <InputNumber aria-label={t('sheets.nth', { at: index + 1 })} min={1} max={200} precision={0} value={paper.sheets} onChange={(sheets) => put(index, { sheets: sheets ?? 1 })} />
            <Button size="small" aria-label={t('drop.paper', { at: index + 1 })} onClick={() => onChange(papers.filter((_, at) => at !== index))}>✕</Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => onChange([...papers, blankPaper()])}>{t('add.paper')}</Button>
    </>
  );
}
