import { requestOperations } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import { useEffect, useRef } from 'react';
import { useCommand } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';

/** The receiving unit opened it: said once, told apart from taking it on. A lost message is sent by the next opening. */
export function useRead(view: RequestView): void {
  const { current } = useActing();
  const { run } = useCommand(requestOperations.read);
  const said = useRef(false);
  const due = view.line.status === 'offered' && !view.facts.read && current?.unit === view.line.holderUnit && view.abilities.includes('read');
  const { county, id } = view.line;
  useEffect(() => {
    if (!due || said.current) return;
    said.current = true;
    void run({ county, matter: id });
  }, [county, due, id, run]);
}
