import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { asFailure, callFile } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';
import { useMayCall } from '../../session/index.ts';
import { ProblemNotice } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { matterWords } from './words.ts';

interface Props {
  readonly county: string;
  readonly matter: Id;
  readonly photos: readonly Id[];
}

/** Photographs, fetched when somebody asks for them: each opening leaves its row in the access log. */
export function Photos({ county, matter, photos }: Props): ReactNode {
  const t = useWords(matterWords);
  const may = useMayCall();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [shown, setShown] = useState<readonly string[]>([]);
  useEffect(() => () => {
    for (const address of shown) URL.revokeObjectURL(address);
  }, [shown]);
  if (photos.length === 0 || !may(matterOperations.openAttachment)) return null;
  const show = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const files = await Promise.all(photos.map((attachment) => callFile(matterOperations.openAttachment, { county, matter, attachment })));
      setShown(files.map(({ blob }) => URL.createObjectURL(blob)));
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="photos">
      {shown.length > 0
        ? <ul className="photo-row">{shown.map((address, at) => <li key={address}><a href={address} target="_blank" rel="noreferrer"><img src={address} alt={t('photos.alt', { at: at + 1 })} className="photo" /></a></li>)}</ul>
        : <p className="line"><Button loading={busy} onClick={() => void show()}>{t('photos.show', { count: photos.length })}</Button><span className="muted">{t('photos.note')}</span></p>}
      <ProblemNotice failure={failure} onAgain={() => void show()} />
    </div>
  );
}
