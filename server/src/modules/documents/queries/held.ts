/** The papers of a dispute for the party who holds a receipt and showed the second factor. */
import { documentOperations, paperKinds } from '@anhe/contract/documents';
import type { DisputePaperKind, PaperEntry } from '@anhe/contract/documents';
import { Refusal } from '@anhe/contract/kernel';
import { maskContact } from '@anhe/contract/parties';
import type { ClearParty } from '@anhe/contract/parties';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { AccessEntry, Request } from '../../../kernel/run/handler.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { disputeFound } from '../../disputes/index.ts';
import type { DisputeFound } from '../../disputes/index.ts';
import { countyOfCode, holderOf, narrowed, readOpened } from '../../matters/index.ts';
import type { Opened } from '../../matters/index.ts';
import { fileOf, focused, focusedFacts } from '../gather.ts';
import type { DisputeFile, PaperFacts } from '../gather.ts';
import { paperEntries } from '../listing.ts';
import { viewOf } from '../views/index.ts';
import { paperFile } from './file.ts';

/** Papers that are made for the parties; of the rights notices, the holder's own. */
const forParties: readonly DisputePaperKind[] = ['rightsNotice', 'refusalNotice', 'jointFacts', 'agreement', 'oralAgreement', 'terminationNotice', 'performanceLedger', 'breachNotice'];

interface HeldFacts {
  readonly held: Opened;
  readonly found: DisputeFound | undefined;
  readonly papers: PaperFacts;
}

type Asked = { readonly input: { readonly code: string; readonly pass: string }; readonly keys: Keyring; readonly now: Date };

const facts = ({ input, keys, now }: Asked) => {
  const county = countyOfCode(input.code);
  return {
    held: readOpened(keys, input.code, input.pass, now),
    found: focused(disputeFound(county, '')), ...focusedFacts(county),
  };
};

function others(party: ClearParty): ClearParty {
  const { contact } = party;
  // What a party may know of the other side is on the paper both signed; how to reach them is not sent over the net.
  return { ...party, contact: contact.by === 'village' ? contact : { by: 'address', value: maskContact(contact) }, details: {} };
}

function heldFile(request: Request, { held, found, papers }: HeldFacts): { file: DisputeFile; entries: PaperEntry[] } {
  const holder = holderOf(held);
  if (found === undefined) throw new Refusal('kernel.not-found');
  const file = fileOf(request, found, papers, true);
  const parties = file.parties.map((party) => (party.id === holder || party.clear === undefined ? party : { ...party, clear: others(party.clear) }));
  const entries = paperEntries(file).filter(({ kind, id, state }) => state === 'ready' && forParties.includes(kind) && (kind !== 'rightsNotice' || id === holder));
  return { file: { ...file, parties }, entries };
}

const factsOf = (known: Omit<HeldFacts, 'papers'> & PaperFacts): HeldFacts => ({ held: known.held, found: known.found, papers: known });

export const heldPapers = onQuery({
  operation: documentOperations.heldPapers,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts,
  answer: (request, known) => {
    const { entries } = heldFile(request, factsOf(known.facts));
    return { items: entries.map(({ kind, title, number, on }) => ({ kind, title, number, on })) };
  },
});

function heldEntry(request: Request, known: HeldFacts, kind: DisputePaperKind): { file: DisputeFile; entry: PaperEntry } {
  const { file, entries } = heldFile(request, known);
  const entry = entries.find((one) => one.kind === kind);
  if (entry === undefined) throw new Refusal('kernel.not-found');
  return { file, entry };
}

export const heldPaper = onQuery({
  operation: documentOperations.heldPaper,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts,
  // Whose data a paper shows: a notice its receiver's, every other one that of all parties.
  log: (request, known): AccessEntry[] => {
    const { kind } = request.input;
    const { entry, file } = heldEntry(request, factsOf(known.facts), kind);
    return [{ place: file.detail.place, matter: file.detail.id, party: entry.kind === 'rightsNotice' ? entry.id : null, outcome: 'read', fields: [`paper:${kind}`] }];
  },
  answer: async (request, known) => {
    const { kind, format } = request.input;
    const { file, entry } = heldEntry(request, factsOf(known.facts), kind);
    return paperFile(kind, viewOf(file, entry), format, paperKinds[kind].zh, entry.number);
  },
});
