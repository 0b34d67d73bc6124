import { newId } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import type { ImportView } from '@anhe/contract/places';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { DayField, Field, FileDrop, ProblemNotice, fieldId } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { useActing } from '../../../session/index.ts';
import { PlacePicker } from '../place-picker.tsx';
import { placeWords } from '../words.ts';
import { readCodes, readText } from './read-codes.ts';
import type { Row } from './read-codes.ts';

/** The file of codes, where it is from and what it covers. */
export function ChooseFile({ onCompared }: { readonly onCompared: (view: ImportView) => void }): ReactNode {
  const t = useWords(placeWords);
  const { current } = useActing();
  const preview = useCommand(placeOperations.previewCodes);
  const [id] = useState(() => newId());
  const [file, setFile] = useState<{ name: string; rows: readonly Row[] }>();
  const [unread, setUnread] = useState(false);
  const [source, setSource] = useState('');
  const [asOf, setAsOf] = useState<Day>();
  const [within, setWithin] = useState<PlaceCode | undefined>(current?.place);
  const problem = preview.failure?.problem;
  const take = async (chosen: File): Promise<void> => {
    const rows = readCodes(await readText(chosen));
    setUnread(rows === undefined);
    setFile(rows === undefined ? undefined : { name: chosen.name, rows });
  };
  const compare = async (): Promise<void> => {
    if (file === undefined || asOf === undefined || within === undefined) return;
    const view = await preview.run({ import: id, within, fileName: file.name, source, asOf, rows: [...file.rows] });
    if (view !== undefined) onCompared(view);
  };
  return (
    <form className="sheet stack" onSubmit={(event) => {
      event.preventDefault();
      void compare();
    }}>
      <ProblemNotice failure={preview.failure} onAgain={() => void preview.again()} />
      <FileDrop label={t('import.file')} kinds={['.csv', '.txt']} onFile={(chosen) => void take(chosen)} />
      {unread ? <p className="field-error" role="alert">✕ {t('import.unread')}</p> : null}
      {file === undefined ? null : <p><strong>{file.name}</strong></p>}
      <div className="import-grid">
        <Field id={fieldId(['source'])} label={t('import.source')} hint={t('import.source.hint')} error={fieldMessage(problem, 'source')}>
          <Input id={fieldId(['source'])} value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
        </Field>
        <DayField id={fieldId(['asOf'])} label={t('import.as-of')} value={asOf} onChange={setAsOf} past error={fieldMessage(problem, 'asOf')} />
        <PlacePicker id={fieldId(['within'])} label={t('import.within')} value={within} onChange={setWithin} error={fieldMessage(problem, 'within')} />
      </div>
      <div><Button type="primary" htmlType="submit" loading={preview.busy} disabled={file === undefined || asOf === undefined || within === undefined || source.trim() === ''}>{t('import.compare', { count: file?.rows.length ?? 0 })}</Button></div>
    </form>
  );
}
