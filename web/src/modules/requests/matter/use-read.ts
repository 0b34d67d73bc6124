import { requestOperations } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';

/**
 * The receiving unit opened it: said once, told apart from taking it on. A lost message is sent by the next opening.
 * Gives whether that is on its way: a step taken meanwhile would meet its own opening as somebody else’s change.
 */
export function useRead(view: RequestView): boolean {
  const { current } = useActing();
  const { run } = useCommand(requestOperations.read);
  const said = useRef(false);
  const [lost, setLost] = useState(false);
  const due = view.line.status === 'offered' && !view.facts.read && current?.unit === view.line.holderUnit && view.abilities.includes('read');
  const { county, id } = view.line;
  useEffect(() => {
    if (!due || said.current) return;
    said.current = true;
    void run({ county, matter: id }).then((left) => setLost(left === undefined));
  }, [county, due, id, run]);
  return due && !lost;
}
