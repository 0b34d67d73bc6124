import { newId } from '@anhe/contract/kernel';
import type { Id, Upload } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { asFailure, uploadFile } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';
import { FileDrop, ProblemNotice } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { matterWords } from './words.ts';

/** A photograph that was sent ahead, and how it looks. */
export interface Photo {
  readonly id: Id;
  readonly upload: Upload;
  readonly file: File;
}

interface Props {
  readonly photos: readonly Photo[];
  readonly most: number;
  readonly label?: string | undefined;
  readonly onChange: (photos: readonly Photo[]) => void;
}

const kinds = ['.jpg', '.jpeg', '.png', '.heic', '.webp'] as const;

/** Photographs of the spot, each shown as it was taken. */
export function PhotosField({ photos, most, label, onChange }: Props): ReactNode {
  const t = useWords(matterWords);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const add = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      onChange([...photos, { id: newId(), upload: await uploadFile(file), file }]);
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="field">
      {photos.length === 0 ? null : (
        <ul className="photo-row">
          {photos.map((photo) => (
            <li key={photo.id}>
              <Shown file={photo.file} />
              <Button size="small" onClick={() => onChange(photos.filter((one) => one.id !== photo.id))}>{t('photos.remove')}</Button>
            </li>
          ))}
        </ul>
      )}
      {photos.length >= most ? null : <FileDrop label={label ?? t('photos.drop', { most })} kinds={kinds} photo busy={busy} onFile={(file) => void add(file)} />}
      <ProblemNotice failure={failure} />
    </div>
  );
}

function Shown({ file }: { readonly file: File }): ReactNode {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address === undefined ? null : <img src={address} alt={file.name} className="photo" />;
}
