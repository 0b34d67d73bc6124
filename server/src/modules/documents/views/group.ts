/** Views of a group's papers and of electronic signatures. */
import type { PaperInput } from '@anhe/contract/documents';
import { representations, signRoads } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { formatDayZh } from '@anhe/contract/kernel';
import type { DisputeFile } from '../gather.ts';
import { committeeOf, contractParties, given, numberOf, typeName } from './parts.ts';

type Agreement = NonNullable<DisputeView['agreement']>;

/** The first sixteen digits in fours, as the pages show them. */
const shortDigest = (digest: string): string => digest.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');

export const digestOf = ({ detail }: DisputeFile): string | undefined => (detail.agreement?.digest == null ? undefined : shortDigest(detail.agreement.digest));

const powers = { general: '一般授权', special: '特别授权' } as const;

function common(file: DisputeFile) {
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), matter: typeName(file),
    representatives: file.acting().map(({ name, kind, powers: granted }) => `${name}（${representations[kind].zh}，${powers[granted]}）`),
    rows: file.members().map((member) => given({
      name: member.name, contact: member.contact === '' ? undefined : member.contact, amount: member.amount === null ? undefined : Math.round(Number(member.amount) * 100),
      authorisedOn: member.authorisedOn ?? undefined, note: member.note ?? undefined,
      signed: member.signedOn === null ? undefined : `${member.by === null ? '本人' : '代表人代签'}，${formatDayZh(member.signedOn)}`,
    })),
    date: file.detail.agreement?.effectiveOn ?? undefined,
  });
}

/** 群体成员签名表. */
export const groupSignatures = (file: DisputeFile): PaperInput<'groupSignatures'> => given({ ...common(file), digest: digestOf(file) });

/** 群体成员分配表. */
export const groupShares = (file: DisputeFile): PaperInput<'groupShares'> => common(file);

/** Signatures that were given on the screen or by phone, each with its time, its way and, where it was read, its drawing. */
export function electronicOf(file: DisputeFile, said: Agreement, pictures: ReadonlyMap<string, Uint8Array>): PaperInput<'agreement'>['electronic'] {
  const parties = contractParties(file);
  return said.signatures.filter(({ way }) => way !== 'paper').map(({ signer, way, signedAt, image }) => {
    const index = file.parties.findIndex(({ id }) => id === signer);
    const party = parties[index];
    const bytes = image === null ? undefined : pictures.get(image);
    const name = party?.name ?? file.nameOf(signer) ?? file.acting().find(({ representative }) => representative === signer)?.name ?? file.members().find(({ id }) => id === signer)?.name ?? '（见签名表）';
    return { label: party?.calledAs ?? (file.nameOf(signer) === undefined ? '代表人、代理人' : '人民调解员'), name, way: signRoads[way].zh, at: signedAt, ...(bytes === undefined ? {} : { image: { bytes } }) };
  });
}
