import { figureOperations } from '@anhe/contract/figures';
import type { Day, Id, PlaceCode, Wording } from '@anhe/contract/kernel';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Loading, ReadFailure } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { MatterLink } from '../matters/index.ts';
import { assessmentWords } from './words.ts';

interface Props {
  readonly code: string;
  readonly name: Wording | undefined;
  readonly place: PlaceCode;
  /** The department whose part it is; null of all that happened in the place. */
  readonly unit: Id | null;
  readonly from: Day;
  readonly to: Day;
  readonly onClose: () => void;
}

/** The matters behind a figure at the assessed place, as far as the reader's own scope shows them. */
export function RowsWindow({ code, name, place, unit, from, to, onClose }: Props): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  const found = useQueryOf(figureOperations.rows, { code, place, from, to, ...(unit === null ? {} : { unit }) });
  const { data } = found;
  return (
    <Modal open title={t('rows.title', { name: name === undefined ? code : say(name), from, to })} footer={null} onCancel={onClose} width={640}>
      {data === undefined ? (found.error === null ? <Loading /> : <ReadFailure failure={found.error} onAgain={() => void found.refetch()} />) : (
        <>
          {data.items.length === 0 ? <p className="muted">{t('rows.none')}</p> : (
            <ul className="plain-list">
              {data.items.map((row) => {
                const text = <><span className="number">{row.number ?? row.firstDay}</span> · {row.placeName} · {row.unitName}</>;
                return <li key={row.id}>{row.of === 'patrol' ? text : <MatterLink line={{ county: row.county, id: row.id, kind: row.of }} className="link">{text}</MatterLink>}</li>;
              })}
            </ul>
          )}
          {data.hidden === 0 ? null : <p className="muted">{t('rows.hidden', { n: data.hidden })}</p>}
        </>
      )}
    </Modal>
  );
}
