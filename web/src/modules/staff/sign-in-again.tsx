import { staffOperations } from '@anhe/contract/staff';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useSyncExternalStore } from 'react';
import { call, onSignInNeeded, settleSignIn, signInNeeded } from '../../api/index.ts';
import { focusFirst, useAfterTyping } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { useMe } from '../../session/index.ts';
import { SignInForm } from './sign-in/sign-in-form.tsx';
import { staffWords } from './words.ts';

/**
 * The sign-in over a page whose sign-in ran out; the page and what was typed stay under it. Another person at a shared
 * computer does not get to see what the first one typed: the desk opens anew.
 */
export function SignInAgain(): ReactNode {
  const t = useWords(staffWords);
  const me = useMe();
  const box = useRef<HTMLDivElement>(null);
  const needed = useAfterTyping(useSyncExternalStore(onSignInNeeded, signInNeeded));
  const goOn = async (): Promise<void> => {
    try {
      const now = await call(staffOperations.me, {});
      if (now.person.id === me.person.id) return settleSignIn(true);
    } catch {
      // Nobody, or someone else without this post: the desk opens anew and says so itself.
    }
    return window.location.assign('/desk');
  };
  return (
    <Modal open={needed} title={t('again.title')} footer={null} onCancel={() => settleSignIn(false)} mask={{ closable: false }} destroyOnHidden afterOpenChange={(shown) => (shown ? focusFirst(box.current) : undefined)}>
      <p>{t('again.text')}</p>
      <div ref={box}><SignInForm login={me.person.login ?? ''} onSignedIn={() => void goOn()} /></div>
    </Modal>
  );
}
