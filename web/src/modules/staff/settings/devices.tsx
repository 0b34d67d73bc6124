import { formatShort } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { setActingPost } from '../../../api/index.ts';
import { Loading, ProblemNotice, ReadFailure } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { signInCall } from '../sign-in/client.ts';
import { useChange, useDevices } from './use-account.ts';
import { settingWords } from './words.ts';

/** Where one is signed in, with a way to end each and all of it. */
export function Devices(): ReactNode {
  const t = useWords(settingWords);
  const say = useSay();
  const devices = useDevices();
  const { busy, failure, run } = useChange();
  const endAll = async (): Promise<void> => {
    if (!(await run(() => signInCall('endAllDevices', {}, true)))) return;
    setActingPost(undefined);
    window.location.assign('/desk/sign-in');
  };
  if (devices.data === undefined) return <section className="sheet">{devices.error === null ? <Loading lines={4} /> : <ReadFailure failure={devices.error} onAgain={() => void devices.refetch()} />}</section>;
  return (
    <section className="sheet">
      <h2>{t('devices.title')}</h2>
      <ProblemNotice failure={failure} />
      <ul>
        {devices.data.items.map((one) => (
          <li key={one.id}>
            <span>
              {say(one.device)} {one.current ? <span className="tag">{t('devices.this')}</span> : null}
              <br /><span className="muted number">{t('devices.since', { at: formatShort(one.signedInAt), last: formatShort(one.lastUsedAt) })}{one.address === null ? '' : ` · ${one.address}`}</span>
            </span>
            {one.current ? null : <Button size="small" disabled={busy} aria-label={t('devices.end', { device: say(one.device) })} onClick={() => void run(() => signInCall('endDevice', { id: one.id }, true))}>{t('devices.end.short')}</Button>}
          </li>
        ))}
      </ul>
      <Button danger loading={busy} onClick={() => void endAll()}>{t('devices.all')}</Button>
    </section>
  );
}
