import { Refusal, instantOf } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { readDevice } from '../rows.ts';
import { boundToPiece } from '../sealed.ts';

interface PhotoRow {
  readonly name: string;
  readonly size: number;
  readonly digest: Buffer;
  readonly kept_name: string | null;
  readonly kept_type: string | null;
  readonly kept_size: number | null;
  readonly kept_digest: Buffer | null;
  readonly issued_at: Date | null;
}

interface PieceRow {
  readonly at: number;
  readonly sealed: Buffer;
}

/** A photograph on its way, with its pieces in their order. */
export const photo = onQuery({
  operation: deviceOperations.photo,
  subject: ({ input }) => readDevice(input.county, input.device),
  facts: ({ input: { county, device, photo: id } }) => ({
    row: raw('select name, size, digest, kept_name, kept_type, kept_size, kept_digest, issued_at from devices.photo where county = $1 and device = $2 and id = $3', [county, device, id], ([row]) => row as PhotoRow | undefined), // the columns
    pieces: raw('select at, sealed from devices.piece where county = $1 and device = $2 and photo = $3 order by at', [county, device, id], (rows) => rows as readonly PieceRow[]), // the columns
  }),
  answer: ({ input, keys }, { facts: { row, pieces } }) => {
    if (row === undefined) throw new Refusal('kernel.not-found');
    const { kept_name: name, kept_type: mediaType, kept_size: size, kept_digest: digest, issued_at: issued } = row;
    const kept = name === null || mediaType === null || size === null || digest === null || issued === null ? null : { name, mediaType, size, digest: digest.toString('hex'), issuedAt: instantOf(issued) };
    return { name: row.name, digest: row.digest.toString('hex'), size: row.size, pieces: pieces.map(({ at, sealed }) => String(keys.open(sealed, boundToPiece(input.county, input.device, input.photo, at)))), kept };
  },
});
