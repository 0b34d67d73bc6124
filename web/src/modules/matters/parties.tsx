import type { ReactNode } from 'react';
import { Fragment } from 'react';

/** The masked parties of a matter; a masked name is never broken over two lines, a long organisation's may be. */
export function Parties({ line }: { readonly line: string }): ReactNode {
  return line.split('、').map((name, at) => (
    // The same masked name may stand twice: two persons of one family.
    <Fragment key={`${at}${name}`}>{at === 0 ? '' : '、'}<span className={name.length > 12 ? undefined : 'unbroken'}>{name}</span></Fragment>
  ));
}
