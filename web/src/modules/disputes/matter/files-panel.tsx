import { newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { attachmentKinds, matterOperations } from '@anhe/contract/matters';
import type { AttachmentView } from '@anhe/contract/matters';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { asFailure, callFile, uploadFile, useCommand, useQueryOf } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { CheckField, DayField, FileDrop, Loading, ProblemNotice, ReadFailure, SelectField, openFile, useOptions } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { matterWords } from './words.ts';

type Kind = AttachmentView['kind'];

/** Photographs, scans, documents, voice notes. */
const attachable = ['.jpg', '.jpeg', '.png', '.heic', '.webp', '.pdf', '.docx', '.xlsx', '.mp3', '.m4a', '.amr', '.wav', '.mp4', '.txt'] as const;
/** What a page on paper becomes. */
const pictures = ['.jpg', '.jpeg', '.png', '.heic', '.webp', '.pdf'] as const;

interface Props {
  readonly county: string;
  readonly matter: Id;
  /** The acting post may add files. */
  readonly may: boolean;
}

/** Photographs, scans and other files of a matter. */
export function FilesPanel({ county, matter, may }: Props): ReactNode {
  const t = useWords(matterWords);
  const files = useQueryOf(matterOperations.attachments, { county, matter }, { keep: true });
  const items = files.data?.items ?? [];
  return (
    <section className="sheet" aria-labelledby="files-title">
      <h2 id="files-title">{t('files.title')}</h2>
      {files.isPending ? <Loading lines={2} label={t('files.title')} /> : null}
      <ReadFailure failure={files.data === undefined ? (files.error ?? undefined) : undefined} onAgain={() => void files.refetch()} />
      {files.data !== undefined && items.length === 0 ? <p className="muted">{t('files.none')}</p> : null}
      <ul className="plain-list">{items.map((item) => <FileLine key={item.id} county={county} matter={matter} item={item} may={may} />)}</ul>
      {may ? <details><summary>{t('files.add')}</summary><AddFile county={county} matter={matter} /></details> : null}
    </section>
  );
}

function FileLine({ county, matter, item, may }: Props & { readonly item: AttachmentView }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const see = useCommand(matterOperations.seeAttachment);
  const [failure, setFailure] = useState<Failure>();
  const open = async (): Promise<void> => {
    setFailure(undefined);
    try {
      await openFile(callFile(matterOperations.openAttachment, { county, matter, attachment: item.id }));
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <li>
      <p className="line"><button type="button" className="link file-name" aria-label={t('files.open', { name: item.name })} onClick={() => void open()}>{item.name}</button></p>
      <p className="line muted"><span>{say(attachmentKinds[item.kind])}</span><span className="number">{item.happenedOn}</span>
        {item.seenBy === null
          ? (may ? <Button size="small" loading={see.busy} onClick={() => void see.run({ county, matter, attachment: item.id })}>{t('files.see')}</Button> : null)
          : <span>✓ {t('files.seen')}</span>}
      </p>
      <ProblemNotice failure={failure ?? see.failure} />
    </li>
  );
}

interface AddProps extends Pick<Props, 'county' | 'matter'> {
  /** Only this kind, where a step asks for it. */
  readonly only?: Kind;
  readonly day?: Day;
}

/** Takes one file: what it is, of which day, and whether the original was seen. */
export function AddFile({ county, matter, only, day: given }: AddProps): ReactNode {
  const t = useWords(matterWords);
  const options = useOptions();
  const attach = useCommand(matterOperations.attach);
  const [kind, setKind] = useState<Kind>(only ?? 'evidence');
  const [day, setDay] = useState<Day | undefined>(given ?? todayHere());
  const [seen, setSeen] = useState(only !== undefined);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const add = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await attach.run({ county, matter, attachment: newId(), kind, upload: await uploadFile(file), happenedOn: day ?? todayHere(), seen });
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="add-file">
      {only === undefined ? <SelectField id="file-kind" label={t('files.kind')} value={kind} options={options(attachmentKinds)} onChange={setKind} /> : null}
      {only === undefined ? <DayField id="file-day" label={t('note.day')} value={day} past onChange={setDay} /> : null}
      <CheckField id={only === undefined ? 'file-seen' : `file-seen-${only}`} label={t('files.see')} value={seen} onChange={setSeen} />
      <FileDrop label={t('files.drop')} kinds={only === undefined ? attachable : pictures} photo onFile={(file) => void add(file)} busy={busy || attach.busy} />
      <ProblemNotice failure={failure ?? attach.failure} onAgain={() => void attach.again()} />
    </div>
  );
}
