import { staffOperations } from '@anhe/contract/staff';
import type { UnitView } from '@anhe/contract/staff';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { ActWindow, Field, TextField, fieldId } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { unitWords } from './words.ts';

/** Where the numbers of a series begin in this year: offered for those of which none was drawn yet. */
export function StartNumbers({ unit, onClose }: { readonly unit: UnitView; readonly onClose: () => void }): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const begin = useCommand(staffOperations.startNumbers);
  const [open] = useState(() => unit.numbers.filter(({ last }) => last === null));
  const [series, setSeries] = useState(open[0]?.series);
  const [written, setWritten] = useState('');
  const chosen = open.find((one) => one.series === series);
  const start = /^[1-9]\d{0,4}$/.test(written.trim()) ? Number(written) : undefined;
  const problem = begin.failure?.problem;
  const save = async (): Promise<void> => {
    if (chosen === undefined || start === undefined) return;
    if ((await begin.run({ county: unit.county, unit: unit.id, series: chosen.series, year: chosen.year, start })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('numbers.start')} act={t('numbers.start.act')} busy={begin.busy} failure={begin.failure} onAct={() => void save()} onAgain={() => void begin.again()} onClose={onClose} waiting={chosen === undefined || start === undefined}>
      <Field id={fieldId(['series'])} label={t('numbers.series')} error={fieldMessage(problem, 'series')}>
        <Select id={fieldId(['series'])} className="place-picker" value={series} onChange={setSeries} options={open.map((one) => ({ value: one.series, label: `${say(one.name)} ${one.year}` }))} />
      </Field>
      <TextField
        id={fieldId(['start'])} label={t('numbers.first')} hint={t('numbers.start.hint')} mode="numeric" max={5} value={written} onChange={setWritten}
        error={written.trim() === '' || start !== undefined ? fieldMessage(problem, 'start') : unitWords['numbers.whole']}
      />
    </ActWindow>
  );
}
