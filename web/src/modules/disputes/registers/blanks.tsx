import { blankKinds, documentOperations, paperKinds } from '@anhe/contract/documents';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { callFile } from '../../../api/index.ts';
import { ProblemNotice } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useFiles } from '../use-files.ts';
import { registersWords } from './words.ts';

/** Blank forms, for a table without a computer: paper first, entered later. */
export function Blanks(): ReactNode {
  const t = useWords(registersWords);
  const say = useSay();
  const files = useFiles();
  return (
    <section className="sheet" aria-labelledby="blanks-title">
      <h2 id="blanks-title">{t('blanks')}</h2>
      <div className="blanks">
        {blankKinds.map((kind) => <Button key={kind} loading={files.busy === kind} onClick={() => files.open(kind, () => callFile(documentOperations.blank, { kind }))}>{say(paperKinds[kind])}</Button>)}
      </div>
      <ProblemNotice failure={files.failure} />
    </section>
  );
}
