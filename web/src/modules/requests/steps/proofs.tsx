import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, uploadFile, useCommand, useQueryOf } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { FileDrop, ProblemNotice } from '../../../ui/index.ts';
import { todayHere, useWords } from '../../../wording/index.ts';
import { stepWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly county: string;
  readonly matter: Id;
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
  /** Only choose among what is there. */
  readonly noAdding?: boolean;
}

const kinds = ['.jpg', '.jpeg', '.png', '.heic', '.webp'] as const;

/** Photographs among the request's files: chosen, or taken now and added to them. */
export function ProofPhotos({ id, label, county, matter, chosen, onChange, noAdding = false }: Props): ReactNode {
  const t = useWords(stepWords);
  const may = useMayCall();
  const files = useQueryOf(matterOperations.attachments, { county, matter }, { keep: true });
  const attach = useCommand(matterOperations.attach);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const items = (files.data?.items ?? []).filter(({ mediaType }) => mediaType.startsWith('image/'));
  const add = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const attachment = newId();
    try {
      const done = await attach.run({ county, matter, attachment, kind: 'scene', upload: await uploadFile(file), happenedOn: todayHere(), seen: true });
      if (done !== undefined) onChange([...chosen, attachment]);
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <fieldset className="field choice" id={id} tabIndex={-1}>
      <legend className="field-label">{label}</legend>
      <div className="choice-long">
        {items.map((item) => (
          <Checkbox key={item.id} checked={chosen.includes(item.id)} onChange={(event) => onChange(event.target.checked ? [...chosen, item.id] : chosen.filter((one) => one !== item.id))}>
            {t('reply.proofs.file', { name: item.name, day: item.happenedOn })}
          </Checkbox>
        ))}
      </div>
      {noAdding || !may(matterOperations.attach) ? null : <FileDrop label={t('reply.proofs.add')} kinds={kinds} photo busy={busy || attach.busy} onFile={(file) => void add(file)} />}
      <ProblemNotice failure={failure ?? attach.failure} onAgain={() => void attach.again()} />
    </fieldset>
  );
}
